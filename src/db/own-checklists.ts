import type { ItemStatus } from '../model/finding';
import { isOwn, type OwnChecklist } from '../model/own-checklist';
import { db } from './database';
import { step } from './history';
import type { Change } from './records';
import { keyOfList, listPrefix } from './setting-stamps';

const answersPrefix = 'ownAnswers:';
const hiddenKey = 'hiddenChecklists';

/** The user's own checklists, in the order in which they were made (their ids begin with the time). */
export const ownChecklists = async (): Promise<readonly OwnChecklist[]> =>
  (await db.kv.where('key').startsWith(listPrefix).toArray()).map((r) => r.value as OwnChecklist); // only this file and the import write them, checked

/** Puts lists, which must have been checked, as one undoable step. */
const put = (code: string, by: string, lists: readonly OwnChecklist[]): Promise<number> => {
  const params = { name: lists.map((l) => l.title).join('、'), count: lists.length };
  return step(code, params, by, async () => {
    const before = await db.kv.bulkGet(lists.map((l) => keyOfList(l.id)));
    return lists.map((value, i): Change => {
      const key = keyOfList(value.id);
      return { table: 'kv', key, before: before[i] ?? null, after: { key, value } };
    });
  });
};

/** Adds a list, or replaces the one with its id, undoably. Returns the step's id. */
export const saveOwnChecklist = (list: OwnChecklist): Promise<number> =>
  put('checklistSaved', list.by, [list]);

/** Takes in the lists of a file as one step that can be undone. */
export const importOwnChecklists = (lists: readonly OwnChecklist[], by: string): Promise<number> =>
  put('checklistsImported', by, lists);

/** Takes a list away, undoably, for good also where an older bundle brings it; decisions on its items stay. */
export const removeOwnChecklist = (list: OwnChecklist, by: string): Promise<number> => {
  const key = keyOfList(list.id);
  return step('checklistRemoved', { name: list.title, count: 1 }, by, async () => [
    { table: 'kv', key, before: (await db.kv.get(key)) ?? null, after: null },
  ]);
};

/** Ids of lists that are not to be shown. */
export const hiddenChecklists = async (): Promise<readonly string[]> =>
  ((await db.kv.get(hiddenKey))?.value as readonly string[] | undefined) ?? []; // only the next function writes it

/** Shows or hides a list. A way of looking, not a decision: nothing is kept in the history. */
export const showChecklist = (id: string, shown: boolean): Promise<void> =>
  db.transaction('rw', db.kv, async () => {
    const others = (await hiddenChecklists()).filter((h) => h !== id);
    await db.kv.put({ key: hiddenKey, value: shown ? others : [...others, id] });
  });

/**
 * What the library's reports answer to one list, in short; derived, made anew where `mark` or a report's stamp differ.
 * One record per list: thousands of small ones would take seconds to read.
 */
export interface ListAnswers {
  /** Of the list that was asked (see `markOf`). */
  readonly mark: string;
  /** By report: its stamp, and a letter for each item in the list's order. */
  readonly reports: Readonly<Record<string, readonly [stamp: string, letters: string]>>;
}

const letters: readonly (readonly [ItemStatus, string])[] = [
  ['figure', 'f'],
  ['described', 'd'],
  ['absent', 'a'],
  ['unsure', 'u'],
  ['notApplicable', 'n'],
  ['failed', 'x'],
];
const letterOf = new Map(letters);
const statusOf = new Map(letters.map(([status, letter]) => [letter, status] as const));

/** Statuses as letters, and back. */
export const toLetters = (statuses: readonly ItemStatus[]): string =>
  statuses.map((s) => letterOf.get(s) ?? 'x').join('');
export const fromLetters = (text: string): readonly ItemStatus[] =>
  [...text].map((letter) => statusOf.get(letter) ?? 'failed');

/** What is known of a list's answers, of whatever form the list had then. */
export const loadListAnswers = async (id: string): Promise<ListAnswers | undefined> =>
  (await db.kv.get(answersPrefix + id))?.value as ListAnswers | undefined; // only the next function writes it

/** Keeps a list's answers for the next visit; a refusal (a full disk) is no loss. */
export async function keepListAnswers(id: string, answers: ListAnswers): Promise<void> {
  if (!isOwn(id)) throw new Error(`answers of ${id} are stored with the reports`);
  try {
    await db.kv.put({ key: answersPrefix + id, value: answers });
  } catch {
    // They are in memory, and made again at the next visit.
  }
}
