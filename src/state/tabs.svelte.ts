import { watchDatabase, type DatabaseTrouble } from '../db/database';

/** Whether this tab can use the database; see `DatabaseTrouble`. */
class Tabs {
  trouble = $state<DatabaseTrouble | null>(null);

  /** Called once by the app. */
  start(): void {
    watchDatabase((trouble) => (this.trouble = trouble));
  }
}

export const tabs = new Tabs();
