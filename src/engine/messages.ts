import type { Checklist } from '../model/checklist';
import type { ItemStatus } from '../model/finding';
import type { ParsedText, ReadResult } from '../model/parsed';
import type { PhraseEntry } from '../model/phrase';
import type { Stage } from '../model/problem';
import type { StoredReading } from './apply-lists';
import type { Judged } from './rejudge';
import type { HeldPart } from './rejudge-part';
import type { StoredText, Tried } from './try-phrases';

/**
 * How many small files are best read side by side. Each takes its steps in turn with the others (see `inTurn`), so that
 * the code of a step is fetched once for all of them: that costs about a fifth less than one after the other. Of
 * more, what they hold drives out the code again.
 */
export const sideBySide = 8;

/** Files of up to so many bytes are read side by side: of larger ones each has enough to do by itself. */
export const smallFile = 250_000;

/**
 * One file that a worker is to read. A message holds one or several, which are read side by side (see `sideBySide`);
 * messages are dealt with in their order.
 */
export interface ReadRequest {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly encoding?: string;
  /** How many archives the file lay in. */
  readonly depth?: number;
  /** Phrases of the user's own indicators. */
  readonly own?: readonly PhraseEntry[];
}

/** Asks a worker what a user's own phrases read in stored reports. */
export interface TryRequest {
  readonly id: number;
  readonly texts: readonly StoredText[];
  readonly entries: readonly PhraseEntry[];
  /** Phrases that cannot be used are told instead of left out. */
  readonly strict: boolean;
}

/** What a worker says to a TryRequest; `tried` is null where the phrases cannot be used at all. */
export interface TryReply {
  readonly id: number;
  readonly kind: 'tried';
  readonly tried: readonly Tried[] | null;
  readonly trouble: string;
}

/** Asks a worker how stored reports answer users' own checklists. */
export interface ListsRequest {
  readonly id: number;
  readonly reports: readonly StoredReading[];
  readonly lists: readonly Checklist[];
}

/** One report's answers in short, in the order of the lists' items. */
export interface BriefAnswers {
  readonly id: string;
  readonly statuses: readonly ItemStatus[];
}

/** What a worker says to a ListsRequest; `answered` is null where the lists cannot be used at all. */
export interface ListsReply {
  readonly id: number;
  readonly kind: 'answered';
  readonly answered: readonly BriefAnswers[] | null;
  readonly trouble: string;
}

/** Asks a worker to judge a stored report with a person's decisions in it. */
export interface JudgeRequest {
  readonly id: number;
  /** The report's id. */
  readonly report: string;
  readonly reading: ParsedText;
  /** Where only a part of the report is here. */
  readonly held?: HeldPart;
}

/** What a worker says to a JudgeRequest; `judged` is null where it could not be done. */
export interface JudgeReply {
  readonly id: number;
  readonly kind: 'judged';
  readonly judged: Judged | null;
  readonly trouble: string;
}

/** What a worker says. Every message carries the id, since a PDF library may post on the same port. */
export type ReadReply =
  | { readonly id: number; readonly kind: 'stage'; readonly stage: Stage }
  | {
      readonly id: number;
      readonly kind: 'result';
      readonly result: ReadResult;
      /** How long the reading took, in milliseconds: since the file's message was begun. */
      readonly took: number;
    };
