import { laterThan } from '../model/stamp';
import { db } from './database';
import { putWithdrawn, savingAt } from './withdrawn';

/** A list of units that ought to report, saved by name. `units` holds one unit a line, as pasted. */
export interface Roster {
  readonly name: string;
  readonly units: string;
  /** Units that a person matched to a report, by unit and year: the report's id, or '' for none of them. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly at: string;
}

const prefix = 'roster:';

/** Saved lists, the latest first. */
export const listRosters = async (): Promise<Roster[]> => {
  const records = await db.kv.where('key').startsWith(prefix).toArray();
  return records
    .map((r) => r.value as Roster) // only saveRoster writes under this prefix
    .sort((a, b) => (a.at < b.at ? 1 : -1));
};

/** Saves a list under its name; the same name is replaced. */
export const saveRoster = (roster: Roster): Promise<void> =>
  db.transaction('rw', db.kv, async () => {
    const key = prefix + roster.name;
    const held = (await db.kv.get(key))?.value as Roster | undefined; // only this file and the import write it, checked
    const at = await savingAt(key, laterThan(held?.at ?? '', roster.at));
    await db.kv.put({ key, value: { ...roster, at } });
  });

/** Deletes a list, for good also where an older bundle brings it; the caller can save it again. */
export const deleteRoster = ({ name, at: savedAt }: Roster): Promise<void> =>
  db.transaction('rw', db.kv, async () => {
    const key = prefix + name;
    await db.kv.delete(key);
    await putWithdrawn({ key, name, by: '', savedAt });
  });
