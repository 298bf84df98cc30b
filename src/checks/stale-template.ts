import { remnants } from '../catalog/stale';
import type { Finding } from '../model/finding';
import { fails } from './findings';
import { fold, type Reading } from './reading';

const RULE = 'stale.template';
const rules = remnants.map((r) => ({
  id: r.id,
  pattern: new RegExp(r.pattern, 'g'),
  unless: r.unless === undefined ? null : new RegExp(r.unless),
}));

/** Remains of a template in any text; the offsets are those of `text`. */
export function findRemnants(text: string): Finding[] {
  const folded = fold(text);
  return rules.flatMap(({ id, pattern, unless }) =>
    [...folded.matchAll(pattern)].flatMap((m) => {
      const around = folded.slice(Math.max(0, m.index - 12), m.index + m[0].length + 12);
      if (unless?.test(around)) return [];
      const span = { start: m.index, end: m.index + m[0].length };
      return [fails(RULE, [span], { found: m[0], kind: id })];
    }),
  );
}

/** 某县, ××, 待补充: what a template leaves behind. */
export const checkTemplate = (reading: Reading): Finding[] => findRemnants(reading.parsed.doc.text);
