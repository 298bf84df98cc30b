import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { working } from '../../src/catalog/checklists/working';
import { exportBundle } from '../../src/db/bundle-export';
import { importBundle } from '../../src/db/bundle-import';
import { previewBundle } from '../../src/db/bundle-preview';
import { checkList, listFile, readListFile } from '../../src/db/checklist-file';
import { undo } from '../../src/db/history';
import {
  fromLetters,
  hiddenChecklists,
  importOwnChecklists,
  keepListAnswers,
  loadListAnswers,
  ownChecklists,
  removeOwnChecklist,
  saveOwnChecklist,
  showChecklist,
  toLetters,
} from '../../src/db/own-checklists';
import { deleteEverything, saveReports } from '../../src/db/reports';
import {
  copyOf,
  markOf,
  sameList,
  underId,
  type OwnChecklist,
} from '../../src/model/own-checklist';
import { arrival } from './sample';

beforeEach(deleteEverything);

const recognise = { headings: [], cues: ['法律顾问', '公职律师+审查'], indicators: [] };
const list: OwnChecklist = {
  ...{ id: 'own.abc', version: 1, title: '核对要点', source: '某文件', note: '' },
  appliesTo: { from: 2021, bodyKinds: ['government'] },
  items: [
    { id: 'own.abc.1', title: '顾问', source: '', required: true, recognise },
    {
      ...{ id: 'own.abc.3', title: '问题', source: '第五条', required: false },
      recognise: { ...recognise, parts: ['problems'] },
    },
  ],
  next: 4,
  ...{ by: '李', at: '2026-01-01T00:00:00.000Z' },
};

describe('own checklists in the library', () => {
  it('are saved, replaced and deleted undoably', async () => {
    await saveOwnChecklist(list);
    const renamed = await saveOwnChecklist({ ...list, version: 2, title: '新名' });
    expect((await ownChecklists()).map((l) => l.title)).toEqual(['新名']);
    await undo(renamed);
    // As it was, but saved anew: a bundle that still has the other name does not bring it back.
    expect(await ownChecklists()).toEqual([{ ...list, at: expect.any(String) as string }]);
    expect((await ownChecklists())[0]?.at.localeCompare(list.at)).toBe(1);
    const removed = await removeOwnChecklist(list, '李');
    expect(await ownChecklists()).toEqual([]);
    await undo(removed);
    expect(await ownChecklists()).toEqual([{ ...list, at: expect.any(String) as string }]);
  });

  it('are hidden and shown again', async () => {
    await showChecklist('working', false);
    await showChecklist('own.abc', false);
    await showChecklist('working', true);
    expect(await hiddenChecklists()).toEqual(['own.abc']);
  });

  it('keep what the reports answer, a letter an item', async () => {
    const statuses = [
      'figure',
      'described',
      'absent',
      'unsure',
      'notApplicable',
      'failed',
    ] as const;
    expect(fromLetters(toLetters(statuses))).toEqual(statuses);
    const answers = { mark: markOf(list), reports: { r: ['s', 'fa'] as const } };
    await keepListAnswers(list.id, answers);
    expect(await loadListAnswers(list.id)).toEqual(answers);
    await expect(keepListAnswers('working', answers)).rejects.toThrow();
  });

  it('have a mark that only what decides the answers changes', () => {
    const [first] = list.items;
    if (!first) throw new Error('no item');
    expect(markOf({ ...list, title: '别名', version: 9 })).toBe(markOf(list));
    const other = { ...first, recognise: { ...recognise, cues: ['别的'] } };
    expect(markOf({ ...list, items: [other] })).not.toBe(markOf(list));
  });

  it('travel in a bundle, one by one, and ours stays where both have one', async () => {
    await saveReports([await arrival('甲报告')]);
    await saveOwnChecklist(list);
    const theirs = { ...underId(list, 'own.theirs'), title: '同事的清单' };
    await saveOwnChecklist(theirs);
    const pieces: string[] = [];
    await exportBundle({ ids: null, originals: false, part: 'full', version: '0' }, (piece) => {
      pieces.push(piece);
    });
    const file = new Blob(pieces);
    await deleteEverything();
    const ours = { ...list, title: '我改过的', at: '2099-01-01T00:00:00.000Z' };
    await saveOwnChecklist(ours);
    const preview = await previewBundle(file);
    expect(preview.news).toEqual([
      { kind: 'checklist', name: list.title, fate: 'newerHere' },
      { kind: 'checklist', name: '同事的清单', fate: 'added' },
    ]);
    const choice = { rule: 'newer', sides: new Map(), by: '', note: '', name: 'x' } as const;
    const { step } = await importBundle(file, preview, choice);
    expect(await ownChecklists()).toEqual([ours, theirs]);
    await undo(step ?? 0);
    expect(await ownChecklists()).toEqual([ours]);
  });

  it('that a colleague changed later come in with a bundle, and undoing brings ours back', async () => {
    const later = { ...list, title: '同事改过的', at: '2099-01-01T00:00:00.000Z' };
    await saveOwnChecklist(later);
    const pieces: string[] = [];
    await exportBundle({ ids: null, originals: false, part: 'full', version: '0' }, (piece) => {
      pieces.push(piece);
    });
    await deleteEverything();
    await saveOwnChecklist(list);
    const file = new Blob(pieces);
    const preview = await previewBundle(file);
    expect(preview.news).toEqual([{ kind: 'checklist', name: '同事改过的', fate: 'newerThere' }]);
    const choice = { rule: 'newer', sides: new Map(), by: '', note: '', name: 'x' } as const;
    const { step } = await importBundle(file, preview, choice);
    expect(await ownChecklists()).toEqual([later]);
    // Done again nothing is left to do; taken back, the library is as it was.
    expect((await previewBundle(file)).news).toEqual([]);
    await undo(step ?? 0);
    expect(await ownChecklists()).toEqual([list]);
  });

  it('do not come in from a bundle where they are malformed', async () => {
    const entry = (value: unknown, key = 'ownChecklist:own.abc') => ({ key, value });
    const bundle = {
      ...{ format: 'zhijing-bundle', version: 1, createdAt: '2026-01-01T00:00:00Z' },
      ...{ generator: { name: 'zhijing', version: '0', engine: 1 }, reports: [], reviews: [] },
      shared: [
        entry({ ...list, items: [] }),
        entry(list, 'ownChecklist:own.other'),
        entry({ roster: true }),
        entry(list),
      ],
    };
    const preview = await previewBundle(new Blob([JSON.stringify(bundle)]));
    expect(preview.brokenCount).toBe(3);
    expect(preview.settings.shared).toEqual([entry(list)]);
  });
});

