import type { Arrival } from '../../src/db/reports';
import { sha256 } from '../../src/model/hash';
import type { Parsed } from '../../src/model/parsed';

const text = '一、主要举措和成效\n全年办理行政复议案件12件。';

/** A small report as the engine would read it, written by hand. */
export const parsed = (changes: Partial<Parsed> = {}): Parsed => ({
  engine: 1,
  mediaType: 'text/plain',
  encoding: 'utf-8',
  genre: 'report',
  meta: {
    title: '云川县2024年法治政府建设年度报告',
    region: {
      name: '云川县',
      printed: '云川县',
      level: 'county',
      province: null,
      prefecture: null,
      county: null,
      code: null,
    },
    bodyKind: 'government',
    organ: null,
    year: 2024,
    publishedOn: '2025-02-28',
    signedOn: null,
    basis: { year: { sure: 'certain', from: 'title', quote: '2024年' } },
  },
  doc: {
    text,
    blocks: [
      { kind: 'heading', start: 0, end: 9 },
      { kind: 'para', start: 10, end: text.length },
    ],
    asides: [{ kind: 'breadcrumb', text: '首页 > 政务公开', at: 0 }],
  },
  sections: [
    {
      depth: 1,
      marker: '一、',
      title: '主要举措和成效',
      start: 0,
      end: text.length,
      head: { start: 0, end: 9 },
      role: 'achievements',
      parent: -1,
    },
  ],
  quantities: [
    {
      start: 20,
      end: 23,
      value: 12,
      low: 12,
      high: 12,
      unit: '件',
      approx: null,
      kind: 'count',
      role: 'result',
      scope: 'own',
      subject: '行政复议案件',
      number: { start: 20, end: 22 },
      decimals: 0,
    },
  ],
  facts: [
    {
      indicator: 'review.concluded',
      value: 12,
      low: 12,
      high: 12,
      unit: '件',
      approx: null,
      evidence: [{ start: 12, end: 23 }],
      quantities: [0],
      scope: 'own',
      source: 'phrase',
      words: '办理行政复议案件',
    },
  ],
  findings: [
    {
      rule: 'structure.signature',
      code: 'structure.signature',
      severity: 'info',
      verdict: 'fails',
      params: {},
      evidence: [{ start: 10, end: text.length }],
    },
    {
      rule: 'arithmetic.sum',
      code: 'arithmetic.sum',
      severity: 'info',
      verdict: 'cannotTell',
      reason: 'partMissing',
      params: { total: 12 },
      evidence: [{ start: 20, end: 23 }],
    },
  ],
  checklist: [
    {
      item: 'content.problems',
      status: 'absent',
      evidence: [],
      examined: [{ start: 10, end: 24 }],
    },
  ],
  problems: [],
  ...changes,
});

/** An arrival whose id is the hash of its bytes. */
export async function arrival(content: string, changes: Partial<Parsed> = {}): Promise<Arrival> {
  const bytes = new TextEncoder().encode(content);
  return {
    id: await sha256(bytes),
    name: `${content.slice(0, 8)}.txt`,
    folder: '',
    bytes,
    size: bytes.length,
    addedAt: '2026-01-05T08:00:00.000Z',
    parsed: parsed(changes),
  };
}
