import { bundleIn } from './bundle-in-page';

/** JSON that is cut off, not JSON at all, or holds a value too large to be held in memory. */
export class JsonTrouble extends Error {
  readonly reason: 'cut' | 'syntax' | 'tooLarge';
  constructor(reason: 'cut' | 'syntax' | 'tooLarge') {
    super(reason);
    this.reason = reason;
  }
}

/** A member of the outermost object, or one item of a member that is read item by item (its `key` then repeats). */
export interface JsonPiece {
  readonly key: string;
  readonly item: boolean;
  readonly value: unknown;
}

/** No record of a bundle comes near this; an original file in base64 is at most 270 MB, but none so large is exported. */
const largest = 256 * 1024 * 1024;

const QUOTE = 34;
const BACKSLASH = 92;
const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9;
const opens = (c: number): boolean => c === 123 || c === 91;
const closes = (c: number): boolean => c === 125 || c === 93;

/** Finds the end of one JSON value, over any number of chunks. */
class Value {
  readonly #parts: string[] = [];
  #length = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  readonly #bare: boolean;

  constructor(first: number) {
    this.#bare = !opens(first) && first !== QUOTE;
  }

  /** Takes from `chunk` at `from`; returns the offset behind the value, or -1 where it goes on in the next chunk. */
  take(chunk: string, from: number): number {
    const end = this.#bare ? this.#endOfBare(chunk, from) : this.#endOfClosed(chunk, from);
    const part = end < 0 ? chunk.slice(from) : chunk.slice(from, end);
    this.#length += part.length;
    if (this.#length > largest) throw new JsonTrouble('tooLarge');
    this.#parts.push(part);
    return end;
  }

  #endOfBare(chunk: string, from: number): number {
    for (let i = from; i < chunk.length; i++) {
      const c = chunk.charCodeAt(i);
      if (c === 44 || closes(c) || isSpace(c)) return i;
    }
    return -1;
  }

  #endOfClosed(chunk: string, from: number): number {
    for (let i = from; i < chunk.length; i++) {
      const c = chunk.charCodeAt(i);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (c === BACKSLASH) this.#escaped = true;
        else if (c === QUOTE) {
          this.#inString = false;
          if (this.#depth === 0) return i + 1;
        }
      } else if (c === QUOTE) this.#inString = true;
      else if (opens(c)) this.#depth++;
      else if (closes(c) && --this.#depth === 0) return i + 1;
    }
    return -1;
  }

  parsed(): unknown {
    try {
      return JSON.parse(this.#parts.join(''));
    } catch {
      throw new JsonTrouble('syntax');
    }
  }
}

type Expects =
  'open' | 'keyOrEnd' | 'key' | 'colon' | 'value' | 'itemOrEnd' | 'item' | 'comma' | 'end';

/** Reads the outermost object of a JSON text member by member, and the named arrays item by item. */
class Cutter {
  #expects: Expects = 'open';
  #inArray = false;
  #value: Value | null = null;
  #key = '';
  readonly #arrays: ReadonlySet<string>;

  constructor(arrays: ReadonlySet<string>) {
    this.#arrays = arrays;
  }

  *push(chunk: string): Generator<JsonPiece> {
    let i = 0;
    while (i < chunk.length) {
      if (this.#value) {
        i = this.#value.take(chunk, i);
        if (i < 0) return;
        yield* this.#ended();
      } else {
        const c = chunk.charCodeAt(i);
        if (isSpace(c)) i++;
        else if (this.#begins(c)) this.#value = new Value(c);
        else {
          this.#mark(c);
          i++;
        }
      }
    }
  }

  /** Whether a value (or a key) begins here. */
  #begins(c: number): boolean {
    const e = this.#expects;
    if (e === 'key' || e === 'keyOrEnd') return c === QUOTE;
    if (e === 'value') return !(c === 91 && this.#arrays.has(this.#key)) && !closes(c) && c !== 44;
    return (e === 'item' || e === 'itemOrEnd') && !closes(c) && c !== 44 && c !== 58;
  }

  *#ended(): Generator<JsonPiece> {
    const value = this.#value?.parsed();
    this.#value = null;
    if (this.#expects === 'key' || this.#expects === 'keyOrEnd') {
      this.#key = String(value);
      this.#expects = 'colon';
      return;
    }
    this.#expects = 'comma';
    yield { key: this.#key, item: this.#inArray, value };
  }

  /** One of { } [ ] , : where the grammar has its place for it. */
  #mark(c: number): void {
    const e = this.#expects;
    if (c === 123 && e === 'open') this.#expects = 'keyOrEnd';
    else if (c === 58 && e === 'colon') this.#expects = 'value';
    else if (c === 91 && e === 'value') {
      this.#inArray = true;
      this.#expects = 'itemOrEnd';
    } else if (c === 93 && this.#inArray && (e === 'itemOrEnd' || e === 'comma')) {
      this.#inArray = false;
      this.#expects = 'comma';
    } else if (c === 125 && !this.#inArray && (e === 'keyOrEnd' || e === 'comma'))
      this.#expects = 'end';
    else if (c === 44 && e === 'comma') this.#expects = this.#inArray ? 'item' : 'key';
    else throw new JsonTrouble('syntax');
  }

  /** To be called at the end of the text. */
  finish(): void {
    if (this.#expects !== 'end') throw new JsonTrouble(this.#expects === 'open' ? 'syntax' : 'cut');
  }
}

/**
 * The members of a JSON object as its text comes in, and the arrays named in `arrays` item by item: no more than one
 * piece is in memory. Throws JsonTrouble where the text is no such object.
 */
export async function* jsonPieces(
  chunks: AsyncIterable<string>,
  arrays: readonly string[],
): AsyncGenerator<JsonPiece> {
  const cutter = new Cutter(new Set(arrays));
  for await (const chunk of chunks) yield* cutter.push(chunk);
  cutter.finish();
}

/** Calls `onRead` with the share of the file that has gone by, 0 to 1. */
const counted = (size: number, onRead: (share: number) => void) => {
  let read = 0;
  return new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(bytes, next) {
      read += bytes.length;
      onRead(read / size);
      next.enqueue(bytes);
    },
  });
};

/**
 * The text of a file in pieces, unpacked where it is gzip, taken out of the page where it is a report page. Throws where
 * it is not UTF-8. `onRead` is told how much of the file has been read.
 */
export async function* textChunks(
  given: Blob,
  onRead?: (share: number) => void,
): AsyncGenerator<string> {
  const file = await bundleIn(given);
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  const bytes = onRead ? file.stream().pipeThrough(counted(file.size, onRead)) : file.stream();
  const stream: ReadableStream<Uint8Array> = packed
    ? bytes.pipeThrough(new DecompressionStream('gzip'))
    : bytes;
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield decoder.decode(value, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    // Not UTF-8, or not the gzip that its first bytes claim; what the reader of the pieces throws is not caught here.
    throw error instanceof JsonTrouble ? error : new JsonTrouble('syntax');
  } finally {
    void reader.cancel().catch(() => {});
  }
}
