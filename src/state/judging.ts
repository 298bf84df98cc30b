import { dueReports, forgetDue, materialOf, storeJudged, type Material } from '../db/judging';
import { watch } from '../db/watch';
import type { JudgeReply, JudgeRequest } from '../engine/messages';
import type { Judged } from '../engine/rejudge';
import type { ParsedText } from '../model/parsed';
import { asDecided, markOfDecisions } from '../views/judged';
import { startEngine } from './engine-worker';

/** Reports judged in a row before the list is looked at again. */
const atOnce = 20;
/** How long the worker waits for more before it is let go, in milliseconds. */
const rest = 30_000;
const timeLimit = 60_000;

/** The stored reading with the decisions in it, as the checks take it. */
function readingOf({ report, text, facts, reviews }: Material): ParsedText {
  const { doc, sections, quantities, problems } = text;
  const read = { meta: report.meta, quantities, facts: facts.facts };
  const decided = asDecided(read, reviews, doc.text.length);
  return { genre: report.genre, doc, sections, problems, ...decided };
}

/**
 * Keeps findings and checklist answers in step with what people decide: a report whose decisions on figures or metadata
 * change is judged anew from its stored text, in a worker. Which reports wait for it stands in the database, so that a
 * page that is left, an undo or a merge in another tab are all the same.
 */
class Judging {
  #worker: Worker | null = null;
  #leave: ReturnType<typeof setTimeout> | undefined;
  #next = 1;
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
      // A worker that died or a full disk: the reports stay due, and the next change or visit tries again.
      this.#stop();
    } finally {
      this.#running = false;
    }
  }

  async #judgeAll(): Promise<void> {
    for (let before = ''; ;) {
      const ids = await dueReports(atOnce);
      // The same list twice in a row: what is on it cannot be stored just now.
      if (ids.length === 0 || ids.join() === before) break;
      before = ids.join();
      for (const id of ids) await this.#judge(id);
    }
    clearTimeout(this.#leave);
    this.#leave = setTimeout(() => this.#stop(), rest);
  }

  async #judge(id: string): Promise<void> {
    const material = await materialOf(id);
    if (!material) return forgetDue(id);
    await storeJudged(material, await this.#ask(id, readingOf(material)), markOfDecisions);
  }

  #ask(report: string, reading: ParsedText): Promise<Judged> {
    const worker = (this.#worker ??= startEngine());
    const request: JudgeRequest = { id: this.#next++, report, reading };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => end(() => reject(new Error('tookTooLong'))), timeLimit);
      const onMessage = ({ data }: MessageEvent<JudgeReply>): void => {
        if (data.kind !== 'judged' || data.id !== request.id) return;
        end(() => (data.judged ? resolve(data.judged) : reject(new Error(data.trouble))));
      };
      const onError = (event: ErrorEvent): void => end(() => reject(new Error(event.message)));
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        worker.removeEventListener('message', onMessage);
        worker.removeEventListener('error', onError);
        settle();
      };
      worker.addEventListener('message', onMessage);
      worker.addEventListener('error', onError);
      worker.postMessage(request);
    });
  }

  #stop(): void {
    clearTimeout(this.#leave);
    if (this.#running) return;
    this.#worker?.terminate();
    this.#worker = null;
  }
}

/** One tab judges at a time; without locks (an old browser) the same is done twice, to the same end. */
const alone = async (work: () => Promise<void>): Promise<void> => {
  const locks: LockManager | undefined = navigator.locks;
  await (locks ? locks.request('zhijing-judging', work) : work());
};

export const judging = new Judging();
