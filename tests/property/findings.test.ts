import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding';
import { findingKey } from '../../src/model/finding-key';
import type { Parsed } from '../../src/model/parsed';
import { reportOf } from '../checks/report';

const n = fc.integer({ min: 2, max: 400 });

/** Paragraphs about which the checks have something to say, most of it a slip. */
const telling = fc.oneof(
  fc
    .tuple(n, n, fc.integer({ min: 1, max: 999 }))
    .map(([a, b, p]) => `受理矛盾纠纷${a}件，调解成功${b}件，调解成功率${p / 10}%。`),
  fc
    .tuple(n, n, n, n)
    .map(([t, a, b, c]) => `清理文件${t}件，其中保留${a}件，废止${b}件，修改${c}件。`),
  fc.tuple(n, n).map(([a, b]) => `审批环节由${a}个减至${b}个，减少3个。`),
  fc.constantFrom(
    '截止目前，完成任务。',
    '扎实推进法制政府建设。',
    '全面落实法治政付建设责任。',
    '学习贯彻二十届三中全会会议精神。',
    '落实“三项制度，规范执法行为。',
    '2022年以来，我县坚持依法行政。',
    '一是加强领导。二是规范执法。四是加强普法。',
  ),
);

/** Sentences about which there is nothing to say. */
const unrelated = fc.constantFrom(
  '全体干部职工表示衷心感谢。',
  '有关做法受到群众好评。',
  '县城新增绿地面积明显扩大。',
  '文化惠民演出走进乡村。',
  '冬季供暖工作平稳有序。',
);

const report = (paragraphs: readonly string[]): string =>
  [
    '白岩县2023年法治政府建设年度报告',
    '一、工作情况',
    ...paragraphs,
    '二、存在问题',
    '执法力量薄弱。',
  ].join('\n');

const keyed = (parsed: Parsed): string[] =>
  parsed.findings
    .map((f: Finding) => `${f.code} ${f.verdict} ${findingKey(parsed.doc.text, f)}`)
    .sort();

describe('findings and their keys', () => {
  it('stay as they are when an unrelated sentence is added anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(telling, { minLength: 1, maxLength: 5 }),
        unrelated,
        fc.nat(),
        async (paragraphs, sentence, where) => {
          const at = where % (paragraphs.length + 1);
          const longer = [...paragraphs.slice(0, at), sentence, ...paragraphs.slice(at)];
          expect(keyed(await reportOf(report(longer)))).toEqual(
            keyed(await reportOf(report(paragraphs))),
          );
        },
      ),
      { numRuns: 120 },
    );
  });

  it('stay as they are when an unrelated sentence is added to a paragraph', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(telling, { minLength: 1, maxLength: 4 }),
        unrelated,
        fc.nat(),
        async (paragraphs, sentence, where) => {
          const at = where % paragraphs.length;
          const longer = paragraphs.map((p, i) => (i === at ? p + sentence : p));
          expect(keyed(await reportOf(report(longer)))).toEqual(
            keyed(await reportOf(report(paragraphs))),
          );
        },
      ),
      { numRuns: 120 },
    );
  });

  it('are told apart by the words they stand in, and only by them', async () => {
    const first = await reportOf(report(['截止目前，完成任务12项。']));
    const moved = await reportOf(report(['各项工作有序推进。', '截止目前，完成任务12项。']));
    const changed = await reportOf(report(['截止年底，完成任务12项。']));
    const slip = (parsed: Parsed): string[] => keyed(parsed).filter((k) => k.includes('jiezhi'));
    expect(slip(first)).toHaveLength(1);
    expect(slip(moved)).toEqual(slip(first));
    expect(slip(changed)).not.toEqual(slip(first));
  });
});
