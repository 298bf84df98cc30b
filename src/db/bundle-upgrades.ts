import { BUNDLE_VERSION } from '../model/bundle';

/** A record of a bundle as it was read: nothing is known of it but that it is an object. */
export type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (data: unknown): data is Raw =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

const list = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : []);
const number = (data: unknown): number => (typeof data === 'number' ? data : Number.NaN);

/** How the records of one version become those of the next. */
interface Upgrade {
  readonly report: (report: Raw, head: Raw) => Raw;
  readonly review: (review: Raw, head: Raw) => Raw;
}

/** The parent of each section: the last one before it that is less deep and still goes on. */
function parents(sections: readonly unknown[]): unknown[] {
  const open: { index: number; depth: number }[] = [];
  return sections.map((section, index) => {
    if (!isRaw(section)) return section;
    const depth = number(section.depth);
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const parent = open.at(-1)?.index ?? -1;
    open.push({ index, depth });
    return { parent, ...section };
  });
}

/** A fact of the minimal form names one passage; its figures are those that stand in it with its value. */
function withFigures(fact: unknown, quantities: readonly unknown[]): unknown {
  if (!isRaw(fact)) return fact;
  const found = quantities.flatMap((q, i) => {
    const inside =
      isRaw(q) && number(q.start) >= number(fact.start) && number(q.end) <= number(fact.end);
    return inside && q.value === fact.value ? [i] : [];
  });
  const first = isRaw(quantities[found[0] ?? -1]) ? (quantities[found[0] ?? -1] as Raw) : {};
  return {
    ...{ low: first.low ?? fact.value, high: first.high ?? fact.value },
    ...{ evidence: [[fact.start, fact.end]], quantities: found },
    ...fact,
  };
}

/** 0 was the minimal form, before folders, blocks, engines of single reports and reasons were kept. */
const fromZero: Upgrade = {
  report: (report, head) => {
    const quantities = list(report.quantities);
    const generator = isRaw(head.generator) ? head.generator : {};
    const source = isRaw(report.source) ? report.source : {};
    const since = typeof head.createdAt === 'string' ? { addedAt: head.createdAt } : {};
    return {
      ...{ engine: generator.engine ?? 0, genre: 'report' },
      ...report,
      source: { folder: '', ...since, ...source },
      sections: parents(list(report.sections)),
      facts: list(report.facts).map((fact) => withFigures(fact, quantities)),
    };
  },
  review: (review) => ({ note: '', by: '', anchor: null, engineValue: null, engine: 0, ...review }),
};

const steps: Readonly<Record<number, Upgrade>> = { 0: fromZero };

/** Brings one record from its bundle's version to ours, step by step; what is not an object stays as it is. */
export function upgrade(kind: keyof Upgrade, data: unknown, version: number, head: Raw): unknown {
  if (!isRaw(data)) return data;
  let record = data;
  for (let v = version; v < BUNDLE_VERSION; v++) {
    const step = steps[v];
    if (step) record = step[kind](record, head);
  }
  return record;
}
