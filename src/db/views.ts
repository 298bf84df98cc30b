import { laterThan } from '../model/stamp';
import { db } from './database';
import type { SavedView } from './records';
import { putWithdrawn, savingAt } from './withdrawn';

/** The key under which the list of what was taken away knows a saved selection. */
export const keyOfView = (name: string): string => `view:${name}`;

/** Saved selections of the comparison, the latest first. */
export const listViews = async (): Promise<SavedView[]> =>
  (await db.views.toArray()).sort((a, b) => (a.at < b.at ? 1 : -1));

/** Saves a selection under a name; the same name is replaced. Returns its id. */
export const saveView = (name: string, query: string): Promise<string> =>
  db.transaction('rw', db.views, db.kv, async () => {
    const same = (await db.views.toArray()).find((v) => v.name === name);
    const id = same?.id ?? crypto.randomUUID();
    // Two within one tick of the clock: the second is the later all the same.
    const now = laterThan(same?.at ?? '', new Date().toISOString());
    const at = await savingAt(keyOfView(name), now);
    await db.views.put({ id, name, query, at });
    return id;
  });

/** Deletes a saved selection, for good also where an older bundle brings it, and returns it, so that it can be put back. */
export const deleteView = (id: string): Promise<SavedView | undefined> =>
  db.transaction('rw', db.views, db.kv, async () => {
    const view = await db.views.get(id);
    await db.views.delete(id);
    if (view) {
      const { name, at: savedAt } = view;
      await putWithdrawn({ key: keyOfView(name), name, by: '', savedAt });
    }
    return view;
  });

/** Puts a deleted selection back as it was. */
export const restoreView = (view: SavedView): Promise<void> =>
  db.transaction('rw', db.views, db.kv, async () => {
    await db.views.put({ ...view, at: await savingAt(keyOfView(view.name), view.at) });
  });
