import { Dexie, liveQuery, type ObservabilitySet } from 'dexie';
import { db } from './database';
import { door } from './door';

/** A query that took less than this runs after every write, in milliseconds. */
const quick = 25;
/** A longer one rests for this many times as long as it took before it runs again. */
const rest = 6;

/** Writes that no page shows. */
const unseen = /\/signatures\//;

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

  function run(): void {
    const subscription = liveQuery(() => {
      began = performance.now();
      return query();
    }).subscribe({
      next: (answer) => {
        onAnswer(answer);
        // Measured after the page has dealt with the answer: what it draws counts too.
        setTimeout(() => {
          const took = performance.now() - began;
          if (took <= quick || subscription.closed) return;
          subscription.unsubscribe();
          stop = resting(took * rest, run);
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
    forget();
    stop();
  };
}

/** Calls `again` once something was written, not before `time` is over. Returns the way to stop. */
function resting(time: number, again: () => void): () => void {
  let written = false;
  let rested = false;
  const stop = (): void => {
    clearTimeout(timer);
    forget();
    Dexie.on.storagemutated.unsubscribe(onWrite);
  };
  const next = (): void => {
    // During a long import nothing that shows has changed; the whole is read once when it has ended.
    if (!written || !rested || db.writing.quiet) return;
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
  }, time);
  Dexie.on.storagemutated.subscribe(onWrite);
  return stop;
}
