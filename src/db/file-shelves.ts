import { packFacts } from '../model/fact-columns';
import { breather } from './breathe';
import { packCards } from './cards';
import { db } from './database';
import { everyShelf, shelfOf } from './filing';
import { FILED_FORM, onShelf } from './shelves';

const filingTables = () => [db.reports, db.facts, db.cards, db.columns, db.unfiled];

/** Makes the cards and columns of a shelf anew, in one transaction with the records that they are made from. */
const file = (shelf: string): Promise<void> =>
  db.transaction('rw', filingTables(), async () => {
    // Another tab may have done it.
    if (!(await db.unfiled.get(shelf))) return;
    const [reports, facts] = [await onShelf(db.reports, shelf), await onShelf(db.facts, shelf)];
    const form = FILED_FORM;
    if (reports.length === 0) await db.cards.delete(shelf);
    else await db.cards.put({ id: shelf, form, reports: packCards(reports) });
    if (facts.length === 0) await db.columns.delete(shelf);
    else await db.columns.put({ id: shelf, form, facts: packFacts(facts) });
    await db.unfiled.delete(shelf);
  });

/** Shelves of another form. The browser has to read them all for it. */
const oldShelves = async (): Promise<readonly string[]> => {
  const isOld = (r: { readonly form: number }): boolean => r.form !== FILED_FORM;
  const found = [db.cards, db.columns].map((table) => table.filter(isOld).primaryKeys());
  return (await Promise.all(found)).flat();
};

/** Names the shelves that are to be filed one by one: where that may be all, and, if asked for, those of another form. */
const nameShelves = (ofAnotherForm: boolean): Promise<void> =>
  db.transaction('rw', filingTables(), async () => {
    const filed = [db.cards, db.columns];
    const shelves = new Set(ofAnotherForm ? await oldShelves() : []);
    if (await db.unfiled.get(everyShelf)) {
      const all = [db.reports, db.facts, ...filed];
      const ids = await Promise.all(all.map((table) => table.toCollection().primaryKeys()));
      for (const id of ids.flat()) shelves.add(shelfOf(id));
      await db.unfiled.delete(everyShelf);
    }
    await db.unfiled.bulkPut([...shelves].map((id) => ({ id })));
  });

/**
 * Files what is not, shelf by shelf, while the page goes on; broken off, what is left is done the next time. Nothing
 * depends on it but speed: what is not filed is read from the records. Shelves of another form, which only another version of
 * the app can have left, need be looked for once a visit (`ofAnotherForm`).
 */
export const fileAll = (mayGoOn: () => boolean = () => true, ofAnotherForm = true): Promise<void> =>
  db.writing.import(async () => {
    const breathe = breather();
    await nameShelves(ofAnotherForm);
    for (const { id } of await db.unfiled.toArray()) {
      if (!mayGoOn()) return;
      await file(id);
      await breathe();
    }
  });
