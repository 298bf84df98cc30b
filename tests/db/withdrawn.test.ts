import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportBundle } from '../../src/db/bundle-export';
import { changesAnything, importBundle } from '../../src/db/bundle-import';
import { planSettings, type Settings } from '../../src/db/bundle-settings';
import { previewBundle } from '../../src/db/bundle-preview';
import { redo, undo } from '../../src/db/history';
import { ownChecklists, removeOwnChecklist, saveOwnChecklist } from '../../src/db/own-checklists';
import {
  addOwnIndicators,
  ownIndicators,
  removeOwnIndicator,
  saveOwnIndicator,
} from '../../src/db/own-indicators';
import { deleteEverything } from '../../src/db/reports';
import { deleteRoster, listRosters, saveRoster, type Roster } from '../../src/db/rosters';
import { deleteView, listViews, restoreView, saveView } from '../../src/db/views';
import { withdrawn } from '../../src/db/withdrawn';
import type { OwnChecklist } from '../../src/model/own-checklist';
import type { OwnIndicator } from '../../src/model/own-indicator';

const list: OwnChecklist = {
  ...{ id: 'own.abc', version: 1, title: '核对要点', source: '某文件', note: '' },
  items: [
    {
      ...{ id: 'own.abc.1', title: '顾问', source: '', required: true },
      recognise: { headings: [], cues: ['法律顾问'], indicators: [] },
    },
  ],
  next: 2,
  ...{ by: '李', at: '2026-01-01T00:00:00.000Z' },
};

const indicator: OwnIndicator = {
  ...{ id: 'own.advisers', name: '村法律顾问', unit: '人' },
  entry: { indicator: 'own.advisers', units: '人', phrases: ['村法律顾问'] },
  ...{ by: '李', at: '2026-01-01T00:00:00.000Z' },
};

const roster: Roster = {
  ...{ name: '各县', units: '青山县\n白水县', chosen: {}, at: '2026-01-01T00:00:00.000Z' },
};

async function exported(): Promise<Blob> {
  const pieces: string[] = [];
  const options = { ids: null, originals: false, part: 'full', version: '0' } as const;
  await exportBundle(options, (piece) => void pieces.push(piece));
  return new Blob(pieces);
}

async function take(file: Blob): Promise<readonly string[]> {
  const preview = await previewBundle(file);
  const choice = { rule: 'newer', sides: new Map(), by: '丙', note: '', name: 'x' } as const;
  await importBundle(file, preview, choice);
  return preview.news.map((n) => `${n.kind} ${n.name} ${n.fate}`).sort();
}

/** The names of everything that a library keeps besides reports. */
const names = async (): Promise<readonly string[]> => [
  ...(await ownIndicators()).map((i) => i.name),
  ...(await ownChecklists()).map((l) => l.title),
  ...(await listRosters()).map((r) => r.name),
  ...(await listViews()).map((v) => v.name),
];

async function saveAll(): Promise<void> {
  await saveOwnIndicator(indicator);
  await saveOwnChecklist(list);
  await saveRoster(roster);
  await saveView('两县', 'i=review.accepted');
}

async function removeAll(): Promise<void> {
  await removeOwnIndicator(indicator);
  await removeOwnChecklist(list, '李');
  await deleteRoster(roster);
  for (const view of await listViews()) await deleteView(view.id);
}

/** Bundles of a library with everything in it, and after all of it was taken away; the library is empty then. */
async function sidesOfRemoval(): Promise<{ readonly before: Blob; readonly after: Blob }> {
  await saveAll();
  const before = await exported();
  await removeAll();
  const after = await exported();
  await deleteEverything();
  return { before, after };
}

/** Saves or takes away an indicator, a list or a comparison; the steps of the history that it made. */
async function change(save: boolean, what: number, name: string): Promise<readonly number[]> {
  // As old as ever: what counts is what was done last.
  if (what === 0)
    return [
      await (save ? saveOwnIndicator({ ...indicator, name }) : removeOwnIndicator(indicator)),
    ];
  if (what === 1)
    return [
      await (save ? saveOwnChecklist({ ...list, title: name }) : removeOwnChecklist(list, '李')),
    ];
  if (save) await saveView('两县', name);
  else for (const view of await listViews()) await deleteView(view.id);
  return [];
}

