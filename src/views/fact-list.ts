import type { PackedFacts } from '../model/fact-columns';
import { asRead, type EffectiveFact } from './effective';

/** The figures of one report: packed as the engine read them, or a list where a person decided on some. */
export type Figures =
  | { readonly packed: PackedFacts; readonly from: number; readonly to: number }
  | readonly EffectiveFact[];

const isList = (figures: Figures): figures is readonly EffectiveFact[] => Array.isArray(figures);

const countOf = (figures: Figures): number =>
  isList(figures) ? figures.length : figures.to - figures.from;

/** All figures of the library, report by report. Most are unpacked when they are asked for. */
export class FactList implements Iterable<EffectiveFact> {
  /** The figures of each report. */
  readonly runs: readonly Figures[];
  /** Where a report's figures begin; one entry more than there are reports. */
  readonly starts: Int32Array;
  readonly #reportOf: Int32Array;
  /** Figures that are a person's word that the report does not say. */
  readonly #absent = new Set<number>();

  constructor(reports: readonly Figures[]) {
    this.runs = reports;
    this.starts = new Int32Array(reports.length + 1);
    let total = 0;
    reports.forEach((figures, report) => {
      total += countOf(figures);
      this.starts[report + 1] = total;
    });
    this.#reportOf = new Int32Array(total);
    reports.forEach((figures, report) => {
      const start = this.starts[report] ?? 0;
      this.#reportOf.fill(report, start, this.starts[report + 1]);
      if (isList(figures))
        figures.forEach((f, i) => f.state === 'absent' && this.#absent.add(start + i));
    });
  }

  get length(): number {
    return this.#reportOf.length;
  }

  /** The n-th figure; undefined where there is none (a mark, see `Atlas.shown`). */
  at(n: number): EffectiveFact | undefined {
    const report = n < 0 ? undefined : this.#reportOf[n];
    const figures = report === undefined ? undefined : this.runs[report];
    if (report === undefined || !figures) return undefined;
    const place = n - (this.starts[report] ?? 0);
    if (isList(figures)) return figures[place];
    return asRead(figures.packed.at(figures.from + place), place);
  }

  /** Whether there is such a figure, and it is more than a person's word that the report does not say. */
  gives(n: number): boolean {
    return n >= 0 && !(this.#absent.size > 0 && this.#absent.has(n));
  }

  /** All figures of a report. */
  of(report: number): readonly EffectiveFact[] {
    const figures = this.runs[report] ?? [];
    if (isList(figures)) return figures;
    const { packed, from, to } = figures;
    return Array.from({ length: to - from }, (_, i) => asRead(packed.at(from + i), i));
  }

  /** The indicators of a report's figures that count, in text order, some more than once. */
  indicatorsOf(report: number): readonly string[] {
    const figures = this.runs[report] ?? [];
    if (isList(figures))
      return figures.flatMap((f) =>
        f.state === 'rejected' || f.state === 'absent' ? [] : [f.indicator],
      );
    const { packed, from, to } = figures;
    return Array.from(
      packed.columns.indicator.subarray(from, to),
      (n) => packed.indicators[n] ?? '',
    );
  }

  /** How many of a report's figures, other than this one, are of its indicator and count. */
  others(n: number): number {
    const report = this.#reportOf[n] ?? 0;
    const figures = this.runs[report] ?? [];
    const place = n - (this.starts[report] ?? 0);
    let count = 0;
    if (isList(figures)) {
      const indicator = figures[place]?.indicator;
      for (const [i, f] of figures.entries())
        if (
          i !== place &&
          f.indicator === indicator &&
          f.state !== 'rejected' &&
          f.state !== 'absent'
        )
          count++;
      return count;
    }
    const { from, to, packed } = figures;
    const { indicator } = packed.columns;
    for (let i = from; i < to; i++)
      if (i !== from + place && indicator[i] === indicator[from + place]) count++;
    return count;
  }

  *[Symbol.iterator](): Iterator<EffectiveFact> {
    for (let report = 0; report < this.runs.length; report++) yield* this.of(report);
  }
}
