import type { Fact, FactSource } from './fact';
import type { Scope } from './quantity';
import type { Span } from './span';

/** A fact as comparisons need it: without the figures that it was read from. */
export type ReadFact = Omit<Fact, 'quantities' | 'person'>;

/** Whole numbers in as little room as the largest of them needs. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array;

/**
 * The facts of many reports side by side, column by column: a tenth of the room that they take one by one, and there at
 * once. The n-th report has the facts from `starts[n]` to `starts[n + 1]`.
 */
export interface FactColumns {
  /** Ids of the reports. */
  readonly ids: readonly string[];
  readonly starts: Numbers;
  /** The indicators that occur, a JSON list; `indicator` points into it. */
  readonly indicators: string;
  readonly indicator: Numbers;
  readonly value: Float64Array;
  /** Scope in the two lowest bits, then the source in three, then whether the value is a range. */
  readonly flags: Uint8Array;
  /** Low and high of the facts that are ranges, in turn; NaN for an open end. */
  readonly ranges: Float64Array;
  /** Units, qualifiers and words that occur, a JSON list; the first entry stands for none. */
  readonly strings: string;
  readonly unit: Numbers;
  readonly approx: Numbers;
  readonly words: Numbers;
  /** Where the passages of each fact begin in `spans`, counted in passages; one entry more than there are facts. */
  readonly passages: Numbers;
  /** Start and end of each passage, in turn. */
  readonly spans: Numbers;
}

/** Places in these lists are stored: entries are only ever added at their ends. */
const scopes: readonly Scope[] = ['own', 'area', 'upper', 'cumulative'];
const sources: readonly FactSource[] = ['phrase', 'shared', 'parallel', 'negative', 'table'];
const isRange = 32;

/** The scope that a fact's flags tell. */
export const scopeOf = (flags: number): Scope => scopes[flags & 3] ?? 'own';

/** Whole numbers from 0 to 2³² in the narrowest array. */
function numbers(list: readonly number[]): Numbers {
  let most = 0;
  for (const n of list) if (n > most) most = n;
  return most < 0x100
    ? Uint8Array.from(list)
    : most < 0x10000
      ? Uint16Array.from(list)
      : Uint32Array.from(list);
}

/** Gives every different string a number, in the order in which they come. */
class Names {
  readonly list: string[];
  readonly #places = new Map<string, number>();

  constructor(first: readonly string[] = []) {
    this.list = [...first];
  }

  placeOf(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.list.push(name) - 1);
    return this.list.length - 1;
  }
}

/** Columns of the facts of some reports. */
export function packFacts(
  reports: readonly { readonly id: string; readonly facts: readonly ReadFact[] }[],
): FactColumns {
  const facts = reports.flatMap((r) => r.facts);
  const indicators = new Names();
  const strings = new Names(['']);
  const ranges: number[] = [];
  const passages = [0];
  const spans: number[] = [];
  const flags = facts.map(({ value, low, high, scope, source, evidence }) => {
    for (const { start, end } of evidence) spans.push(start, end);
    passages.push(spans.length / 2);
    const ranged = low !== value || high !== value;
    if (ranged) ranges.push(low ?? NaN, high ?? NaN);
    return scopes.indexOf(scope) | (sources.indexOf(source) << 2) | (ranged ? isRange : 0);
  });
  let total = 0;
  const starts = [0, ...reports.map((r) => (total += r.facts.length))];
  const indicator = numbers(facts.map((f) => indicators.placeOf(f.indicator)));
  const unit = numbers(facts.map((f) => strings.placeOf(f.unit)));
  const approx = numbers(facts.map((f) => (f.approx === null ? 0 : strings.placeOf(f.approx))));
  const words = numbers(facts.map((f) => strings.placeOf(f.words)));
  return {
    ids: reports.map((r) => r.id),
    starts: numbers(starts),
    indicators: JSON.stringify(indicators.list),
    ...{ indicator, unit, approx, words },
    value: Float64Array.from(facts, (f) => f.value),
    flags: Uint8Array.from(flags),
    ranges: Float64Array.from(ranges),
    strings: JSON.stringify(strings.list),
    passages: numbers(passages),
    spans: numbers(spans),
  };
}

const orOpen = (end: number | undefined): number | null =>
  end === undefined || Number.isNaN(end) ? null : end;

/** Columns opened for reading; what is only rarely asked is unpacked when it is. */
export class PackedFacts {
  readonly columns: FactColumns;
  /** Ids of the indicators, by the numbers of the column. */
  readonly indicators: readonly string[];
  #strings: readonly string[] | undefined;
  #rangeAt: Int32Array | undefined;

  constructor(columns: FactColumns) {
    this.columns = columns;
    this.indicators = JSON.parse(columns.indicators) as string[]; // as packFacts wrote it
  }

  /** The fact in the n-th row. */
  at(n: number): ReadFact {
    const { columns } = this;
    const flags = columns.flags[n] ?? 0;
    const value = columns.value[n] ?? 0;
    const range = (flags & isRange) === 0 ? null : this.#range(n);
    const approx = columns.approx[n] ?? 0;
    return {
      indicator: this.indicators[columns.indicator[n] ?? 0] ?? '',
      value,
      low: range ? range[0] : value,
      high: range ? range[1] : value,
      unit: this.#string(columns.unit[n]),
      approx: approx === 0 ? null : this.#string(approx),
      evidence: this.#evidence(n),
      scope: scopeOf(flags),
      source: sources[(flags >> 2) & 7] ?? 'phrase',
      words: this.#string(columns.words[n]),
    };
  }

  /** The facts of the report with this place in `ids`. */
  of(report: number): ReadFact[] {
    const { starts } = this.columns;
    const facts: ReadFact[] = [];
    for (let n = starts[report] ?? 0; n < (starts[report + 1] ?? 0); n++) facts.push(this.at(n));
    return facts;
  }

  #string(place = 0): string {
    this.#strings ??= JSON.parse(this.columns.strings) as string[]; // as packFacts wrote it
    return this.#strings[place] ?? '';
  }

  #range(n: number): readonly [low: number | null, high: number | null] {
    const { flags, ranges } = this.columns;
    let count = 0;
    this.#rangeAt ??= Int32Array.from(flags, (f) => ((f & isRange) === 0 ? -1 : count++));
    const at = 2 * (this.#rangeAt[n] ?? 0);
    return [orOpen(ranges[at]), orOpen(ranges[at + 1])];
  }

  #evidence(n: number): ReadFact['evidence'] {
    const { passages, spans } = this.columns;
    const found: Span[] = [];
    for (let at = passages[n] ?? 0; at < (passages[n + 1] ?? 0); at++)
      found.push({ start: spans[2 * at] ?? 0, end: spans[2 * at + 1] ?? 0 });
    const [first = { start: 0, end: 0 }, ...others] = found; // a fact has a passage
    return [first, ...others];
  }
}
