import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { undo } from '../../src/db/history';
import { materialOf, storeJudged } from '../../src/db/judging';
import { loadLibrary } from '../../src/db/library';
import { forgetRereads, listOutdated, listRereads } from '../../src/db/rereads';
import { deleteEverything, saveReports } from '../../src/db/reports';
import { removeReview, reviewsOf, saveReview } from '../../src/db/reviews';
import { makeAnchor } from '../../src/model/anchor';
import { ENGINE_VERSION, type Parsed } from '../../src/model/parsed';
import type { Review } from '../../src/model/review';
import { effectiveFacts } from '../../src/views/effective';
import { progressOf, secondLookReason } from '../../src/views/second-look';
import { markOfDecisions } from '../../src/views/judged';
import { arrival, parsed } from './sample';

beforeEach(deleteEverything);

const decisionOn = (report: string, changes: Partial<Review> = {}): Review => {
  const { doc, facts } = parsed();
  const [fact] = facts;
  if (!fact) throw new Error('no fact');
  return {
    id: 'r1',
    report,
    target: { kind: 'fact', indicator: fact.indicator },
    decision: 'corrected',
    value: 21,
    unit: '件',
    note: '',
    anchor: makeAnchor(doc.text, fact.evidence[0]),
    engineValue: fact.value,
    engine: 1,
    by: '李',
    at: '2026-02-01T00:00:00.000Z',
    ...changes,
  };
};

/** The same report as a later engine reads it: words put in before, and another value. */
function later(before: string, value: number): Partial<Parsed> {
  const old = parsed();
  const by = before.length;
  const text = before + old.doc.text.replace('12件', `${value}件`);
  const [fact] = old.facts;
  if (!fact) throw new Error('no fact');
  const [e] = fact.evidence;
  return {
    engine: 2,
    doc: { ...old.doc, text, blocks: [{ kind: 'para', start: 0, end: text.length }] },
    sections: [],
    findings: [],
    quantities: [],
    facts: [
      {
        ...fact,
        value,
        low: value,
        high: value,
        quantities: [],
        evidence: [{ start: e.start + by, end: e.end + by }],
      },
    ],
  };
}

/** Stores what checks say of a report with the decisions on it, as the worker's answer is stored. */
async function judgeAs(id: string, said: Parsed): Promise<void> {
  const material = await materialOf(id);
  if (!material) throw new Error('not here');
  await storeJudged(material, said, markOfDecisions);
}

