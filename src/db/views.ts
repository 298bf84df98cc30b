import { db } from './database';
import type { SavedView } from './records';

/** Saved selections of the comparison, the latest first. */
export const listViews = async (): Promise<SavedView[]> =>
  (await db.views.toArray()).sort((a, b) => (a.at < b.at ? 1 : -1));

/** Saves a selection under a name; the same name is replaced. Returns its id. */
export const saveView = (name: string, query: string): Promise<string> =>
  db.transaction('rw', db.views, async () => {
    const same = (await db.views.toArray()).find((v) => v.name === name);
    const id = same?.id ?? crypto.randomUUID();
    await db.views.put({ id, name, query, at: new Date().toISOString() });
    return id;
  });

/** Deletes a saved selection and returns it, so that it can be put back. */
export const deleteView = (id: string): Promise<SavedView | undefined> =>
  db.transaction('rw', db.views, async () => {
    const view = await db.views.get(id);
    await db.views.delete(id);
    return view;
  });

/** Puts a deleted selection back as it was. */
export const restoreView = async (view: SavedView): Promise<void> => {
  await db.views.put(view);
};