/** What a bundle would hold of settings. */
const settingsNow = async (): Promise<Settings> => ({
  indicators: await ownIndicators(),
  views: await listViews(),
  shared: [
    ...(await ownChecklists()).map((value) => ({ key: `ownChecklist:${value.id}`, value })),
    { key: 'withdrawn', value: await withdrawn() },
  ],
});

beforeEach(deleteEverything);

describe('a setting that was taken away', () => {
  it('does not come back with an older bundle, and the preview names it', async () => {
    await saveAll();
    const older = await exported();
    await removeAll();
    const preview = await previewBundle(older);
    expect(changesAnything(preview)).toBe(false);
    expect(await take(older)).toEqual([
      'checklist 核对要点 keptOut',
      'indicator 村法律顾问 keptOut',
      'roster 各县 keptOut',
      'view 两县 keptOut',
    ]);
    expect(await names()).toEqual([]);
  });

  it('goes also where a bundle tells of it, once, and comes back where that is undone', async () => {
    const { before, after } = await sidesOfRemoval();
    await take(before);
    expect(await names()).toHaveLength(4);
    const preview = await previewBundle(after);
    const choice = { rule: 'newer', sides: new Map(), by: '丙', note: '', name: 'x' } as const;
    const { step } = await importBundle(after, preview, choice);
    expect(preview.news.map((n) => n.fate)).toEqual(Array(4).fill('withdrawn'));
    expect(await names()).toEqual([]);
    expect(changesAnything(await previewBundle(after))).toBe(false);
    await undo(step ?? 0);
    expect(await names()).toHaveLength(4);
    expect(await withdrawn()).toEqual([]);
  });

  it('is known to a library that never had it', async () => {
    const { before, after } = await sidesOfRemoval();
    expect(await take(after)).toEqual([]);
    expect((await withdrawn()).map((w) => w.name)).toHaveLength(4);
    await take(before);
    expect(await names()).toEqual([]);
  });

  it('stays where it was saved again later, also with a clock that was set back', async () => {
    await saveAll();
    await removeAll();
    const gone = await exported();
    // Both are as old as what was taken away.
    await saveOwnIndicator(indicator);
    await saveOwnChecklist({ ...list, title: '核对要点二' });
    await saveRoster(roster);
    await take(gone);
    expect(await names()).toEqual(['村法律顾问', '核对要点二', '各县']);
    const again = await exported();
    await deleteEverything();
    await take(gone);
    expect(await take(again)).toEqual([
      'checklist 核对要点二 added',
      'indicator 村法律顾问 added',
      'roster 各县 added',
    ]);
  });

  it('is put back by undoing, and a saved comparison by its own way back', async () => {
    await saveAll();
    const steps = [await removeOwnChecklist(list, '李'), await removeOwnIndicator(indicator)];
    const without = await exported();
    for (const step of steps) await undo(step);
    // What was told of while they were gone takes nothing away any more.
    expect(await take(without)).toEqual([]);
    const [view] = await listViews();
    if (view) await deleteView(view.id);
    const gone = await exported();
    if (view) await restoreView(view);
    await take(gone);
    expect(await names()).toEqual(['村法律顾问', '核对要点', '各县', '两县']);
  });
});

