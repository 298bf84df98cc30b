import type { Checklist, ChecklistItem } from '../model/checklist';
import { fold } from './half-width';

/** A cue: its parts, one word of each of which must stand in a sentence; words by number. */
export type Cue = readonly (readonly number[])[];

/** What an item asks for, prepared. */
export interface Asked {
  readonly cues: readonly Cue[];
  readonly headings: readonly number[];
  readonly indicators: readonly string[];
  /** Beginnings of the indicators of whole families (`x.`). */
  readonly families: readonly string[];
}

/** What some lists ask for: all their words, each once, and by item which of them by number. */
export interface AskedWords {
  readonly words: readonly string[];
  readonly asked: ReadonlyMap<ChecklistItem, Asked>;
}

/** Takes the items of lists apart. A cue `a|b+c` is (a or b) and c. */
export function askedBy(lists: readonly Checklist[]): AskedWords {
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  };
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
          indicators: [...new Set(indicators)],
          families: indicators.filter((id) => id.endsWith('.*')).map((id) => id.slice(0, -1)),
        },
      ];
    }),
  );
  return { words: [...numbers.keys()], asked };
}
