import { ratio, scale, type Interval } from '../model/interval';

/**
 * Figures that the user brings to divide by: residents, officers … per region and year. Kept in the library under the
 * key `denominators`, named in every chart that uses them.
 */
export interface Denominator {
  readonly id: string;
  /** What it is, in the user's words: 常住人口. */
  readonly name: string;
  /** Its unit: 人. */
  readonly unit: string;
  /** How many of them a result is stated for: 10,000 for 每万人. */
  readonly per: number;
  /** Where the figures come from, in the user's words. */
  readonly source: string;
  readonly values: readonly DenominatorValue[];
}

export interface DenominatorValue {
  /** Key of the place; see `Place.key`. */
  readonly place: string;
  readonly year: number;
  readonly value: number;
}

/** What a figure is once it was divided: value and what it can mean. */
export interface Divided extends Interval {
  readonly value: number;
}

/** Looks up a denominator's figure; the year must be the same, no neighbour stands in for it. */
export function denominatorAt(
  denominator: Denominator,
): (place: string, year: number) => number | undefined {
  const values = new Map(denominator.values.map((v) => [`${v.place}@${v.year}`, v.value]));
  return (place, year) => values.get(`${place}@${year}`);
}

/** `a` for every `per` of `b`, over intervals; null where `b` may be zero. */
export function divide(
  a: Interval & { readonly value: number },
  b: Interval & { readonly value: number },
  per = 1,
): Divided | null {
  const range = ratio(a, b);
  return range === null || b.value <= 0
    ? null
    : { value: (a.value / b.value) * per, ...scale(range, per) };
}

/** One pasted line that could not be used, with its number from 1 and the reason's code. */
export interface PasteProblem {
  readonly line: number;
  readonly reason: 'columns' | 'place' | 'ambiguous' | 'year' | 'value';
}

/** Separators of a pasted table: tabs from a spreadsheet, or commas and spaces typed by hand. */
const separators = /[\t,，;；]+|\s{2,}| /u;
const thousands = /(?<=\d)[,，](?=\d{3}(?!\d))/gu;

/**
 * Reads pasted lines of place, year, figure (from a spreadsheet, or typed). Places are matched by their key, their label
 * or their full path; a name that two places share is refused rather than guessed.
 */
export function readPasted(
  text: string,
  places: readonly {
    readonly key: string;
    readonly label: string;
    readonly path: readonly string[];
  }[],
): { readonly values: readonly DenominatorValue[]; readonly problems: readonly PasteProblem[] } {
  const values: DenominatorValue[] = [];
  const problems: PasteProblem[] = [];
  text.split(/\r?\n/u).forEach((raw, i) => {
    const cells = raw.trim().includes('\t')
      ? raw.trim().split('\t')
      : raw.trim().replace(thousands, '').split(separators);
    if (raw.trim() === '') return;
    const [name = '', yearText = '', figure = ''] = cells.map((c) => c.trim());
    const year = Number(yearText.replace('年', ''));
    const value = Number(figure.replaceAll(/[,，]/gu, ''));
    const found = places.filter(
      (p) => p.key === name || p.label === name || p.path.join('') === name,
    );
    const reason =
      cells.length < 3
        ? 'columns'
        : !Number.isInteger(year) || year < 1949 || year > 2155
          ? 'year'
          : figure === '' || !(value > 0)
            ? 'value'
            : found.length === 0
              ? 'place'
              : found.length > 1
                ? 'ambiguous'
                : null;
    const place = found[0];
    if (reason !== null || !place) problems.push({ line: i + 1, reason: reason ?? 'place' });
    else values.push({ place: place.key, year, value });
  });
  return { values, problems };
}