describe('a file of own checklists', () => {
  it('comes back the same', async () => {
    const copy = copyOf(working, 'own.copy', '副本', 'zh');
    const read = await readListFile(await listFile([list, copy], '2026-01-01T00:00:00Z'));
    expect(read.refused).toEqual([]);
    expect(read.lists).toEqual([list, copy]);
    await importOwnChecklists(read.lists, '李');
    expect(await ownChecklists()).toEqual([list, copy]);
    expect(sameList(read.lists[0] ?? copy, list)).toBe(true);
    expect(sameList({ ...list, items: list.items.slice(0, 1) }, list)).toBe(false);
  });

  it('is refused in words where it is none of ours or newer', async () => {
    expect((await readListFile('{')).problem).toBe('notJson');
    expect((await readListFile('{"lists":[]}')).problem).toBe('notLists');
    const newer = (await listFile([list], '')).replace('"version": 1', '"version": 2');
    expect((await readListFile(newer)).problem).toBe('newer');
  });

  it('refuses a broken list with item, field and reason, and takes the others', async () => {
    const broken = (change: (copy: Record<string, unknown>) => void) => {
      const copy = JSON.parse(JSON.stringify(list)) as Record<string, unknown>;
      copy.id = `own.b${Math.random().toString(36).slice(2, 8)}`;
      const items = copy.items as { id: string }[];
      items.forEach((i, n) => (i.id = `${String(copy.id)}.${n + 1}`));
      change(copy);
      return copy;
    };
    const itemOf = (copy: Record<string, unknown>, n: number) =>
      (copy.items as Record<string, unknown>[])[n] ?? {};
    const lists = [
      broken((c) => (c.title = '')),
      broken((c) => (itemOf(c, 1).recognise = { cues: ['甲+'] })),
      broken((c) => (itemOf(c, 0).recognise = { cues: [] })),
      broken((c) => (itemOf(c, 0).id = 'own.other.1')),
      broken((c) => (c.appliesTo = { from: 2024, to: 2021 })),
      broken((c) => (c.items = 'none')),
      broken((c) => (c.id = 'working')),
      list,
    ];
    const read = await readListFile(
      JSON.stringify({ format: 'zhijing-checklists', version: 1, lists }),
    );
    expect(read.lists).toEqual([list]);
    expect(read.refused.map((r) => [r.item, r.field, r.why])).toEqual([
      [0, 'title', 'short'],
      [2, 'cues', 'cue'],
      [1, 'cues', 'nothing'],
      [1, 'id', 'id'],
      [0, 'to', 'order'],
      [0, 'items', 'missing'],
      [0, 'id', 'form'],
    ]);
  });

  it('never lets a list’s next number fall back to one that is taken', async () => {
    expect(await checkList({ ...list, next: 1 }, '')).toMatchObject({ next: 4 });
  });
});
