import type { Problem } from '../../model/problem';
import type { RawBlock, RawDoc } from '../../model/doc';

/** What a reader needs to know beside the bytes. */
export interface ReadOptions {
  /** A WHATWG encoding label chosen by the user; readers of formats that fix their encoding ignore it. */
  readonly encoding?: string;
  /** How many archives the file was taken out of: 0 for a file as it was dropped. */
  readonly depth?: number;
}

/**
 * One file format. `accepts` looks at content (magic bytes, and for containers what is inside), never at the
 * name alone. `read` throws `Refusal` for a file that it cannot read; everything short of that is a Problem
 * in the result. Heavy libraries are imported inside `read`.
 */
export interface Format {
  readonly id: string;
  readonly mediaType: string;
  accepts(bytes: Uint8Array, name: string): boolean;
  read(bytes: Uint8Array, name: string, options: ReadOptions): Promise<RawDoc>;
}

/** A file that cannot be read, with the Problem to show. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** What a reader could not do: a note beside what it did read. */
export const note = (code: string, params?: Problem['params']): Problem =>
  params ? { code, stage: 'format', params } : { code, stage: 'format' };

/** A refusal to throw: the whole file cannot be read. */
export const refuse = (code: string, params?: Problem['params']): Refusal =>
  new Refusal(note(code, params));

/** Whether a block holds any visible character. */
export const hasWords = (block: RawBlock): boolean =>
  block.kind === 'para'
    ? /\S/.test(block.text)
    : block.rows.some((row) => row.some((cell) => /\S/.test(cell)));

/** Whether the blocks hold words of the report itself, apart from what was set aside. */
export const hasReport = (blocks: readonly RawBlock[]): boolean =>
  blocks.some((block) => block.aside === undefined && hasWords(block));
