import { describe, expect, it } from 'vitest';
import { findingKey } from '../../src/model/finding-key';
import { remarksOf } from '../../src/model/remark';
import type { Finding } from '../../src/model/finding';

const spanOf = (text: string, words: string, from = 0) => {
  const start = text.indexOf(words, from);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
};
const keyOf = (text: string, ...words: [string, ...string[]]) => {
  const [first, ...rest] = words.map((w) => spanOf(text, w));
  if (!first) throw new Error('no passage');
  return findingKey(text, { evidence: [first, ...rest] });
};

const text = '全年受理案件100件，办结98件，办结率97%。另举办培训12场。';

describe('the key of a finding', () => {
  it('stays when the text before and after its clause changes', () => {
    const other = `新增的一段文字。\n${text.replace('另举办培训12场', '另举办培训13场')}`;
    expect(keyOf(other, '97%', '98件')).toBe(keyOf(text, '97%', '98件'));
  });

  it('stays when the same words are laid out otherwise: white space, full-width signs', () => {
    const other = '全年受理案件100件，办结 98 件，办结率９７％。另举办培训12场。';
    expect(findingKey(other, { evidence: [spanOf(other, '９７％'), spanOf(other, '98 件')] })).toBe(
      keyOf(text, '97%', '98件'),
    );
  });

  it('changes when its own passage changes', () => {
    const other = text.replace('97%', '98%');
    expect(keyOf(other, '98%', '98件')).not.toBe(keyOf(text, '97%', '98件'));
  });

  it('tells two passages with the same words apart by their clauses', () => {
    const twice = '依法制办事，加强法制宣传。';
    const second = spanOf(twice, '法制', 5);
    expect(findingKey(twice, { evidence: [second] })).not.toBe(keyOf(twice, '法制'));
  });

  it('is never longer than a stored target may be', () => {
    const long = '长'.repeat(3000);
    const key = findingKey(long, { evidence: [{ start: 100, end: 2900 }] });
    expect(key.length).toBeLessThanOrEqual(160);
    const other = `${'长'.repeat(1500)}短${'长'.repeat(1499)}`;
    expect(findingKey(other, { evidence: [{ start: 100, end: 2900 }] })).not.toBe(key);
  });
});

describe('remarks', () => {
  const finding = (verdict: Finding['verdict']): Finding => ({
    rule: 'arithmetic.rate',
    code: 'arithmetic.rate',
    severity: 'warning',
    verdict,
    params: {},
    evidence: [spanOf(text, '97%')],
  });

  it('keep the place in the stored list, and leave out what holds', () => {
    const remarks = remarksOf(text, [finding('holds'), finding('fails'), finding('cannotTell')]);
    expect(remarks.map((r) => [r.place, r.verdict])).toEqual([
      [1, 'fails'],
      [2, 'cannotTell'],
    ]);
    expect('evidence' in (remarks[0] ?? {})).toBe(false);
  });
});
