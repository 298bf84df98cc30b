import type { AppliesTo, Checklist, ChecklistItem, ItemJudge, Recognition } from './checklist';
import { textHash } from './hash';

/** One line of a user's own checklist, in one language: the user's. */
export interface OwnItem {
  /** `<list>.<number>`; a number is never given twice in a list. */
  readonly id: string;
  readonly title: string;
  /** Which rule asks for it, in the user's words; '' where none is named. */
  readonly source: string;
  /** An item that is not required may be left out of a report without being a shortcoming. */
  readonly required: boolean;
  readonly recognise: Recognition;
  /** Kept from a copied item that is judged by more than words. */
  readonly judge?: ItemJudge;
  readonly like?: string;
  readonly appliesTo?: AppliesTo;
}

/**
 * A checklist that a user made, from nothing or as a copy of one that comes with the app: plain data. Its id begins with
 * `own.`, so that it can never stand for a built-in one.
 */
export interface OwnChecklist {
  readonly id: string;
  /** Raised with every saving. */
  readonly version: number;
  readonly title: string;
  readonly source: string;
  readonly note: string;
  readonly appliesTo?: AppliesTo;
  readonly items: readonly OwnItem[];
  /** The number of the next new item. */
  readonly next: number;
  readonly by: string;
  /** ISO instant of the last saving. */
  readonly at: string;
}

/** Whether an id is that of a user's own list, or of an item of one. */
export const isOwn = (id: string): boolean => id.startsWith('own.');

/** A new id; `now` in milliseconds, `chance` between 0 and 1, so that two users never make the same one. */
export const newListId = (now: number, chance: number): string =>
  `own.${now.toString(36)}-${Math.floor(chance * 36 ** 4)
    .toString(36)
    .padStart(4, '0')}`;

const both = (words: string) => ({ zh: words, en: words });

const asItem = (item: OwnItem): ChecklistItem => ({
  id: item.id,
  ...both(item.title),
  source: both(item.source),
  recognise: item.recognise,
  ...(item.judge === undefined ? {} : { judge: item.judge }),
  ...(item.like === undefined ? {} : { like: item.like }),
  ...(item.appliesTo === undefined ? {} : { appliesTo: item.appliesTo }),
  ...(item.required ? {} : { optional: true }),
});

/** A user's list in the form of the built-in ones, so that the same code judges and shows both. */
export const asChecklist = (own: OwnChecklist): Checklist => ({
  id: own.id,
  ...both(own.title),
  version: own.version,
  edition: String(own.version),
  official: false,
  source: both(own.source),
  ...(own.note === '' ? {} : { note: both(own.note) }),
  ...(own.appliesTo === undefined ? {} : { appliesTo: own.appliesTo }),
  items: own.items.map(asItem),
});

/** A copy of any list as a new own one, in the language in which the user reads it. */
export function copyOf(
  list: Checklist,
  id: string,
  title: string,
  lang: 'zh' | 'en',
): OwnChecklist {
  return {
    ...{ id, title, version: 0, by: '', at: '' },
    source: list.source[lang],
    note: list.note?.[lang] ?? '',
    ...(list.appliesTo === undefined ? {} : { appliesTo: list.appliesTo }),
    items: list.items.map((item, i) => ({
      id: `${id}.${i + 1}`,
      title: item[lang],
      source: item.source[lang],
      required: item.optional !== true,
      recognise: item.recognise,
      ...(item.judge === undefined ? {} : { judge: item.judge }),
      ...(item.judge === 'content' || item.judge === 'timeliness'
        ? { like: item.like ?? item.id }
        : {}),
      ...(item.appliesTo === undefined ? {} : { appliesTo: item.appliesTo }),
    })),
    next: list.items.length + 1,
  };
}

/** The same list under another id; its items' numbers stay. */
export const underId = (own: OwnChecklist, id: string): OwnChecklist => ({
  ...own,
  id,
  items: own.items.map((item) => ({ ...item, id: id + item.id.slice(own.id.length) })),
});

/** What decides the answers of a list: two forms of a list with the same mark answer alike. */
export const markOf = (own: OwnChecklist): string =>
  textHash(
    JSON.stringify([
      own.appliesTo ?? null,
      own.items.map((i) => [i.id, i.recognise, i.judge, i.like, i.appliesTo]),
    ]),
  );

/** Whether two lists say the same, whoever saved them when. */
export const sameList = (a: OwnChecklist, b: OwnChecklist): boolean =>
  a.title === b.title &&
  a.source === b.source &&
  a.note === b.note &&
  markOf(a) === markOf(b) &&
  a.items.every((item, i) => {
    const other = b.items[i];
    return (
      other?.title === item.title &&
      other.source === item.source &&
      other.required === item.required
    );
  });
