import type { Problem, Stage } from '../model/problem';

export type JobState = 'waiting' | 'reading' | 'done' | 'duplicate' | 'failed' | 'cancelled';

/** One dropped file on its way into the library. */
export interface Job {
  readonly id: number;
  readonly name: string;
  readonly folder: string;
  readonly size: number;
  readonly state: JobState;
  readonly stage: Stage | null;
  /** Why it failed; its sentence is in messages/problems. */
  readonly problem: Problem | null;
  /** The report it became. */
  readonly report: string | null;
}

/** A file and the folder it came from ('' where none). */
export interface Dropped {
  readonly file: File;
  readonly folder: string;
}

/** Reads what is dropped, a few files at a time, and stores each as soon as it is read. */
class Intake {
  jobs = $state.raw<readonly Job[]>([]);

  add(_dropped: readonly Dropped[]): void {}
  /** A pasted text becomes a file of that name. */
  addText(_text: string, _name: string): void {}
  cancel(_ids?: readonly number[]): void {}
  retry(_ids?: readonly number[]): void {}
  /** Forgets the rows of jobs that have ended. */
  clear(): void {}
}

export const intake = new Intake();
