import { remnants } from '../catalog/stale';
import type { Finding } from '../model/finding';
import { fails } from './findings';
import { matchesIn } from './near';
import { fold, type Reading } from './reading';

const RULE = 'stale.template';
const rules = remnants.map((r) => ({
  id: r.id,
  pattern: new RegExp(r.pattern, 'g'),
  unless: r.unless === undefined ? null : new RegExp(r.unless),
}));

/** Remains of a template in any text; the offsets are those of `text`. */
export const findRemnants = (text: string): Finding[] => remnantsIn(fold(text));

const remnantsIn = (folded: string): Finding[] =>
  rules.flatMap(({ id, pattern, unless }) =>
    matchesIn(folded, pattern).flatMap(({ start, words }) => {
      const end = start + words.length;
      if (unless?.test(folded.slice(Math.max(0, start - 12), end + 12))) return [];
      return [fails(RULE, [{ start, end }], { found: words, kind: id })];
    }),
  );

/** 某县, ××, 待补充: what a template leaves behind. */
export const checkTemplate = (reading: Reading): Finding[] => remnantsIn(reading.text);
