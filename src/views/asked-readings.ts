import type { EffectiveFact } from './effective';

/** One figure as the comparison shows it. */
export interface Reading {
  readonly report: number;
  readonly fact: EffectiveFact;
  /** How many further figures of the same indicator stand in the report. */
  readonly more: number;
}

/** Readings asked for most are asked for again with the next choice: they are kept, up to a number of them. */
export class AskedReadings {
  readonly #reports: number;
  readonly #most: number;
  readonly #byIndicator = new Map<string, (Reading | undefined)[]>();
  #count = 0;

  constructor(reports: number, most = 60_000) {
    this.#reports = reports;
    this.#most = most;
  }

  /** The reading of an indicator in a report, made by `make` if it is not known any more. */
  of(indicator: string, report: number, make: () => Reading): Reading {
    const known = this.#byIndicator.get(indicator)?.[report];
    if (known) return known;
    if (this.#count++ >= this.#most) {
      this.#byIndicator.clear();
      this.#count = 1;
    }
    let list = this.#byIndicator.get(indicator);
    // As long as it can become from the start: the engine keeps arrays with holes at their ends in slower ways.
    if (!list) this.#byIndicator.set(indicator, (list = new Array<undefined>(this.#reports)));
    return (list[report] = make());
  }
}
