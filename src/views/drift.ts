import type { Scope } from '../model/quantity';
import { isShown, type Comparison, type Shown } from './compare';
import { canNormalise } from './selection';

/** Something to know before values are set beside each other; its sentence is in messages/compare. */
export interface Warning {
  readonly code: 'units' | 'scopes' | 'words' | 'several' | 'levels' | 'rates' | 'secondLook';
  /** Index of the measure, or -1 for the whole comparison. */
  readonly measure: number;
  /** Each variant with the number of reports that use it, the commonest first. */
  readonly variants: readonly (readonly [variant: string, reports: number])[];
}

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

const commonestFirst = (counts: ReadonlyMap<string, number>): (readonly [string, number])[] =>
  [...counts].sort((a, b) => b[1] - a[1]);

/** Counts of each text, the commonest first. */
export const tally = (texts: readonly string[]): (readonly [string, number])[] =>
  commonestFirst(countsOf(texts));

/** Verbs whose choice changes what is counted: an indicator's words that differ in these differ in definition. */
const countingVerbs =
  /申请|受理|立案|收到|办理|办结|审结|结案|调解|化解|成功|排查|处理|纠正|应诉|出庭|发生|新增|现有|累计/gu;
const verbsOf = (words: string): string =>
  [...new Set(words.match(countingVerbs) ?? [])].sort().join('、');

/** Counts of the verbs in the words that reports use; the words of thousands are few, and each is looked into once. */
function tallyVerbs(words: readonly string[]): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const [text, count] of countsOf(words)) {
    const verbs = verbsOf(text);
    if (verbs !== '') counts.set(verbs, (counts.get(verbs) ?? 0) + count);
  }
  return commonestFirst(counts);
}

const scopesThatMatter: ReadonlySet<Scope> = new Set(['area', 'upper', 'cumulative']);

function warningsOf(cells: readonly Shown[], measure: number): Warning[] {
  const readings = cells.flatMap((c) => c.readings);
  const first = cells.flatMap((c) => c.readings[0] ?? []);
  const units = tally(cells.map((c) => c.unit));
  const scopes = tally(readings.map((r) => r.fact.scope));
  const verbs = tallyVerbs(first.map((r) => r.fact.words));
  const several = readings.filter((r) => r.more > 0).length;
  const moved = readings.filter((r) => r.fact.secondLook).length;
  const mixed = scopes.length > 1 || scopes.some(([s]) => scopesThatMatter.has(s as Scope)); // tallied from scopes
  const found: (Warning | false)[] = [
    units.length > 1 && { code: 'units', measure, variants: units },
    mixed && { code: 'scopes', measure, variants: scopes },
    verbs.length > 1 && { code: 'words', measure, variants: verbs },
    several > 0 && { code: 'several', measure, variants: [['', several]] },
    moved > 0 && { code: 'secondLook', measure, variants: [['', moved]] },
  ];
  return found.filter((w) => w !== false);
}

/** Where unit, scope, wording or level differ between the values of one comparison. */
export function driftOf(comparison: Comparison): readonly Warning[] {
  const perMeasure = comparison.measures.flatMap((_, column) =>
    warningsOf(
      comparison.rows.flatMap((r) => {
        const cell = r.cells[column];
        return isShown(cell) ? [cell] : [];
      }),
      column,
    ),
  );
  const levels = tally(comparison.places.map((p) => p.level ?? ''));
  const whole: (Warning | false)[] = [
    levels.length > 1 && { code: 'levels', measure: -1, variants: levels },
    comparison.divided &&
      comparison.measures.some((m) => m.kind === 'indicator' && !canNormalise(m)) && {
        ...{ code: 'rates', measure: -1, variants: [] },
      },
  ];
  return [...whole.filter((w) => w !== false), ...perMeasure];
}
