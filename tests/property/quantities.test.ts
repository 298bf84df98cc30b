import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../src/model/quantity';
import { findQuantities, readQuantity } from '../../src/parse/quantities';

/** Pieces of the genre: figures, units, qualifiers, cues, slogans, marks and damage. */
const pieces = [
  '3', '12', '2023', '1,234', '5.6', '３６', '一', '十', '二十', '百', '两', '半', '零', '万', '亿', '千', '几', '数', '余', '多', '近',
  '约', '超过', '不少于', '以上', '左右', '件', '个', '项', '次', '场次', '人', '家', '户', '%', '‰', '个百分点', '倍', '成', '元', '万元', '工作日',
  '小时', '日', '月', '年', '第', '分之', '点', '又', '负', '-', '—', '至', '到', '由', '减至', '提高到', '分别为', '同比', '增长', '下降', '每月',
  '将', '力争', '下一步，', '去年', '2022年，', '全县', '累计', '案件', '培训', '会议', '审结', '办结率', '，', ',', '。', '；', '、', '：', '(', ')', '（',
  '）', '《', '》', '“', '”', '"', '〔', '〕', '+', '/', '.', ' ', '\u00a0', '\t', '\n', '三项制度', '一是', '法治政府', '\ud83d', '\uE000', '□',
]; // prettier-ignore
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
const read = (input: string): Quantity[] =>
  findQuantities({ text: input, blocks: [], asides: [] }, [], 2023);

describe('figures of any text', () => {
  it('lie inside the text, in order, without overlaps, and hold their number', () => {
    fc.assert(
      fc.property(text, (input) => {
        let end = 0;
        for (const q of read(input)) {
          expect(q.start).toBeGreaterThanOrEqual(end);
          expect(q.end).toBeGreaterThan(q.start);
          expect(q.end).toBeLessThanOrEqual(input.length);
          expect(q.number.start).toBeGreaterThanOrEqual(q.start);
          expect(q.number.end).toBeLessThanOrEqual(q.end);
          expect(input.slice(q.start, q.end)).not.toMatch(/[\n\t]/);
          end = q.end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('have a finite value within what they can mean', () => {
    fc.assert(
      fc.property(text, (input) => {
        for (const q of read(input)) {
          expect(Number.isFinite(q.value)).toBe(true);
          if (q.low !== null) expect(q.low).toBeLessThanOrEqual(q.value + 1e-6);
          if (q.high !== null) expect(q.high).toBeGreaterThanOrEqual(q.value - 1e-6);
          expect(q.unit).not.toBe('');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are not lost by what another sentence says', () => {
    fc.assert(
      fc.property(text, (input) => {
        const line = input.replace(/["“”《》〔〕]/g, '');
        const found = read(`${line}\n全年审结案件73件。`).at(-1);
        expect(found?.value).toBe(73);
        expect(found?.unit).toBe('件');
      }),
    );
  });

  it('are none in a text of one character repeated, however long, and are found in time', () => {
    for (const piece of [
      '一',
      '十',
      '万',
      '9',
      '9,',
      '“',
      '《',
      '第',
      ' ',
      '3件',
      '分之',
      '数',
      '123,',
      '一 ',
      '三至',
      '1、',
      '下一步,',
    ])
      expect(() => read(piece.repeat(20_000))).not.toThrow();
  });
});

const count = fc.integer({ min: 2, max: 99_999 });
const units = fc.constantFrom('件', '份', '家', '项', '人次', '场次', '户');
const wide = (s: string): string =>
  s.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
const grouped = (n: number): string => n.toLocaleString('en-US');

describe('one figure written in another way', () => {
  const value = (printed: string): number | undefined => read(`全年共办理${printed}。`)[0]?.value;

  it('has the same value in full width, with separators, and with a space before the unit', () => {
    fc.assert(
      fc.property(count, units, (n, unit) => {
        expect(value(`${n}${unit}`)).toBe(n);
        expect(value(`${wide(String(n))}${unit}`)).toBe(n);
        expect(value(`${grouped(n)}${unit}`)).toBe(n);
        expect(value(`${n} ${unit}`)).toBe(n);
      }),
    );
  });

  it('keeps its value and is at least that with 余 or 多 behind it', () => {
    fc.assert(
      fc.property(count, units, fc.constantFrom('余', '多'), (n, unit, more) => {
        const q = readQuantity(`全年共办理${n}${more}${unit}。`);
        expect(q).toMatchObject({ value: n, unit, approx: more, low: n });
        expect(q?.high).toBeGreaterThan(n);
      }),
    );
  });

  it('keeps its value behind 近, 约, 超, and its interval turns with the word', () => {
    fc.assert(
      fc.property(count, units, (n, unit) => {
        expect(readQuantity(`共近${n}${unit}。`)).toMatchObject({
          value: n,
          high: n,
          approx: '近',
        });
        expect(readQuantity(`共超${n}${unit}。`)).toMatchObject({ value: n, low: n, high: null });
        expect(readQuantity(`共约${n}${unit}。`)).toMatchObject({ value: n, approx: '约' });
      }),
    );
  });

  it('is the same in any sentence that does not speak of plans or other years', () => {
    const frames = fc.constantFrom('全年共', '2023年，', '一是', '其中', '；', '（', '县司法局');
    fc.assert(
      fc.property(frames, count, units, (frame, n, unit) => {
        expect(read(`${frame}办理案件${n}${unit}，`)[0]).toMatchObject({
          value: n,
          role: 'result',
        });
      }),
    );
  });
});
