import type { Finding } from '../model/finding';
import type { Occurrences } from '../model/word-tree';
import { fails } from './findings';
import { fold } from './half-width';
import { closing, opening } from './marks';
import type { Reading } from './reading';
import { numberOf, wordsIn } from './vocabulary';

const RULE = 'wording.brackets';
/** The words that are asked for here stand one behind the other: the opening marks, the closing ones, the line's end. */
const FIRST_OPENING = numberOf(opening[0] ?? '');
const FIRST_CLOSING = FIRST_OPENING + opening.length;
const LINE_END = FIRST_CLOSING + closing.length;

/** An opening mark, by its place in `opening`. */
interface Open {
  readonly kind: number;
  readonly at: number;
}

/** More marks without partner in one paragraph: they are used in another way, or lost by the file's conversion. */
const MOST = 4;

/** Marks without partner in one paragraph. An enumerator that has only its closing bracket (1), 一)) is left alone. */
export function findUnpaired(paragraph: string): Finding[] {
  const text = fold(paragraph);
  return unpaired(text, wordsIn(text), Infinity);
}

/** Reads the marks of a text, paragraph by paragraph; of one that has more than `most` without partner none is told. */
function unpaired(text: string, { count, words, starts }: Occurrences, most: number): Finding[] {
  const found: Finding[] = [];
  let open: Open[] = [];
  let here: Finding[] = [];
  const endParagraph = (): void => {
    for (const { at } of open) here.push(alone(text, at, 'wording.brackets.open'));
    if (here.length <= most) found.push(...here);
    open = [];
    here = [];
  };
  /** Takes the last opening mark of a kind away, and those behind it, which stay without partner. */
  const closes = (kind: number): boolean => {
    let partner = open.length - 1;
    while (partner >= 0 && open[partner]?.kind !== kind) partner--;
    if (partner < 0) return false;
    for (const { at } of open.slice(partner + 1))
      here.push(alone(text, at, 'wording.brackets.open'));
    // Not spliced: a list that is emptied so gives its room back, and nearly every mark closes the last one.
    while (open.length > partner) open.pop();
    return true;
  };
  for (let i = 0; i < count; i++) {
    const word = words[i] ?? 0;
    if (word < FIRST_OPENING || word > LINE_END) continue;
    const at = starts[i] ?? 0;
    if (word < FIRST_CLOSING) open.push({ kind: word - FIRST_OPENING, at });
    else if (word === LINE_END) {
      if (open.length + here.length > 0) endParagraph();
    } else if (!closes(word - FIRST_CLOSING) && !isEnumerator(text, at))
      here.push(alone(text, at, 'wording.brackets.close'));
  }
  endParagraph();
  return found;
}

const alone = (text: string, at: number, code: string): Finding =>
  fails(RULE, [{ start: at, end: at + 1 }], { mark: text.charAt(at) }, { code });

const isEnumerator = (text: string, at: number): boolean =>
  text[at] === ')' &&
  /(?:^|[。;:,、\s])[0-9一二三四五六七八九十]{1,3}$/.test(text.slice(Math.max(0, at - 4), at));

/** Quotation marks, title marks and brackets without their partner, paragraph by paragraph. */
export const checkBrackets = ({ text, words }: Reading): Finding[] => unpaired(text, words, MOST);
