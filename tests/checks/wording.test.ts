import { describe, expect, test } from 'vitest';
import { slips } from '../../src/catalog/wording/all';
import { findUnpaired } from '../../src/checks/wording-brackets';
import { findSlips } from '../../src/checks/wording-slips';

describe('the catalogue of wording slips', () => {
  test('holds at least 120 entries with ids of their own', () => {
    expect(slips.length).toBeGreaterThanOrEqual(120);
    expect(new Set(slips.map((s) => s.id)).size).toBe(slips.length);
  });

  describe.each(slips.map((s) => [s.id, s] as const))('%s', (id, slip) => {
    test.each(slip.mustFire)('is found in %s', (sentence) => {
      expect(findSlips(sentence, id).length).toBeGreaterThan(0);
    });
    test.each(slip.mustNotFire)('is not found in %s', (sentence) => {
      expect(findSlips(sentence, id)).toEqual([]);
    });
    test('has an example of either kind and an explanation in both languages', () => {
      expect(slip.mustFire.length).toBeGreaterThan(0);
      expect(slip.mustNotFire.length).toBeGreaterThan(0);
      expect(slip.zh).not.toBe('');
      expect(slip.en).not.toBe('');
    });
  });

  test('no example of correct wording of one entry is a slip of another', () => {
    const alarms = slips.flatMap((s) =>
      s.mustNotFire.flatMap((sentence) =>
        findSlips(sentence)
          .filter((f) => f.severity === 'warning')
          .map((f) => `${s.id}: ${sentence} ← ${String(f.params.slip)}`),
      ),
    );
    expect(alarms).toEqual([]);
  });
});

describe('marks without a partner', () => {
  test.each([
    ['制定《工作规则，明确责任。', 1],
    ['落实“三项制度，规范执法。', 1],
    ['共20件(其中复议5件。', 1],
    ['印发工作规则》的通知。', 1],
  ])('are found in %s', (sentence, count) => {
    expect(findUnpaired(sentence)).toHaveLength(count);
  });
  test.each([
    '制定《工作规则》，明确责任。',
    '1)加强领导；2)落实责任。',
    '一)加强领导。',
    '印发《关于印发〈工作规则〉的通知》(县政发〔2023〕5号)。',
    '落实“三项‘核心’制度”。',
  ])('are not seen in %s', (sentence) => {
    expect(findUnpaired(sentence)).toEqual([]);
  });
});
