import type { Finding } from '../model/finding';
import { charactersOf, isOneOf } from '../model/sieve';
import { fails, spanOf } from './findings';
import type { Reading, Sentence } from './reading';

const RULE = 'structure.repeated';
/** A sentence of fewer characters may well be said twice. */
const SHORTEST = 22;
/** Of this share of the sentences and more the text was printed twice, which is another matter. */
const MOST = 0.2;
const SHOWN = 18;

/** Two sentences of the same words, by their places among the sentences, and how many follow alike behind them. */
interface Passage {
  readonly first: number;
  readonly again: number;
  count: number;
}

/** A sentence that stands in the report twice, word for word: a passage that was pasted again. */
export function checkRepeated({ sentences }: Reading): Finding[] {
  const seen = new Map<string, number>();
  const passages: Passage[] = [];
  let told = 0;
  let twice = 0;
  sentences.forEach((sentence, again) => {
    if (sentence.isHead || sentence.words.length < SHORTEST) return;
    told++;
    const words = withoutNumber(sentence.words);
    const first = seen.get(words);
    if (first === undefined) {
      seen.set(words, again);
      return;
    }
    twice++;
    const last = passages.at(-1);
    // Sentences that follow one another in both places are one passage.
    if (last && first === last.first + last.count && again === last.again + last.count)
      last.count++;
    else passages.push({ first, again, count: 1 });
  });
  if (twice > Math.max(2, MOST * told)) return [];
  return passages.flatMap(({ first, again, count }) =>
    finding(sentences[first], sentences[again], count),
  );
}

const NUMERALS = charactersOf('(一二三四五六七八九十0123456789');
const withoutNumber = (words: string): string =>
  isOneOf(NUMERALS, words.charCodeAt(0))
    ? words.replace(/^(?:\(?[一二三四五六七八九十\d]+[)、.是]+)+/, '')
    : words;

function finding(
  first: Sentence | undefined,
  again: Sentence | undefined,
  count: number,
): Finding[] {
  if (first === undefined || again === undefined) return [];
  const words = `${first.words.slice(0, SHOWN).replace(/[“”]/g, (m) => (m === '“' ? '‘' : '’'))}…`;
  return [fails(RULE, [spanOf(again), spanOf(first)], { words, count })];
}
