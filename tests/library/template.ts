import type { Random } from './random';

/** What the words of one report are written from: names and figures that must agree with each other. */
export type Values = Readonly<Record<string, string | number>>;

/** A figure as drafters print it: exact, or rounded with a qualifier. */
export function figure(r: Random, value: number): string {
  if (value < 100 || r.chance(0.7)) return String(value);
  const step = 10 ** (String(value).length - 2);
  if (value >= 10_000 && r.chance(0.5)) return `${(value / 10_000).toFixed(1)}万`;
  return `${Math.floor(value / step) * step}余`;
}

const choice = /<([^<>]*)>/g;
const range = /^(~?)(\d+)-(\d+)(\*?)$/;

/**
 * Writes a sentence from its template. `<甲|乙>` is one of several wordings; `{3-12}` is a whole number, `{3-12*}` one that
 * grows with `size`, `{~3-12*}` the same printed as drafters do; `{name}` is a value. Wordings may hold figures.
 */
export function fill(template: string, r: Random, size: number, values: Values): string {
  const worded = template.includes('<')
    ? template.replace(choice, (_all, list: string) => r.pick(list.split('|')))
    : template;
  return worded.replace(/\{([^}]*)\}/g, (_all, slot: string) => {
    const value = values[slot];
    if (value !== undefined) return String(value);
    const [, printed, low, high, grows] = range.exec(slot) ?? [];
    if (low === undefined) throw new Error(`no value for {${slot}} in ${template}`);
    const number = r.whole(Number(low), Number(high)) * (grows ? size : 1);
    return printed ? figure(r, number) : String(number);
  });
}
