import type { Checklist, ChecklistItem } from '../model/checklist';
import { fold } from './half-width';

/** A cue: its parts, one word of each of which must stand in a sentence; words by number. */
export type Cue = readonly (readonly number[])[];

/** What an item asks for, prepared. */
export interface Asked {
  readonly cues: readonly Cue[];
  readonly headings: readonly number[];
  /** Its indicators, and the beginnings of those of whole families (`x.`), each by number. */
  readonly indicators: readonly number[];
}

/** What some lists ask for: all their words, each once, and by item which of them by number. */
export interface AskedWords {
  readonly words: readonly string[];
  /** By number of a word: 1 where a heading is asked for it, 0 where only sentences are. */
  readonly ofHeadings: Uint8Array;
  /** The number of the empty word, which a user's list may hold by mistake and which stands everywhere; else -1. */
  readonly empty: number;
  /** The number of each indicator and of each beginning that is asked for. */
  readonly indicators: ReadonlyMap<string, number>;
  readonly asked: ReadonlyMap<ChecklistItem, Asked>;
}

/** Takes the items of lists apart. A cue `a|b+c` is (a or b) and c. */
export function askedBy(lists: readonly Checklist[]): AskedWords {
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => numbered(numbers, word);
  const ids = new Map<string, number>();
  const items = lists.flatMap((list) => list.items);
  const asked = new Map(
    items.map((item): [ChecklistItem, Asked] => {
      const { cues, headings, indicators } = item.recognise;
      const parts = cues.map((cue) => fold(cue).split('+'));
      return [
        item,
        {
          cues: parts.map((cue) => cue.map((part) => part.split('|').map(numberOf))),
          headings: headings.map(fold).map(numberOf),
          indicators: [
            ...new Set([
              ...indicators.map((id) => numbered(ids, id)),
              ...familiesOf(indicators).map((beginning) => numbered(ids, beginning)),
            ]),
          ],
        },
      ];
    }),
  );
  const words = [...numbers.keys()];
  const ofHeadings = new Uint8Array(words.length);
  for (const { headings } of asked.values()) for (const word of headings) ofHeadings[word] = 1;
  return { words, ofHeadings, empty: numbers.get('') ?? -1, indicators: ids, asked };
}

/** The number of a key, which is given one where it has none. */
function numbered(numbers: Map<string, number>, key: string): number {
  const number = numbers.get(key) ?? numbers.size;
  numbers.set(key, number);
  return number;
}

const familiesOf = (indicators: readonly string[]): string[] =>
  indicators.filter((id) => id.endsWith('.*')).map((id) => id.slice(0, -1));
