import type { Steps } from '../model/steps';

/** How long work may go on before the page gets its turn, in milliseconds. */
const turn = 8;

/** Ends the task that is going on: the page gets its turn. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    // A message comes at once even in a background tab, where timers are held back to one a second.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

/** A function to be awaited between pieces of long work: it lets the page answer every few milliseconds. */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turn) return;
    await pause();
    since = performance.now();
  };
}

/** Lets the page answer and paint, and goes on before other work that waits; like `pause` where a browser cannot say that. */
const giveWay = (): Promise<void> => {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } }; // newer than some browsers
  return scheduler?.yield?.() ?? pause();
};

/**
 * Carries work out in pieces of a few milliseconds; little of it without a pause. Somebody waits for it, so that it does
 * not take turns with what is done in the background.
 */
export async function slowly<T>(steps: Steps<T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < turn) continue;
    await giveWay();
    since = performance.now();
  }
}
