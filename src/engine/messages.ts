import type { ReadResult } from '../model/parsed';
import type { Stage } from '../model/problem';

/** Asks a worker to read one file. The bytes are transferred. */
export interface ReadRequest {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly encoding?: string;
  /** How many archives the file lay in. */
  readonly depth?: number;
}

/** What a worker says. Every message carries the id, since a PDF library may post on the same port. */
export type ReadReply =
  | { readonly id: number; readonly kind: 'stage'; readonly stage: Stage }
  | { readonly id: number; readonly kind: 'result'; readonly result: ReadResult };