describe('undoing', () => {
  it('of a saving keeps it away, and of a change keeps the form before it, whatever older bundles bring', async () => {
    const made = await saveOwnIndicator(indicator);
    await saveOwnChecklist(list);
    const changed = await saveOwnChecklist({ ...list, title: '新名', at: '2026-02-01T00:00:00Z' });
    const before = await exported();
    await undo(made);
    await undo(changed);
    expect(await take(before)).toEqual([
      'checklist 新名 newerHere',
      'indicator 村法律顾问 keptOut',
    ]);
    expect(await names()).toEqual(['核对要点']);
    await redo(made);
    await redo(changed);
    expect(await names()).toEqual(['村法律顾问', '新名']);
  });

  it('of taking indicators over from a file leaves nothing: a bundle may bring them', async () => {
    await saveOwnIndicator(indicator);
    const bundle = await exported();
    await deleteEverything();
    const { step } = await addOwnIndicators([indicator], '李');
    await undo(step ?? 0);
    expect(await withdrawn()).toEqual([]);
    await take(bundle);
    expect(await names()).toEqual(['村法律顾问']);
  });

  it('of one of several deletions leaves the others away', async () => {
    await saveAll();
    const all = await exported();
    const first = await removeOwnIndicator(indicator);
    await removeOwnChecklist(list, '李');
    await undo(first);
    await take(all);
    expect(await names()).toEqual(['村法律顾问', '各县', '两县']);
  });

  it('of a merge takes back what it told of deletions, and not what was deleted here since', async () => {
    const { before, after } = await sidesOfRemoval();
    await take(before);
    const kept = { ...indicator, id: 'own.kept', name: '别的' };
    await saveOwnIndicator({ ...kept, entry: { ...kept.entry, indicator: 'own.kept' } });
    const preview = await previewBundle(after);
    const choice = { rule: 'newer', sides: new Map(), by: '丙', note: '', name: 'x' } as const;
    const { step } = await importBundle(after, preview, choice);
    await removeOwnIndicator(kept);
    await undo(step ?? 0);
    expect((await withdrawn()).map((w) => w.name)).toEqual(['别的']);
  });
});

/** What one may do with settings, and look back on with older bundles. */
const deeds = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('save'), what: fc.nat(2), name: fc.nat(2) }),
    fc.record({ do: fc.constant('remove'), what: fc.nat(2), name: fc.constant(0) }),
    fc.record({ do: fc.constantFrom('undo', 'redo'), what: fc.nat(5), name: fc.constant(0) }),
  ),
  { minLength: 2, maxLength: 9 },
);

describe('whatever was saved, deleted, undone and redone', () => {
  it('an older bundle of the same library changes nothing', async () => {
    const everything = async () => {
      const pairs = [...(await ownIndicators()), ...(await ownChecklists())];
      return [...pairs.map((one) => JSON.stringify(one)), ...(await names())];
    };
    await fc.assert(
      fc.asyncProperty(deeds, async (done) => {
        await deleteEverything();
        const steps: number[] = [];
        const older: Settings[] = [];
        for (const deed of done) {
          const step = steps[deed.what % Math.max(1, steps.length)] ?? 0;
          if (deed.do === 'undo') await undo(step);
          else if (deed.do === 'redo') await redo(step);
          else steps.push(...(await change(deed.do === 'save', deed.what, `名${deed.name}`)));
          older.push(await settingsNow());
        }
        const now = await everything();
        for (const settings of older) {
          const plan = await planSettings(settings);
          expect([plan.indicators, plan.views, plan.shared, plan.leaving, plan.withdrawn]).toEqual([
            ...[[], [], []],
            { indicators: [], views: [], shared: [] },
            null,
          ]);
        }
        expect(await everything()).toEqual(now);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a saved comparison', () => {
  it('of one name is the later one, whoever takes in whose', async () => {
    await saveView('两县', 'i=review.accepted');
    const first = await exported();
    await new Promise((later) => setTimeout(later, 5));
    await saveView('两县', 'i=review.concluded');
    const second = await exported();
    expect(await take(first)).toEqual(['view 两县 newerHere']);
    expect((await listViews()).map((v) => v.query)).toEqual(['i=review.concluded']);
    await deleteEverything();
    await take(first);
    expect(await take(second)).toEqual(['view 两县 newerThere']);
    expect((await listViews()).map((v) => v.query)).toEqual(['i=review.concluded']);
  });
});
