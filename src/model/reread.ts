import type { Fact } from './fact';
import type { ChecklistEntry, Finding } from './finding';
import type { MetaField, ReportMeta } from './meta';
import type { Remark } from './remark';
import type { Review } from './review';

/** One thing that a later reading says differently. `before` or `after` is null where it was not read or found. */
export interface Difference {
  readonly kind: 'fact' | 'meta' | 'finding' | 'item';
  /** The indicator, the field, the code of the finding's sentence, or the checklist's item. */
  readonly name: string;
  /** A value; of a finding its verdict, of an item its state. */
  readonly before: string | null;
  readonly after: string | null;
  /** A person had decided on it: what counts has not changed. */
  readonly decided: boolean;
  /** The finding's rule, what its sentence is made of, and the words that it stands at. */
  readonly rule?: string;
  readonly params?: Finding['params'];
  readonly quote?: string;
}

/** What checks said of a report, as far as it is compared: `remarks` are those that fail or cannot be told. */
export interface Judgement {
  readonly remarks: readonly Remark[];
  readonly checklist: readonly Pick<ChecklistEntry, 'item' | 'status'>[];
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
  /**
   * What was said before with a person's decisions, and which these were, while the report waits to be judged with them
   * again: only then the two can be compared.
   */
  readonly awaits?: Judgement & { readonly decisions: string };
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

const targetsOf = (reviews: readonly Review[]): ReadonlySet<string> =>
  new Set(
    reviews.flatMap(({ target: t }) =>
      t.kind === 'finding'
        ? [`finding:${t.rule} ${t.key}`]
        : t.kind === 'item'
          ? [`item:${t.item}`]
          : [],
    ),
  );

const keyOf = ({ rule, code, key }: Remark): string => `${rule} ${code} ${key}`;

/** Keys that are codes name what is nowhere in the text. */
const quoteOf = ({ key, code }: Remark): { readonly quote?: string } =>
  key === code ? {} : { quote: key.slice(0, 60) };

/** Findings that fail on one side only: those gone, and those that appeared. */
function newFindings(
  before: Judgement,
  after: Judgement,
  decided: ReadonlySet<string>,
): Difference[] {
  const failing = ({ remarks }: Judgement): Remark[] =>
    remarks.filter((r) => r.verdict === 'fails');
  /** What becomes of each on the other side, which may tell now what it could not, or the other way. */
  const missing = (one: Judgement, other: Judgement): [Remark, string | null][] => {
    const rest = [...other.remarks];
    return failing(one).flatMap((r): [Remark, string | null][] => {
      const at = rest.findIndex((o) => keyOf(o) === keyOf(r));
      const [found] = at < 0 ? [] : rest.splice(at, 1);
      return found?.verdict === 'fails' ? [] : [[r, found?.verdict ?? null]];
    });
  };
  const difference = (r: Remark, sides: Pick<Difference, 'before' | 'after'>): Difference => ({
    ...{ kind: 'finding', name: r.code, rule: r.rule, params: r.params, ...sides, ...quoteOf(r) },
    decided: decided.has(`finding:${r.rule} ${r.key}`),
  });
  return [
    ...missing(before, after).map(([r, now]) => difference(r, { before: 'fails', after: now })),
    ...missing(after, before).map(([r, was]) => difference(r, { before: was, after: 'fails' })),
  ];
}

/** Items that only say which indicators there are: what figures have changed is told already. */
const ofFigures = 'indicator.';

/** What checks say differently of a second reading: findings gone and come, then states of checklist items. */
export function newJudgements(
  before: Judgement,
  after: Judgement,
  reviews: readonly Review[],
): Difference[] {
  const decided = targetsOf(reviews);
  const was = new Map(before.checklist.map((c) => [c.item, c.status] as const));
  return [
    ...newFindings(before, after, decided),
    ...after.checklist.flatMap(({ item, status }): Difference[] => {
      const old = was.get(item);
      // An item that the list had not before has not changed.
      if (old === undefined || old === status || item.startsWith(ofFigures)) return [];
      return [
        {
          ...{ kind: 'item', name: item, before: old, after: status },
          decided: decided.has(`item:${item}`),
        },
      ];
    }),
  ];
}
