import { Dexie, liveQuery, type ObservabilitySet } from 'dexie';
import { db } from './database';
import { door } from './door';

/** A query that took less than this runs after every write, in milliseconds. */
const quick = 25;
/** A longer one rests for this many times as long as it took before it runs again. */
const rest = 6;
/**
 * While files come in, for this many times as long, and one that took more than `slow` until they are in: what it shows
 * is behind meanwhile, and right when the import has ended.
 */
const longRest = 30;
const slow = 200;

/** After so many writes that did not concern it a query runs anew, since what they touched is remembered until it does. */
const remembered = 40;

/** Writes that no page shows: what is noted as unfiled comes with a write that is seen. */
const unseen = /\/(?:signatures|cards|columns|unfiled)\//;

/**
 * Runs a query now and after every write that touches what it read, in this tab or another. Returns the way to stop.
 * A query over the whole of a large library rests after each run, so that an import of thousands of reports, written
 * batch by batch, does not keep the page busy with reading; the last write is always answered.
 */
export function watch<T>(
  query: () => Promise<T>,
  onAnswer: (answer: T) => void,
  onError: (reason: unknown) => void,
): () => void {
  let stop: () => void = () => {};
  let began = 0;
  /** Writes seen so far, and how many of them the query that runs now can know of. */
  let writes = 0;
  let known = 0;
  /** Writes since the answer, of a query that waits for one that concerns it; null while it does not. */
  let heard: number | null = null;
  const onWrite = (parts: ObservabilitySet): void => {
    if (Object.keys(parts).some((part) => !unseen.test(part))) writes++;
    if (heard === null || ++heard < remembered) return;
    stop();
    run();
  };
  Dexie.on.storagemutated.subscribe(onWrite);

  function run(): void {
    heard = null;
    const subscription = liveQuery(() => {
      began = performance.now();
      known = writes;
      return query();
    }).subscribe({
      next: (answer) => {
        // A write right behind the answer starts the query anew: what is measured is the run that answered.
        const [start, knew] = [began, known];
        heard = 0;
        onAnswer(answer);
        // Measured after the page has dealt with the answer: what it draws counts too.
        setTimeout(() => {
          const took = performance.now() - start;
          if (took <= quick || subscription.closed) return;
          subscription.unsubscribe();
          heard = null;
          // A write between the answer and now would otherwise be answered by nobody.
          stop = resting(took, writes !== knew, run);
        });
      },
      error: onError,
    });
    stop = () => subscription.unsubscribe();
  }

  run();
  // A query that failed for want of a database is asked again once there is one.
  const forget = door.onChange(() => {
    stop();
    run();
  });
  return () => {
    Dexie.on.storagemutated.unsubscribe(onWrite);
    forget();
    stop();
  };
}

/**
 * Calls `again` once something was written, a while after an answer that took `took`; `written`: something was already.
 * Returns the way to stop.
 */
function resting(took: number, written: boolean, again: () => void): () => void {
  let rested = false;
  let longRested = false;
  const arrivals = db.writing.arriving;
  const stop = (): void => {
    clearTimeout(timer);
    clearTimeout(longTimer);
    forget();
    Dexie.on.storagemutated.unsubscribe(onWrite);
  };
  const next = (): void => {
    // During a long import nothing that shows has changed; the whole is read once when it has ended.
    if (!written || db.writing.quiet) return;
    const { arriving } = db.writing;
    // What came in is shown as soon as all of it has.
    if (!(arriving ? longRested : rested || arrivals)) return;
    stop();
    again();
  };
  const forget = db.writing.onChange(next);
  const onWrite = (parts: ObservabilitySet): void => {
    written ||= Object.keys(parts).some((part) => !unseen.test(part));
    next();
  };
  const timer = setTimeout(() => {
    rested = true;
    next();
  }, took * rest);
  const longTimer = setTimeout(() => {
    longRested = took < slow;
    next();
  }, took * longRest);
  Dexie.on.storagemutated.subscribe(onWrite);
  return stop;
}
