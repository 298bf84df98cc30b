import { dueReports, forgetDue, materialOf, storeJudged, type Material } from '../db/judging';
import { watch } from '../db/watch';
import type { ParsedText } from '../model/parsed';
import { asDecided, markOfDecisions } from '../views/judged';
import { Answerer } from './answerer';

/** Reports judged in a row before the list is looked at again. */
const atOnce = 20;
/** How long the worker waits for more before it is let go, in milliseconds. */
const rest = 30_000;

/** The stored reading with the decisions in it, as the checks take it. */
function decided(reading: ParsedText, { reviews }: Material): ParsedText {
  return { ...reading, ...asDecided(reading, reviews, reading.doc.text.length) };
}

/** The stored reading, as the engine made it. */
const readingOf = ({ report, text, facts }: Material): ParsedText => {
  const { doc, sections, quantities, problems } = text;
  const { genre, meta } = report;
  return { genre, meta, doc, sections, quantities, problems, facts: facts.facts };
};

/**
 * Keeps findings and checklist answers in step with what people decide: a report whose decisions on figures or metadata
 * change is judged anew from its stored text, in a worker. Which reports wait for it stands in the database, so that a
 * page that is left, an undo or a merge in another tab are all the same.
 */
class Judging {
  readonly #engine = new Answerer();
  #leave: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #again = false;

  /** Called once by the app. */
  start(): void {
    watch(
      () => dueReports(1),
      (ids) => ids.length > 0 && void this.#run(),
      () => {}, // no database: said elsewhere
    );
  }

  async #run(): Promise<void> {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#again) {
        this.#again = false;
        await alone(() => this.#judgeAll());
      }
    } catch {
      // The database went away: the reports stay due, and the next change or visit tries again.
    } finally {
      this.#running = false;
      clearTimeout(this.#leave);
      this.#leave = setTimeout(() => this.#stop(), rest);
    }
  }

  async #judgeAll(): Promise<void> {
    for (let before = ''; ;) {
      const ids = await dueReports(atOnce);
      // The same list twice in a row: what is on it cannot be stored just now.
      if (ids.length === 0 || ids.join() === before) break;
      before = ids.join();
      // A worker that died of one, or a full disk: it stays due, and the others are not kept waiting.
      for (const id of ids) await this.#judge(id).catch(() => {});
    }
  }

  async #judge(id: string): Promise<void> {
    const material = await materialOf(id);
    if (!material) return forgetDue(id);
    const reading = readingOf(material);
    const held = material.came ? { held: { ...material.came, reading } } : {};
    const question = { report: id, reading: decided(reading, material), ...held };
    await storeJudged(material, await this.#engine.ask('judged', question), markOfDecisions);
  }

  #stop(): void {
    if (!this.#running) this.#engine.close();
  }
}

/** One tab judges at a time; without locks (an old browser) the same is done twice, to the same end. */
const alone = async (work: () => Promise<void>): Promise<void> => {
  const locks: LockManager | undefined = navigator.locks;
  await (locks ? locks.request('zhijing-judging', work) : work());
};

export const judging = new Judging();
