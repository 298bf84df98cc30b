import EngineWorker from '../engine/worker?worker&inline';

/** Starts one engine worker in the one-file build: a classic script inside the page, since file pages may not load modules. */
export const startEngine = (): Worker => new EngineWorker({ name: 'engine' });