describe('a report read again', () => {
  it('keeps a decision on its passage where the text moved, without asking again', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    await saveReview(decisionOn(a.id));
    const next = parsed(later('（来源：某局）\n', 12));
    await saveReports([{ ...a, parsed: next }]);
    const [fact] = effectiveFacts(next.facts, await reviewsOf(a.id));
    expect(fact).toMatchObject({ value: 21, state: 'corrected', secondLook: false, index: 0 });
    expect((await loadLibrary()).reviews[0]?.place).toEqual({ start: 20, end: 31 });
    expect(progressOf(effectiveFacts(next.facts, await reviewsOf(a.id)))).toEqual({
      total: 1,
      done: 1,
      again: 0,
    });
  });

  it('asks for a second look where the engine now reads another value there', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    await saveReview(decisionOn(a.id));
    const next = parsed(later('', 13));
    await saveReports([{ ...a, parsed: next }]);
    const [fact] = effectiveFacts(next.facts, await reviewsOf(a.id));
    expect(fact).toMatchObject({ value: 21, secondLook: true });
    expect(fact && secondLookReason(fact)).toBe('changed');
    expect((await listRereads())[0]?.differences).toEqual([
      { kind: 'fact', name: 'review.concluded', before: '12件', after: '13件', decided: true },
    ]);
    await forgetRereads();
    expect(await listRereads()).toEqual([]);
  });

  it('shows a decision whose passage is gone with its quotation, and counts it as lost', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    await saveReview(decisionOn(a.id));
    const doc = {
      text: '另一份说明，与前文毫不相干，只谈天气与收成的好坏。',
      blocks: [],
      asides: [],
    };
    const next = parsed({
      engine: 2,
      doc,
      facts: [],
      sections: [],
      quantities: [],
      findings: [],
      checklist: [],
    });
    await saveReports([{ ...a, parsed: next }]);
    const [fact] = effectiveFacts([], await reviewsOf(a.id));
    expect(fact).toMatchObject({
      value: 21,
      evidence: [],
      words: '办理行政复议案件12件',
      secondLook: true,
    });
    expect(fact && secondLookReason(fact)).toBe('lost');
    expect((await listRereads())[0]).toMatchObject({
      lost: 1,
      textChanged: true,
      engineBefore: 1,
      engineAfter: 2,
    });
  });

  it('finds the passage of a decision that undo brings back after it', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    const review = decisionOn(a.id);
    await saveReview(review);
    const step = await removeReview(review);
    await saveReports([{ ...a, parsed: parsed(later('（来源：某局）\n', 12)) }]);
    await undo(step);
    expect((await reviewsOf(a.id))[0]?.place).toEqual({ start: 20, end: 31 });
  });

  it('that says the same leaves nothing to report, and only what an older engine read is outdated', async () => {
    const a = await arrival('甲报告');
    await saveReports([{ ...a, parsed: parsed({ engine: 0 }) }]);
    expect(await listOutdated()).toEqual([a.id]);
    await saveReports([{ ...a, parsed: parsed({ engine: ENGINE_VERSION }) }]);
    expect(await listRereads()).toEqual([]);
    expect(await listOutdated()).toEqual([]);
  });

  /** The sample as a later engine judges it: one finding gone, one come, a required content found. */
  const judgedLater = (): Parsed => {
    const { findings, checklist, doc } = parsed();
    const [gone, unsure] = findings;
    const [problems] = checklist;
    if (!gone || !unsure || !problems) throw new Error('no findings');
    const evidence = [{ start: 20, end: 23 }] as const;
    const come = {
      ...gone,
      rule: 'stale.year',
      code: 'stale.year',
      params: { year: 2023 },
      evidence,
    };
    return parsed({
      ...{ engine: 2, doc, findings: [unsure, come] },
      checklist: [{ ...problems, status: 'described' }],
    });
  };
  const told = [
    {
      ...{ kind: 'finding', name: 'structure.signature', rule: 'structure.signature', params: {} },
      ...{ before: 'fails', after: null, decided: false, quote: '全年办理行政复议案件12件。' },
    },
    {
      ...{ kind: 'finding', name: 'stale.year', rule: 'stale.year', params: { year: 2023 } },
      ...{ before: null, after: 'fails', decided: false, quote: '全年办理行政复议案件12件' },
    },
    {
      ...{ kind: 'item', name: 'content.problems', before: 'absent', after: 'described' },
      decided: false,
    },
  ];

  it('tells which findings appeared and are gone, and which items have another state', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    await saveReports([{ ...a, parsed: judgedLater() }]);
    expect((await listRereads())[0]?.differences).toEqual(told);
  });

  it('tells it of a report with decisions once it was judged with them again', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    await saveReview(decisionOn(a.id, { decision: 'accepted', value: null }));
    await judgeAs(a.id, parsed());
    await saveReports([{ ...a, parsed: judgedLater() }]);
    expect(await listRereads()).toEqual([]);
    await judgeAs(a.id, judgedLater());
    expect((await listRereads())[0]?.differences).toEqual(told);
    // Judged once more, nothing is told twice.
    await judgeAs(a.id, parsed());
    expect((await listRereads())[0]?.differences).toEqual(told);
  });

  it('does not put down to the reading what somebody decided meanwhile', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    await saveReview(decisionOn(a.id, { decision: 'accepted', value: null }));
    await judgeAs(a.id, parsed());
    await saveReports([{ ...a, parsed: judgedLater() }]);
    await saveReview(decisionOn(a.id, { decision: 'rejected', value: null }));
    await judgeAs(a.id, judgedLater());
    expect(await listRereads()).toEqual([]);
  });

  it('says nothing of checks where more of a report has come than was here', async () => {
    const a = await arrival('甲报告');
    await saveReports([{ ...a, part: 'figures', parsed: parsed({ findings: [], checklist: [] }) }]);
    await saveReports([a]);
    expect(await listRereads()).toEqual([]);
  });
});
