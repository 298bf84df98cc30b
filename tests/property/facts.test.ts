import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers } from '../../src/model/span';
import { findFacts } from '../../src/parse/facts';
import { findQuantities } from '../../src/parse/quantities';
import { docOf, readText } from '../parse/facts-of';

/** Words, figures and marks that reports are made of, in any order. */
const pieces = [
  '行政复议',
  '案件',
  '申请',
  '受理',
  '审结',
  '收到',
  '行政诉讼',
  '败诉率',
  '负责人出庭应诉率',
  '规范性文件',
  '清理',
  '废止',
  '保留',
  '法治宣传',
  '活动',
  '发放资料',
  '矛盾纠纷',
  '排查',
  '调解成功',
  '执法人员',
  '执法证',
  '考试',
  '合格',
  '12件',
  '3起',
  '45人次',
  '100%',
  '2.5万元',
  '20余份',
  '5场次',
  '两次',
  '未发生',
  '无',
  '其中',
  '分别为',
  '均',
  '并',
  '和',
  '、',
  ',',
  ',',
  '。',
  ';',
  ':',
  '(',
  ')',
  '(',
  ')',
  '《',
  '》',
  '“',
  '”',
  '\n',
  ' ',
  '2022年',
  '2023年',
  '一是',
  '(一)',
  '全省',
  '将',
  'x',
  '9',
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((p) => p.join(''));

describe('facts of any text', () => {
  it('lie inside it, cover their figures and have their values', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { doc, quantities, facts } = readText(text);
        for (const fact of facts) {
          for (const span of fact.evidence) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(doc.text.length);
          }
          for (const index of fact.quantities) {
            const quantity = quantities[index];
            expect(quantity?.value).toBe(fact.value);
            expect(quantity?.unit).toBe(fact.unit);
            expect(
              quantity !== undefined && fact.evidence.some((span) => covers(span, quantity)),
            ).toBe(true);
          }
          if (fact.quantities.length === 0)
            expect(fact).toMatchObject({ value: 0, source: 'negative' });
        }
      }),
      { numRuns: 400 },
    );
  });

  it('re-read from their evidence to the same value', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { doc, facts } = readText(text);
        for (const fact of facts.filter((f) => f.source === 'phrase')) {
          const [span] = fact.evidence;
          const passage = docOf(doc.text.slice(span.start, span.end));
          const values = findQuantities(passage, [], 2023).map((q) => q.value);
          expect(values).toContain(fact.value);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are the same each time, and no two say the same', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { doc, quantities, facts } = readText(text);
        expect(findFacts(doc, [], quantities, { year: 2023 })).toEqual(facts);
        const keys = facts.map((f) => `${f.indicator} ${String(f.value)} ${f.unit}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 200 },
    );
  });
});
