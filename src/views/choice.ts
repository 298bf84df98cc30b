import { scopeOf, type PackedFacts } from '../model/fact-columns';
import type { Scope } from '../model/quantity';
import { stands, type EffectiveFact } from './effective';
import type { Figures } from './fact-list';

/** Some figures of a shelf. */
export type Packed = Exclude<Figures, readonly EffectiveFact[]>;

/** Marks in `Atlas.shown`: the report gives no figure; every figure read was rejected by a person. */
export const noFigure = -1;
export const allRejected = -2;

const scopeRank: Readonly<Record<Scope, number>> = { own: 0, area: 1, cumulative: 2, upper: 3 };
const rank = (fact: EffectiveFact): number =>
  (fact.review === null || fact.secondLook ? 10 : 0) + scopeRank[fact.scope];

/** Chooses the figure to show: a person's word first, then the body's own before its area's; ties stay in text order. */
export class Choice {
  readonly shown = new Map<string, Int32Array>();
  readonly #reports: number;

  constructor(reports: number) {
    this.#reports = reports;
  }

  #column(indicator: string): Int32Array {
    let column = this.shown.get(indicator);
    if (!column) this.shown.set(indicator, (column = new Int32Array(this.#reports).fill(noFigure)));
    return column;
  }

  /** Of one report's figures, the first of which is the library's `first`. */
  among(figures: Figures, first: number, report: number): void {
    if ('packed' in figures) this.#amongPacked(figures, first, report);
    else this.#amongFacts(figures, first, report);
  }

  #amongFacts(facts: readonly EffectiveFact[], first: number, report: number): void {
    facts.forEach((fact, i) => {
      const column = this.#column(fact.indicator);
      const held = column[report] ?? noFigure;
      if (!stands(fact) && fact.state !== 'absent') {
        if (held === noFigure) column[report] = allRejected;
        return;
      }
      const rival = held < 0 ? undefined : facts[held - first];
      if (!rival || rank(fact) < rank(rival)) column[report] = first + i;
    });
  }

  /** The same for figures on which nobody has decided, without unpacking them. */
  #amongPacked({ packed, from, to }: Packed, first: number, report: number): void {
    const { indicator, flags } = packed.columns;
    const rankOf = (n: number): number => scopeRank[scopeOf(flags[n] ?? 0)];
    for (let n = from; n < to; n++) {
      const column = this.#columnOf(packed, indicator[n] ?? 0);
      const held = column[report] ?? noFigure;
      if (held === noFigure || rankOf(n) < rankOf(held - first + from))
        column[report] = first + n - from;
    }
  }

  #packed: PackedFacts | undefined;
  #columns: (Int32Array | undefined)[] = [];

  /** The column of an indicator of one shelf: reports come shelf by shelf. */
  #columnOf(packed: PackedFacts, indicator: number): Int32Array {
    if (this.#packed !== packed) {
      this.#packed = packed;
      this.#columns = [];
    }
    return (this.#columns[indicator] ??= this.#column(packed.indicators[indicator] ?? ''));
  }
}
