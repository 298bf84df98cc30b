import { applyLists } from './apply-lists';
import type {
  JudgeReply,
  JudgeRequest,
  ListsReply,
  ListsRequest,
  ReadReply,
  ReadRequest,
  TryReply,
  TryRequest,
} from './messages';
import { read } from './read';
import { rejudge } from './rejudge';
import { rejudgePart } from './rejudge-part';
import { tryPhrases, usable } from './try-phrases';
import type { Stage } from '../model/problem';

const scope = self as unknown as DedicatedWorkerGlobalScope; // this file only ever runs in a worker

const isReading = (data: unknown): data is readonly ReadRequest[] =>
  Array.isArray(data) &&
  data.every((d: unknown) => typeof d === 'object' && d !== null && 'bytes' in d && 'name' in d);

const isTrial = (data: unknown): data is TryRequest =>
  typeof data === 'object' && data !== null && 'entries' in data && 'texts' in data;

const isListing = (data: unknown): data is ListsRequest =>
  typeof data === 'object' && data !== null && 'lists' in data && 'reports' in data;

const isJudging = (data: unknown): data is JudgeRequest =>
  typeof data === 'object' && data !== null && 'reading' in data && 'report' in data;

function judged({ id, report, reading, held }: JudgeRequest): JudgeReply {
  try {
    const said = held ? rejudgePart(report, reading, held) : rejudge(report, reading);
    return { id, kind: 'judged', judged: said, trouble: '' };
  } catch (error) {
    return { id, kind: 'judged', judged: null, trouble: String(error) };
  }
}

/** What the reports answer, without passages: those are looked up when an answer is opened. */
function answer({ id, reports, lists }: ListsRequest): ListsReply {
  try {
    const answered = applyLists(reports, lists).map((r) => ({
      id: r.id,
      statuses: r.entries.map((e) => e.status),
    }));
    return { id, kind: 'answered', answered, trouble: '' };
  } catch (error) {
    // Lists are a user's own words; what they break is told, not thrown.
    return { id, kind: 'answered', answered: null, trouble: String(error) };
  }
}

/** A file that takes longer has its stages told, in milliseconds. */
const slow = 80;

/** Work done one piece after the other, although each has moments in which it waits. */
class Turns {
  #last: Promise<void> = Promise.resolve();

  take(work: () => Promise<void>): void {
    this.#last = this.#last.then(work);
  }
}

const turns = new Turns();

const reply = (message: ReadReply | TryReply | ListsReply | JudgeReply): void =>
  scope.postMessage(message);

/** Reads a file and answers; `began`: when its message was begun. */
async function answerReading(request: ReadRequest, began: number): Promise<void> {
  const { id, name, bytes, encoding, depth, own } = request;
  const options = {
    ...(encoding === undefined ? {} : { encoding }),
    ...(depth === undefined ? {} : { depth }),
    ...(own === undefined ? {} : { own }),
  };
  const onStage = (stage: Stage): void => {
    // Most files are read before anybody could see a stage.
    if (performance.now() - began > slow) reply({ id, kind: 'stage', stage });
  };
  // read never rejects: what goes wrong inside comes back as a refusal.
  const result = await read(name, bytes, options, onStage);
  reply({ id, kind: 'result', result, took: performance.now() - began });
}

scope.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (isTrial(event.data)) {
    const { id, texts, entries, strict } = event.data;
    try {
      reply({
        id,
        kind: 'tried',
        tried: tryPhrases(texts, strict ? entries : usable(entries)),
        trouble: '',
      });
    } catch (error) {
      // Phrases are a user's own words; what they break is told, not thrown.
      reply({ id, kind: 'tried', tried: null, trouble: String(error) });
    }
    return;
  }
  if (isListing(event.data)) return reply(answer(event.data));
  if (isJudging(event.data)) return reply(judged(event.data));
  if (!isReading(event.data)) return;
  const requests = event.data;
  turns.take(async () => {
    const began = performance.now();
    await Promise.all(requests.map((request) => answerReading(request, began)));
  });
});
