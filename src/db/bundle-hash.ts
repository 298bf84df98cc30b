import type { BundleReport } from '../model/bundle';
import { sha256, textHash } from '../model/hash';
import type { Review } from '../model/review';

/**
 * JSON with the keys of every object in order: the same content is the same text, whoever wrote it. Written piece by
 * piece, since a sorted copy of every report would be made for nothing else.
 */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return value === undefined ? 'null' : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const record = value as Readonly<Record<string, unknown>>; // an object that is no array
  let text = '';
  for (const key of Object.keys(record).sort()) {
    const item = record[key];
    if (item !== undefined) text += `${text ? ',' : ''}${JSON.stringify(key)}:${canonical(item)}`;
  }
  return `{${text}}`;
}

const encoder = new TextEncoder();

/** Gathers what a bundle holds, record by record, into one hash for the file. */
export class ContentHash {
  readonly #parts: string[] = [];
  /** Room for the bytes of one report after the other: a new one for each would be as much as the whole file. */
  #room = new Uint8Array(1 << 16);

  /** SHA-256 of a report's content, without the hash itself. */
  reportHash(report: BundleReport | object): Promise<string> {
    return this.#hash(canonical(report));
  }

  #hash(text: string): Promise<string> {
    // A character is three bytes at most.
    if (this.#room.length < text.length * 3) this.#room = new Uint8Array(text.length * 3);
    const { written } = encoder.encodeInto(text, this.#room);
    return sha256(this.#room.subarray(0, written));
  }

  report(hash: string): void {
    this.#parts.push(hash);
  }

  review(review: Review | object): void {
    this.#parts.push(textHash(canonical(review)));
  }

  sum(): Promise<string> {
    return this.#hash(this.#parts.join('\n'));
  }
}
