import type { Steps } from '../model/steps';

/** How long work may go on before the page gets its turn, in milliseconds. */
const turn = 12;

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
export function breather(longest = turn): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longest) return;
    await pause();
    since = performance.now();
  };
}

/** How long steps go on: less than other work, since they come with what is drawn. */
const stepsTurn = 8;

/** Carries work out in pieces of a few milliseconds; little of it without a pause. */
export async function slowly<T>(steps: Steps<T>): Promise<T> {
  const breathe = breather(stepsTurn);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await breathe();
  }
}
