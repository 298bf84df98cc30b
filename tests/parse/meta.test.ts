import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Doc } from '../../src/model/doc';
import { genreOf } from '../../src/parse/genre';
import { lay } from '../../src/parse/lay';
import { readMeta } from '../../src/parse/meta';
import { readDate } from '../../src/parse/meta-dates';
import { outline } from '../../src/parse/outline';

const docOf = (text: string): Doc =>
  lay({
    blocks: text.split('\n').map((line) => ({ kind: 'para' as const, text: line })),
    mediaType: 'text/plain',
    encoding: 'utf-8',
    problems: [],
    hardLines: true,
  });

describe('dates are read in every shape that pages use', () => {
  it.each([
    ['2022-04-17 08:52', '2022-04-17'],
    ['2020/05/06 07:41:59', '2020-05-06'],
    ['2023年04月09日 15:36', '2023-04-09'],
    ['2017年9月8日', '2017-09-08'],
    ['21.05.2016  12:44', '2016-05-21'],
    ['2021- 04- 07 10: 23', '2021-04-07'],
    ['20230619', '2023-06-19'],
    ['二○一三年五月二十六日', '2013-05-26'],
    ['二〇二四年十二月三十一日', '2024-12-31'],
    ['二零二三年元月廿八日', '2023-01-28'],
  ])('%s', (printed, iso) => {
    expect(readDate(printed)).toBe(iso);
  });

  it.each(['2024-13-28', '2024年2月30日', '2023811日', '2024年3月', '星期四', ''])(
    'but not from %j',
    (printed) => {
      expect(readDate(printed)).toBeNull();
    },
  );
});

/** The domain's alphabet: what titles, openings, metadata blocks and signatures are made of. */
const WORDS = [
  ...'桐梓县 鼓楼区 城关镇 玉屏县 中共 人民政府 司法局 街道办事处 管委会 开发区 关于 2023年 2023年度 〔2024〕 二○二三年 法治政府建设'.split(
    ' ',
  ),
  ...'情况的报告 年度报告 现将 报告如下 我县 我局 全镇 在县委的领导下 《 》 ( ) 发布日期: 来源: 2024-03-01 2024年1月1日 一、 。'.split(
    ' ',
  ),
  ...[',', ':', '\n', '\n\n', '市', '区', '乡', '街道', ' ', '|', '某', '××', '今天是:', '上级'],
];
const texts = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(''));

describe('on any text', () => {
  it('metadata never throw, spans lie inside the text and dates are dates', async () => {
    await fc.assert(
      fc.asyncProperty(texts, texts, async (text, fileName) => {
        const doc = docOf(text);
        const sections = outline(doc);
        const meta = await readMeta(doc, sections, fileName);
        genreOf(doc, sections, meta);
        for (const basis of Object.values(meta.basis)) {
          const { start, end } = basis.span ?? { start: 0, end: 0 };
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(doc.text.length);
          expect(start).toBeLessThanOrEqual(end);
        }
        for (const date of [meta.publishedOn, meta.signedOn]) {
          if (date !== null) expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
        }
        if (meta.region.code !== null) expect(meta.region.province).not.toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  it('twenty times the text takes no more than sixty times as long', async () => {
    const part = '2023年,桐梓县坚持依法行政,我县各乡镇人民政府和县司法局召开会议3次。\n'.repeat(50);
    const cost = async (text: string): Promise<number> => {
      const doc = docOf(text);
      const sections = outline(doc);
      await readMeta(doc, sections, 'a.txt');
      const started = performance.now();
      for (let i = 0; i < 5; i++) await readMeta(doc, sections, 'a.txt');
      return performance.now() - started;
    };
    const small = await cost(part);
    expect(await cost(part.repeat(20))).toBeLessThan(60 * Math.max(small, 2));
  });
});
