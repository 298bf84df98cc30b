import { fixedUnits, measureWords, type FixedUnit, type MeasureWord } from '../catalog/units';
import type { QuantityKind } from '../model/quantity';

/** A unit as read behind a number. */
export interface UnitRead {
  /** End of the unit in the text. */
  readonly end: number;
  readonly unit: string;
  readonly kind: QuantityKind;
  readonly factor: number;
  /** With which numerals the word counts, see MeasureWord; fixed units count with any. */
  readonly with: MeasureWord['with'];
}

interface Entry {
  readonly word: string;
  readonly not: string;
  readonly unit: string;
  readonly kind: QuantityKind;
  readonly factor: number;
  readonly with: MeasureWord['with'];
}

const ofMeasure = (m: MeasureWord): Entry => ({
  word: m.word,
  not: m.not ?? '',
  unit: m.word,
  kind: 'count',
  factor: 1,
  with: m.with,
});
const ofFixed = (f: FixedUnit): Entry => ({ ...f, not: f.not ?? '', with: 'any' });
const variants: Readonly<Record<string, string>> = {
  個: '个',
  場: '场',
  項: '项',
  條: '条',
  戶: '户',
  張: '张',
};

/** Units by the code of their first character, longest first; traditional forms lead to the same list. */
const byFirst: ReadonlyMap<number, readonly Entry[]> = (() => {
  const map = new Map<number, Entry[]>();
  for (const entry of [...measureWords.map(ofMeasure), ...fixedUnits.map(ofFixed)]) {
    const first = entry.word.charCodeAt(0);
    const list = map.get(first);
    if (list) list.push(entry);
    else map.set(first, [entry]);
  }
  for (const list of map.values()) list.sort((a, b) => b.word.length - a.word.length);
  for (const [variant, usual] of Object.entries(variants))
    map.set(variant.charCodeAt(0), map.get(usual.charCodeAt(0)) ?? []);
  return map;
})();

/** Whether a unit can start with this character. */
export const startsUnit = (code: number): boolean => byFirst.has(code);

const spacedPoints =
  /个?[ \u00a0\u3000]{0,3}[個个]?[ \u00a0\u3000]{0,3}百[ \u00a0\u3000]{0,3}分[ \u00a0\u3000]{0,3}[点點]/y;
/** (次), (册), (件) …: a second measure word in brackets belongs to the unit. */
const bracketed = /[(（][件次册份个人场期户家张起项宗部篇本证处条套批台幅][)）]/y;
/** (场)次: the first of two measure words in brackets. */
const bracketedFirst = /[(（][场人件户批台家][)）]次/y;
/** 人 → 人次, 期 → 期(次): what belongs to the measure word beyond itself. */
function extend(text: string, end: number, word: string): number {
  const next = text.charAt(end);
  if (next === '(' || next === '（') {
    bracketed.lastIndex = end;
    const bracket = bracketed.exec(text)?.[0];
    if (bracket !== undefined) return end + bracket.length;
  }
  if (next !== '次') return end;
  const takesTimes = word.length === 1 && !'次个成日周天'.includes(word);
  return takesTimes && !'级要序'.includes(text.charAt(end + 1) || ' ') ? end + 1 : end;
}

/** 43名单位负责人: of a body, not a list (名单). */
const ofBody = (text: string, at: number): boolean =>
  text.charAt(at) === '单' && text.charAt(at + 1) === '位';

/** The unit that starts exactly at `at`, or null. */
export function unitAt(text: string, at: number): UnitRead | null {
  const entries = byFirst.get(text.charCodeAt(at));
  const first = text.charAt(at);
  if (first === '百' || first === '个' || first === '個') {
    spacedPoints.lastIndex = at;
    const match = spacedPoints.exec(text)?.[0];
    if (match !== undefined)
      return { end: at + match.length, unit: '百分点', kind: 'change', factor: 1, with: 'any' };
  }
  if (first === '(' || first === '（') {
    bracketedFirst.lastIndex = at;
    const match = bracketedFirst.exec(text)?.[0];
    return match === undefined
      ? null
      : { end: at + match.length, unit: match, kind: 'count', factor: 1, with: 'any' };
  }
  if (!entries) return null;
  for (const entry of entries) {
    const { word } = entry;
    if (word.length > 1 && !text.startsWith(word.slice(1), at + 1)) continue;
    const after = text.charAt(at + word.length);
    if (after !== '' && entry.not.includes(after) && !ofBody(text, at + word.length)) continue;
    const { kind, factor } = entry;
    if (kind !== 'count')
      return { end: at + word.length, unit: entry.unit, kind, factor, with: entry.with };
    const end = extend(text, at + word.length, word);
    const unit = end === at + word.length ? word : word + text.slice(at + word.length, end);
    return { end, unit, kind, factor, with: entry.with };
  }
  return null;
}
