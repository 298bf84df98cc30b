import type { BundleReport } from '../model/bundle';
import { sha256, textHash } from '../model/hash';
import type { Review } from '../model/review';

const encoder = new TextEncoder();
/** SHA-256 of a text. */
export const hashOf = (text: string): Promise<string> => sha256(encoder.encode(text));

/** SHA-256 of a report as it is written, without the hash itself. */
export const reportHash = (report: BundleReport | object): Promise<string> =>
  hashOf(JSON.stringify(report));

/** Gathers what a bundle holds, record by record, into one hash for the file. */
export class ContentHash {
  readonly #parts: string[] = [];

  report(hash: string): void {
    this.#parts.push(hash);
  }

  review(review: Review | object): void {
    this.#parts.push(textHash(JSON.stringify(review)));
  }

  sum(): Promise<string> {
    return hashOf(this.#parts.join('\n'));
  }
}
