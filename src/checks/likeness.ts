import {
  beginnings,
  boundaryWords,
  endings,
  functionWords,
  leftAside,
  shapeGroups,
  soundGroups,
} from '../catalog/wording/likeness';
import { followers, leaders } from '../catalog/wording/terms';

/** A term that stands in the text with one character gone wrong. */
export interface Misspelling {
  readonly start: number;
  readonly end: number;
  /** The words as printed, and the term they are near to. */
  readonly found: string;
  readonly right: string;
}

/** Two characters as one number: asked too often to make a string of them. */
const pairOf = (a: string, b: string): number => a.charCodeAt(0) * 0x10000 + b.charCodeAt(0);
/** Every two characters that stand in one group, in either order. */
const pairsOf = (groups: readonly string[]): ReadonlySet<number> =>
  new Set(
    groups.flatMap((group) => [...group].flatMap((a) => [...group].map((b) => pairOf(a, b)))),
  );
const sounds = pairsOf(soundGroups);
const shapes = pairsOf(shapeGroups);
const aside = new Set(leftAside.flatMap(([a, b]) => [a + b, b + a]));
const FUNCTION = new Set(functionWords);
const BOUNDARY = new Set(functionWords + boundaryWords);
const FOLLOWERS = followers.split(' ');
const LEADERS = leaders.split(' ');

/** Whether `printed` may have been typed for the term's character at `i`. */
export function alike(printed: string, term: string, i: number): boolean {
  const meant = term[i] ?? '';
  const pair = pairOf(printed, meant);
  if (!shapes.has(pair) && (!sounds.has(pair) || FUNCTION.has(printed))) return false;
  const [before, behind] = [term[i - 1] ?? '', term[i + 1] ?? ''];
  return !(
    aside.has(before + meant + before + printed) || aside.has(meant + behind + printed + behind)
  );
}

/** The characters that may have been typed for each: all that stand in a group with it. */
export function typedFor(): ReadonlyMap<string, ReadonlySet<string>> {
  const near = new Map<string, Set<string>>();
  for (const group of [...soundGroups, ...shapeGroups])
    for (const meant of group) {
      const typed = near.get(meant) ?? new Set();
      near.set(meant, typed);
      for (const c of group) typed.add(c);
    }
  return near;
}

/** A Chinese character. */
export const HAN = /[\u4e00-\u9fa5]/;

/** Whether a character is a word wherever it stands (的, 和, 及). */
export const isFunction = (c: string): boolean => FUNCTION.has(c);

const ENDINGS = new Set(endings);
const BEGINNINGS = new Set(beginnings);
/** Whether a word may end with this character, or begin with it, as part of what stands beside. */
export const endsWords = (c: string): boolean => ENDINGS.has(c);
export const beginsWords = (c: string): boolean => BEGINNINGS.has(c);
/** Whether a character can belong to no word: a sign, a figure, a function word, or the text's end. */
export const parts = (c: string | undefined): boolean =>
  c === undefined || !HAN.test(c) || FUNCTION.has(c);

/** Whether what stands before `at` lets a word begin there. */
export function opensBefore(text: string, at: number): boolean {
  const c = text[at - 1];
  if (c === undefined || !HAN.test(c) || BOUNDARY.has(c)) return true;
  return LEADERS.some((word) => text.startsWith(word, at - word.length));
}

/** Whether a word may end at `at`: a noun there could be the second half of another word (社|区, 法|人). */
export function closesAt(text: string, at: number): boolean {
  const c = text[at];
  if (c === undefined || !HAN.test(c) || FUNCTION.has(c)) return true;
  return FOLLOWERS.some((word) => text.startsWith(word, at));
}
