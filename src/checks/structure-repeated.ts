import type { Finding } from '../model/finding';
import { fails, spanOf } from './findings';
import type { Reading, Sentence } from './reading';

const RULE = 'structure.repeated';
/** A sentence of fewer characters may well be said twice. */
const SHORTEST = 22;
/** Of this share of the sentences and more the text was printed twice, which is another matter. */
const MOST = 0.2;
const SHOWN = 18;

/** A sentence that stands in the report twice, word for word: a passage that was pasted again. */
export function checkRepeated(reading: Reading): Finding[] {
  const seen = new Map<string, Sentence>();
  const pairs: [first: Sentence, again: Sentence][] = [];
  let told = 0;
  for (const sentence of reading.sentences) {
    if (sentence.isHead || sentence.words.length < SHORTEST) continue;
    told++;
    const words = sentence.words.replace(/^(?:\(?[一二三四五六七八九十\d]+[)、.是]+)+/, '');
    const first = seen.get(words);
    if (first === undefined) seen.set(words, sentence);
    else pairs.push([first, sentence]);
  }
  if (pairs.length > Math.max(2, MOST * told)) return [];
  return joined(reading, pairs).map(([first, again, count]) => {
    const words = `${first.words.slice(0, SHOWN).replace(/[“”]/g, (m) => (m === '“' ? '‘' : '’'))}…`;
    return fails(RULE, [spanOf(again), spanOf(first)], { words, count });
  });
}

/** Sentences that follow one another in both places are one passage. */
function joined(
  { sentences }: Reading,
  pairs: readonly [Sentence, Sentence][],
): [Sentence, Sentence, number][] {
  const found: [Sentence, Sentence, number][] = [];
  let last: [Sentence, Sentence] | undefined;
  for (const [first, again] of pairs) {
    const goesOn =
      last !== undefined &&
      sentences.indexOf(first) === sentences.indexOf(last[0]) + 1 &&
      sentences.indexOf(again) === sentences.indexOf(last[1]) + 1;
    const open = found.at(-1);
    if (goesOn && open !== undefined) open[2]++;
    else found.push([first, again, 1]);
    last = [first, again];
  }
  return found;
}
