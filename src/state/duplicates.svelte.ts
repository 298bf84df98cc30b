import { slowly } from '../db/breathe';
import { answerAsked, askAgain, type Answer } from '../db/versions';
import {
  likenessIndex,
  readRules,
  writeRules,
  type DuplicateRule,
  type DuplicateRules,
  type Known,
  type Likeness,
  type LikeKind,
  type LikenessIndex,
} from '../views/duplicates';
import { settings } from './settings.svelte';
import { loadKnown } from './versions.svelte';

const storageKey = 'zhijing.duplicates';

function remembered(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null; // storage refused: the rules are the defaults
  }
}

/** The library, for the question whether a report is like one in it. */
export const loadLikeness = async (): Promise<LikenessIndex> =>
  slowly(likenessIndex(await loadKnown()));

/** What is done with files that are like a report in the library, and how such files are recognised. */
export class Duplicates {
  rules = $state.raw<DuplicateRules>(readRules(remembered()));
  #index: Promise<LikenessIndex> | null = null;

  /** Changes one rule, for this and later visits. */
  setRule(kind: LikeKind, rule: DuplicateRule): void {
    this.rules = { ...this.rules, [kind]: rule };
    try {
      localStorage.setItem(storageKey, writeRules(this.rules));
    } catch {
      // storage refused: the rule lasts for this visit
    }
  }

  /** Begins to look through the library, while the first files of an import are read. */
  begin(): void {
    this.#index ??= loadLikeness();
    // A library that could not be read is told by the page; the question itself asks again.
    this.#index.catch(() => (this.#index = null));
  }

  /** Lets the index go: until the next import the library may change in any way. */
  end(): void {
    this.#index = null;
  }

  /** How a newly read report relates to the library; `take` says that it comes in, so that later ones know of it. */
  async of(fresh: Known): Promise<Likeness> {
    this.begin();
    const index = await this.#index;
    return index?.of(fresh) ?? { kind: 'new' };
  }

  async take(fresh: Known): Promise<void> {
    // Of thousands that come in, only what tells them is held, not the sentences that their metadata come from.
    (await this.#index)?.add(fresh, { ...fresh, meta: { ...fresh.meta, basis: {} } });
  }

  /** Asks again about a report in the bin: the same file was dropped once more. */
  askAgain(id: string): Promise<void> {
    return askAgain([id]);
  }

  /** Answers for files that wait, as one step that can be undone. Returns the step's id. */
  answer(answers: readonly Answer[]): Promise<number> {
    return answerAsked(answers, settings.name);
  }
}

export const duplicates = new Duplicates();
