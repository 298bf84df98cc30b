import type { OwnChecklist } from '../model/own-checklist';
import { isRaw } from './bundle-upgrades';

/** Why a record is refused, as a code with its sentence in messages/checklist-lists. */
export type RefusedWhy =
  'missing' | 'short' | 'long' | 'form' | 'choice' | 'order' | 'cue' | 'nothing' | 'id';

/** A list that was refused: which, in which item (from 1, 0 for the list itself), in which field, and why. */
export interface RefusedList {
  /** Its title, or its place in the file. */
  readonly which: string;
  readonly item: number;
  readonly field: string;
  readonly why: RefusedWhy;
}

/** What stands in a file of checklists: what can be taken in, and what was refused. */
export interface ListFile {
  /** Why nothing can be read at all. */
  readonly problem: 'notJson' | 'notLists' | 'newer' | null;
  readonly lists: readonly OwnChecklist[];
  readonly refused: readonly RefusedList[];
}

const format = 'zhijing-checklists';

interface Issue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly input?: unknown;
}

const ownReasons: readonly string[] = ['order', 'cue', 'nothing', 'id'];

function whyOf({ code, message }: Issue): RefusedWhy {
  if (code === 'custom') return (ownReasons.find((r) => r === message) ?? 'form') as RefusedWhy; // one of its members
  switch (code) {
    case 'invalid_type':
      return 'missing';
    case 'too_small':
      return 'short';
    case 'too_big':
      return 'long';
    case 'invalid_value':
      return 'choice';
    default:
      return 'form';
  }
}

/** `items[3].recognise.cues[0]` is item 4, field cues. */
function refusal(which: string, issue: Issue): RefusedList {
  const names = issue.path.filter((p) => typeof p === 'string');
  const [first, place] = issue.path;
  const inItem = first === 'items' && typeof place === 'number';
  return { which, item: inItem ? place + 1 : 0, field: names.at(-1) ?? '', why: whyOf(issue) };
}

/** Checks one list, as the editor or a file brings it; the first thing wrong with it, or the list. */
export async function checkList(data: unknown, which: string): Promise<OwnChecklist | RefusedList> {
  const { ownChecklist } = await import('../model/own-checklist-schema');
  const result = ownChecklist.safeParse(data);
  if (result.success) return result.data as OwnChecklist; // the schema is the type's mirror
  const [issue] = result.error.issues;
  return issue ? refusal(which, issue) : { which, item: 0, field: '', why: 'form' };
}

export const isRefused = (checked: OwnChecklist | RefusedList): checked is RefusedList =>
  'why' in checked;

const nothing = (problem: ListFile['problem']): ListFile => ({ problem, lists: [], refused: [] });

/** Reads a file of checklists: every list by itself, so that one that is broken does not keep the others out. */
export async function readListFile(text: string): Promise<ListFile> {
  const { LIST_FILE_VERSION } = await import('../model/own-checklist-schema');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return nothing('notJson');
  }
  if (!isRaw(data) || data.format !== format || !Array.isArray(data.lists))
    return nothing('notLists');
  if (typeof data.version !== 'number' || data.version > LIST_FILE_VERSION) return nothing('newer');
  const lists: OwnChecklist[] = [];
  const refused: RefusedList[] = [];
  for (const [i, raw] of (data.lists as unknown[]).slice(0, 200).entries()) {
    const title = isRaw(raw) && typeof raw.title === 'string' ? raw.title.trim().slice(0, 60) : '';
    const checked = await checkList(raw, title || String(i + 1));
    if (isRefused(checked)) refused.push(checked);
    else if (lists.some((l) => l.id === checked.id))
      refused.push({ which: checked.title, item: 0, field: 'id', why: 'id' });
    else lists.push(checked);
  }
  return { problem: null, lists, refused };
}

/** The text of a file with these lists. */
export const listFile = async (lists: readonly OwnChecklist[], now: string): Promise<string> => {
  const { LIST_FILE_VERSION } = await import('../model/own-checklist-schema');
  return `${JSON.stringify({ format, version: LIST_FILE_VERSION, createdAt: now, lists }, null, 2)}\n`;
};
