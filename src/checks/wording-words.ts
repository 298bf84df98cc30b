import { frequentWords, realWords } from '../catalog/wording/words';
import { fixedTerms, neighbours } from '../catalog/wording/terms';
import { WordTree } from '../model/word-tree';
import {
  alike,
  beginsWords,
  closesAt,
  endsWords,
  HAN,
  isFunction,
  opensBefore,
  parts,
  typedFor,
  type Misspelling,
} from './likeness';

const known = new Set([...frequentWords, ...realWords]);
const termTree = new WordTree([...new Set([...fixedTerms, ...neighbours])]);
const wordTree = new WordTree([...new Set([...frequentWords, ...fixedTerms, ...neighbours])]);

/** Two characters that are no word, with the frequent word that they were probably meant for. */
const meant = ((): ReadonlyMap<string, string> => {
  const typed = typedFor();
  const [ending, beginning] = [new Map<string, string>(), new Map<string, string>()];
  const add = (map: Map<string, string>, printed: string, word: string): void => {
    const odd = [...printed].some((c) => !HAN.test(c) || isFunction(c)) || known.has(printed);
    if (!odd && !map.has(printed)) map.set(printed, word);
  };
  for (const word of frequentWords) {
    const [first = '', last = ''] = word;
    for (const c of typed.get(last) ?? []) if (alike(c, word, 1)) add(ending, first + c, word);
    for (const c of typed.get(first) ?? []) if (alike(c, word, 0)) add(beginning, c + last, word);
  }
  // Where both would do, a wrong character at the end is likelier.
  return new Map([...beginning, ...ending]);
})();
const slipTree = new WordTree([...meant.keys()]);
const words = [...meant.values()];

/** Frequent words misspelt right beside another frequent word (执法培圳, 组织陪训). */
export function findBeside(text: string): Misspelling[] {
  const places: Misspelling[] = [];
  slipTree.scan(text, (slip, start, end) => {
    places.push({ start, end, found: text.slice(start, end), right: words[slip] ?? '' });
  });
  if (places.length === 0) return places;
  const starts = new Uint8Array(text.length + 1);
  const ends = new Uint8Array(text.length + 1);
  wordTree.scan(text, (_, start, end) => {
    starts[start] = 1;
    ends[end] = 1;
  });
  const found = places.filter(({ start: at, end }) => {
    // Right behind a word and cut off by what follows, or right before one and cut off by what precedes.
    const behind = ends[at] === 1 && starts[at] !== 1;
    const before = starts[end] === 1 && ends[end] !== 1;
    if (!behind && !before) return false;
    if (!(ends[at] === 1 || opensBefore(text, at))) return false;
    if (!(starts[end] === 1 || closesAt(text, end))) return false;
    if (endsWords(text[at] ?? '') && !parts(text[at - 1])) return false;
    return !beginsWords(text[at + 1] ?? '') || parts(text[end]);
  });
  return found.length === 0 ? found : outsideTerms(text, found);
}

/** Without those that cut into a fixed term or another word's end. */
function outsideTerms(text: string, found: readonly Misspelling[]): Misspelling[] {
  const right = new Uint8Array(text.length + 1);
  termTree.scan(text, (_, start, end) => right.fill(1, start, end));
  return found.filter(({ start, end }) => !right.subarray(start, end).includes(1));
}
