import type { Fact } from './fact';
import type { MetaField, ReportMeta } from './meta';
import type { Review } from './review';

/** One thing that a later reading says differently. `before` or `after` is null where it was not read. */
export interface Difference {
  readonly kind: 'fact' | 'meta';
  /** The indicator or the field. */
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  /** A person had decided on it: what counts has not changed. */
  readonly decided: boolean;
}

/** What changed when a stored report was read again by another engine or in another encoding. */
export interface Reread {
  /** The report. */
  readonly id: string;
  readonly at: string;
  readonly engineBefore: number;
  readonly engineAfter: number;
  readonly textChanged: boolean;
  readonly differences: readonly Difference[];
  /** Decisions whose passage is no longer found. */
  readonly lost: number;
}

/** What of a reading is compared. */
export interface Reading {
  readonly facts: readonly Fact[];
  readonly meta: ReportMeta;
}

const valuesOf = (facts: readonly Fact[]): Map<string, string[]> => {
  const values = new Map<string, string[]>();
  for (const f of facts) {
    const list = values.get(f.indicator) ?? [];
    list.push(`${f.value}${f.unit}${f.approx ?? ''}`);
    values.set(f.indicator, list);
  }
  return values;
};

const without = (list: readonly string[], other: readonly string[]): string[] => {
  const rest = [...other];
  return list.filter((item) => {
    const at = rest.indexOf(item);
    if (at < 0) return true;
    rest.splice(at, 1);
    return false;
  });
};

const fields: readonly [MetaField, (meta: ReportMeta) => string | number | null][] = [
  ['title', (m) => m.title],
  ['region', (m) => m.region.name],
  ['level', (m) => m.region.level],
  ['bodyKind', (m) => m.bodyKind],
  ['organ', (m) => m.organ],
  ['year', (m) => m.year],
  ['publishedOn', (m) => m.publishedOn],
  ['signedOn', (m) => m.signedOn],
];

/** What the second reading says differently: figures one by one, then what the report is. */
export function differences(
  before: Reading,
  after: Reading,
  reviews: readonly Review[],
): Difference[] {
  const decided = new Set(
    reviews.flatMap(({ target: t }) =>
      t.kind === 'fact' ? [`fact:${t.indicator}`] : t.kind === 'meta' ? [`meta:${t.field}`] : [],
    ),
  );
  const found: Difference[] = [];
  const [old, now] = [valuesOf(before.facts), valuesOf(after.facts)];
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const gone = without(old.get(name) ?? [], now.get(name) ?? []);
    const come = without(now.get(name) ?? [], old.get(name) ?? []);
    for (let i = 0; i < Math.max(gone.length, come.length); i++)
      found.push({
        ...{ kind: 'fact', name, before: gone[i] ?? null, after: come[i] ?? null },
        decided: decided.has(`fact:${name}`),
      });
  }
  const word = (value: string | number | null): string | null =>
    value === null ? null : String(value);
  for (const [name, of] of fields) {
    const [was, is] = [word(of(before.meta)), word(of(after.meta))];
    if (was !== is)
      found.push({
        ...{ kind: 'meta', name, before: was, after: is },
        decided: decided.has(`meta:${name}`),
      });
  }
  return found;
}
