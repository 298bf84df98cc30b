import type { ReadResult } from '../model/parsed';
import type { PhraseEntry } from '../model/phrase';
import type { Stage } from '../model/problem';
import type { StoredText, Tried } from './try-phrases';

/** Asks a worker to read one file. The bytes are transferred. */
export interface ReadRequest {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly encoding?: string;
  /** How many archives the file lay in. */
  readonly depth?: number;
}

/** Asks a worker what a user's own phrases read in stored reports. */
export interface TryRequest {
  readonly id: number;
  readonly texts: readonly StoredText[];
  readonly entries: readonly PhraseEntry[];
}

/** What a worker says to a TryRequest; `tried` is null where the phrases cannot be used at all. */
export interface TryReply {
  readonly id: number;
  readonly kind: 'tried';
  readonly tried: readonly Tried[] | null;
  readonly trouble: string;
}

/** What a worker says. Every message carries the id, since a PDF library may post on the same port. */
export type ReadReply =
  | { readonly id: number; readonly kind: 'stage'; readonly stage: Stage }
  | { readonly id: number; readonly kind: 'result'; readonly result: ReadResult };
