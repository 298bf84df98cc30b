import type { Finding } from '../model/finding';
import type { Occurrences } from '../model/word-tree';
import { fails } from './findings';
import { fold } from './half-width';
import { closing, opening } from './marks';
import type { Reading } from './reading';
import { numberOf, vocabulary, wordsIn } from './vocabulary';

const RULE = 'wording.brackets';
/** The last of the words that are asked for here. */
const LINE_END = numberOf('\n');
/** By number of a word: 1 + the place of the opening mark in `opening`, or of the closing one in `closing`; 0 for others. */
const opens = Uint8Array.from(vocabulary, (word) => 1 + opening.indexOf(word));
const closes = Uint8Array.from(vocabulary, (word) => 1 + closing.indexOf(word));

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
  for (let i = 0; i < count; i++) {
    const word = words[i] ?? 0;
    if (word > LINE_END) continue;
    const at = starts[i] ?? 0;
    const kind = opens[word] ?? 0;
    const closed = closes[word] ?? 0;
    if (kind > 0) open.push({ kind, at });
    else if (word === LINE_END) {
      if (open.length + here.length > 0) endParagraph();
    } else if (closed > 0) {
      const partner = open.findLastIndex((o) => o.kind === closed);
      if (partner >= 0) {
        for (const o of open.splice(partner).slice(1))
          here.push(alone(text, o.at, 'wording.brackets.open'));
      } else if (!isEnumerator(text, at)) here.push(alone(text, at, 'wording.brackets.close'));
    }
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
