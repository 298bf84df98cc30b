import { factsOfSome } from '../db/own-facts';
import { reportOf, textOf } from '../db/reports';
import type { Tried } from '../engine/try-phrases';
import type { Fact } from '../model/fact';
import type { PhraseEntry } from '../model/phrase';
import { sentenceAt } from '../views/own';
import { tryOver } from './trial';

/** One report in which phrases read something, with its words. */
export interface Example {
  readonly id: string;
  readonly title: string;
  readonly figures: readonly {
    readonly fact: Fact;
    readonly sentence: string;
    /** Other indicators that the same figure is already read as. */
    readonly others: readonly string[];
  }[];
}

const mostExamples = 30;

/** Ids of other indicators that are read from the same figures. */
const othersOf = (fact: Fact, read: readonly Fact[]): string[] => [
  ...new Set(
    read
      .filter(
        (f) =>
          f.indicator !== fact.indicator && f.quantities.some((q) => fact.quantities.includes(q)),
      )
      .map((f) => f.indicator),
  ),
];

/** What phrases would read in the whole library, shown while it is gone through; nothing is written. */
export class OwnPreview {
  done = $state(0);
  total = $state(0);
  /** Reports in which something is read. */
  hits = $state(0);
  /** Of these, with several different values. */
  several = $state(0);
  /** Of these, with a figure that another indicator has too. */
  conflicts = $state(0);
  others = $state.raw<readonly string[]>([]);
  examples = $state.raw<readonly Example[]>([]);
  running = $state(false);
  problem = $state.raw<unknown>();
  #work = 0;

  /** Begins anew with these phrases; what was still going on is given up. */
  async look(entry: PhraseEntry): Promise<void> {
    const work = ++this.#work;
    this.done = this.total = this.hits = this.several = this.conflicts = 0;
    this.others = this.examples = [];
    this.problem = undefined;
    this.running = true;
    try {
      await tryOver(
        [entry],
        async (read, done, total) => {
          if (work === this.#work) await this.#take(work, read);
          if (work !== this.#work) return false;
          this.done = done;
          this.total = total;
          return true;
        },
        { strict: true },
      );
    } catch (reason) {
      if (work === this.#work) this.problem = reason;
    } finally {
      if (work === this.#work) this.running = false;
    }
  }

  /** Gives up what is going on and forgets what was found. */
  stop(): void {
    this.#work++;
    this.running = false;
    this.hits = this.total = 0;
    this.examples = [];
  }

  async #take(work: number, read: readonly Tried[]): Promise<void> {
    const hits = read.filter((r) => r.facts.length > 0);
    const known = await factsOfSome(hits.map((r) => r.id));
    const room = mostExamples - this.examples.length;
    const examples = await Promise.all(
      hits.slice(0, room).map((hit) => exampleOf(hit, known.get(hit.id) ?? [])),
    );
    if (work !== this.#work) return;
    for (const { id, facts } of hits) {
      const others = facts.flatMap((f) => othersOf(f, known.get(id) ?? []));
      this.hits++;
      if (facts.some((f) => f.value !== facts[0]?.value)) this.several++;
      if (others.length > 0) this.conflicts++;
      if (others.some((o) => !this.others.includes(o)))
        this.others = [...this.others, ...others].filter((o, i, all) => all.indexOf(o) === i);
    }
    this.examples = [...this.examples, ...examples];
  }
}

async function exampleOf({ id, facts }: Tried, known: readonly Fact[]): Promise<Example> {
  const [report, text] = await Promise.all([reportOf(id), textOf(id)]);
  return {
    id,
    title: report?.meta.title ?? report?.name ?? '',
    figures: facts.map((fact) => {
      const [{ start, end }] = fact.evidence;
      const sentence = sentenceAt(text?.doc.text ?? '', start, end);
      return { fact, sentence, others: othersOf(fact, known) };
    }),
  };
}
