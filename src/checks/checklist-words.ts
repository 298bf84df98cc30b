import type { AppliesTo, Checklist, ChecklistItem, ItemJudge } from '../model/checklist';
import type { SectionRole } from '../model/doc';
import { fold } from './half-width';

/** A cue: its parts, one word of each of which must stand in a sentence; words by number. */
export type Cue = readonly (readonly number[])[];

/**
 * An item with what it asks for, prepared. All have all fields, whatever the item leaves out: objects of one kind are
 * read several times as fast, and each item is read for every report.
 */
export interface Asked {
  readonly id: string;
  readonly judge: ItemJudge;
  /** The item by whose judge it is judged: itself, unless it is a copy. */
  readonly like: string;
  readonly appliesTo: AppliesTo | undefined;
  readonly parts: readonly SectionRole[] | undefined;
  readonly underHeadings: boolean;
  readonly cues: readonly Cue[];
  readonly headings: readonly number[];
  /** Its indicators, and the beginnings of those of whole families (`x.`), each by number. */
  readonly indicators: readonly number[];
}

/** A list as its items are asked. */
export interface AskedList {
  readonly appliesTo: AppliesTo | undefined;
  readonly items: readonly Asked[];
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
  readonly lists: readonly AskedList[];
}

/** Takes the items of lists apart. A cue `a|b+c` is (a or b) and c. */
export function askedBy(lists: readonly Checklist[]): AskedWords {
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => numbered(numbers, word);
  const ids = new Map<string, number>();
  const askedOf = (item: ChecklistItem): Asked => {
    const { cues, headings, indicators, parts, underHeadings } = item.recognise;
    const split = cues.map((cue) => fold(cue).split('+'));
    return {
      id: item.id,
      judge: item.judge ?? 'cues',
      like: item.like ?? item.id,
      appliesTo: item.appliesTo,
      parts,
      underHeadings: underHeadings === true,
      cues: split.map((cue) => cue.map((part) => part.split('|').map(numberOf))),
      headings: headings.map(fold).map(numberOf),
      indicators: [
        ...new Set([
          ...indicators.map((id) => numbered(ids, id)),
          ...familiesOf(indicators).map((beginning) => numbered(ids, beginning)),
        ]),
      ],
    };
  };
  const asked = lists.map(({ appliesTo, items }) => ({ appliesTo, items: items.map(askedOf) }));
  const words = [...numbers.keys()];
  const ofHeadings = new Uint8Array(words.length);
  for (const { headings } of asked.flatMap(({ items }) => items))
    for (const word of headings) ofHeadings[word] = 1;
  return { words, ofHeadings, empty: numbers.get('') ?? -1, indicators: ids, lists: asked };
}

/** The number of a key, which is given one where it has none. */
function numbered(numbers: Map<string, number>, key: string): number {
  const number = numbers.get(key) ?? numbers.size;
  numbers.set(key, number);
  return number;
}

const familiesOf = (indicators: readonly string[]): string[] =>
  indicators.filter((id) => id.endsWith('.*')).map((id) => id.slice(0, -1));
