import type { BundleReport } from '../model/bundle';
import { sha256, textHash } from '../model/hash';
import type { Review } from '../model/review';

const encoder = new TextEncoder();
/** SHA-256 of a text. */
export const hashOf = (text: string): Promise<string> => sha256(encoder.encode(text));

/** JSON with the keys of every object in order: the same content is the same text, whoever wrote it. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );

/** SHA-256 of a report's content, without the hash itself. */
export const reportHash = (report: BundleReport | object): Promise<string> =>
  hashOf(canonical(report));

/** Gathers what a bundle holds, record by record, into one hash for the file. */
export class ContentHash {
  readonly #parts: string[] = [];

  report(hash: string): void {
    this.#parts.push(hash);
  }

  review(review: Review | object): void {
    this.#parts.push(textHash(canonical(review)));
  }

  sum(): Promise<string> {
    return hashOf(this.#parts.join('\n'));
  }
}
