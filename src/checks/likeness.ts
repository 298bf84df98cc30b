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
import { rowsOf, type Rows } from './rows';
import { classAt, classes } from './vocabulary';

/** A term that stands in the text with one character gone wrong. */
export interface Misspelling {
  readonly start: number;
  readonly end: number;
  /** The words as printed, and the term they are near to. */
  readonly found: string;
  readonly right: string;
}

const aside = new Set(leftAside.flatMap(([a, b]) => [a + b, b + a]));
const FUNCTION = new Set(functionWords);
const BOUNDARY = new Set(functionWords + boundaryWords);
const FOLLOWERS = followers.split(' ');
const LEADERS = leaders.split(' ');

/** How many classes of characters there are. */
export const kindCount = classes.reduce((most, kind) => Math.max(most, kind), 0) + 1;

/** For each class of characters the groups that hold it, by number: at most a handful. */
function groupsByKind(groups: readonly string[]): Rows<number> {
  const lists: number[][] = [];
  groups.forEach((group, n) => {
    for (const c of new Set(group)) (lists[classAt(c, 0)] ??= []).push(n);
  });
  return rowsOf(lists, kindCount);
}
const sounds = groupsByKind(soundGroups);
const shapes = groupsByKind(shapeGroups);

/** Whether two classes of characters stand in one group. */
function share({ first, items }: Rows<number>, a: number, b: number): boolean {
  const endOfA = first[a + 1] ?? 0;
  const endOfB = first[b + 1] ?? 0;
  for (let i = first[a] ?? 0; i < endOfA; i++)
    for (let j = first[b] ?? 0; j < endOfB; j++) if (items[i] === items[j]) return true;
  return false;
}

/**
 * For each class of characters a bit for each group that they stand in, as far as there are bits: what shares none with
 * a character is not like it, which is a quick no for most. Two numbers a class, which lie side by side since both are
 * asked for together: the first goes by the group's number modulo 32, the second by what is left of it. Few share a bit
 * in both and no group.
 */
export const kin = new Int32Array(2 * kindCount);
[...soundGroups, ...shapeGroups].forEach((group, i) => {
  for (const c of group) {
    const at = 2 * classAt(c, 0);
    kin[at] = (kin[at] ?? 0) | (1 << (i % 32));
    kin[at + 1] = (kin[at + 1] ?? 0) | (1 << ((i >> 5) % 32));
  }
});

/** Adds to the two numbers at `place` what a class is like, so that these tell what is like one of several. */
export function addKin(numbers: Int32Array, place: number, kind: number): void {
  numbers[place] = (numbers[place] ?? 0) | (kin[2 * kind] ?? 0);
  numbers[place + 1] = (numbers[place + 1] ?? 0) | (kin[2 * kind + 1] ?? 0);
}

/** Whether a class may be like what two numbers at `place` tell of; a no is certain. */
export const isKin = (numbers: Int32Array, place: number, kind: number): boolean =>
  ((kin[2 * kind] ?? 0) & (numbers[place] ?? 0)) !== 0 &&
  ((kin[2 * kind + 1] ?? 0) & (numbers[place + 1] ?? 0)) !== 0;

/** Whether `printed` may have been typed for the term's character at `i`. */
export function alike(printed: string, term: string, i: number): boolean {
  const meant = term[i] ?? '';
  const [typed, right] = [classAt(printed, 0), classAt(meant, 0)];
  if (!share(shapes, typed, right) && (!share(sounds, typed, right) || FUNCTION.has(printed)))
    return false;
  const [before, behind] = [term[i - 1] ?? '', term[i + 1] ?? ''];
  return !(
    aside.has(before + meant + before + printed) || aside.has(meant + behind + printed + behind)
  );
}

/** 1 where `isKin` is true, else 0: for questions that are joined as bits, so that none of them is branched on alone. */
export function kinship(numbers: Int32Array, place: number, kind: number): number {
  const near = (kin[2 * kind] ?? 0) & (numbers[place] ?? 0);
  const far = (kin[2 * kind + 1] ?? 0) & (numbers[place + 1] ?? 0);
  // A number or its negative has the highest bit set unless it is 0.
  return ((near | -near) & (far | -far)) >>> 31;
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
