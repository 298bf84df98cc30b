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
  return { words: [...numbers.keys()], indicators: ids, asked };
}

/** The number of a key, which is given one where it has none. */
function numbered(numbers: Map<string, number>, key: string): number {
  const number = numbers.get(key) ?? numbers.size;
  numbers.set(key, number);
  return number;
}

const familiesOf = (indicators: readonly string[]): string[] =>
  indicators.filter((id) => id.endsWith('.*')).map((id) => id.slice(0, -1));
