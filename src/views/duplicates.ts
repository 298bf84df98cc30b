import { inPieces, type Steps } from '../model/steps';
import { versionKey, type Versioned } from '../model/versions';

/** What is known of a report for telling whether another is the same. */
export interface Known extends Versioned {
  readonly name: string;
}

/**
 * new: nothing like it is here; sameText: another file with the same text; version: the same body's report of the same
 * year with another text. The same bytes never come this far.
 */
export type Likeness<T extends Known = Known> =
  { readonly kind: 'new' } | { readonly kind: LikeKind; readonly of: T };
export type LikeKind = 'sameText' | 'version';

/**
 * What is done with a file that is like a report in the library. ask: it waits until a person decides; skip: it is
 * left out; version: it becomes a version of the report; both: it is kept as a report of its own.
 */
export const duplicateRules = ['ask', 'skip', 'version', 'both'] as const;
export type DuplicateRule = (typeof duplicateRules)[number];
export type DuplicateRules = Readonly<Record<LikeKind, DuplicateRule>>;

/** By default the same text is asked about, and another text becomes a version. */
export const defaultRules: DuplicateRules = { sameText: 'ask', version: 'version' };

/** Rules as they were remembered; what is not understood is the default. */
export function readRules(remembered: string | null): DuplicateRules {
  const rule = (kind: LikeKind): DuplicateRule => {
    const [sameText, version] = (remembered ?? '').split(' ');
    const said = kind === 'sameText' ? sameText : version;
    return duplicateRules.find((r) => r === said) ?? defaultRules[kind];
  };
  return { sameText: rule('sameText'), version: rule('version') };
}

/** Rules in the form in which they are remembered. */
export const writeRules = (rules: DuplicateRules): string => `${rules.sameText} ${rules.version}`;

const push = <T>(map: Map<string, T[]>, key: string, item: T): void => {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
};

/** The reports in the library by text and by body and year: a question costs two look-ups. */
export class LikenessIndex<T extends Known = Known> {
  readonly #byText = new Map<string, T[]>();
  readonly #byKey = new Map<string, T[]>();

  constructor(library: readonly T[] = []) {
    for (const report of library) this.add(report);
  }

  /** Makes a report known to later questions, which are answered with `kept`, a lighter form of it perhaps. */
  add(report: T, kept: T = report): void {
    if (report.characters === 0) return;
    push(this.#byText, report.textHash, kept);
    const key = versionKey(report);
    if (key !== null) push(this.#byKey, key, kept);
  }

  /** How a newly read report relates to those in the library (or earlier in the same batch). */
  of(fresh: Known): Likeness<T> {
    if (fresh.characters === 0) return { kind: 'new' };
    const other = (list: readonly T[] | undefined): T | undefined =>
      list?.findLast((r) => r.id !== fresh.id);
    const same = other(this.#byText.get(fresh.textHash));
    if (same) return { kind: 'sameText', of: same };
    const key = versionKey(fresh);
    const version = key === null ? undefined : other(this.#byKey.get(key));
    return version ? { kind: 'version', of: version } : { kind: 'new' };
  }
}

/** The index of a library, made in steps. */
export function* likenessIndex(library: readonly Known[]): Steps<LikenessIndex> {
  const index = new LikenessIndex();
  yield* inPieces(library, (report) => index.add(report));
  return index;
}
