import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import pairs from 'opencc-js/dict/TSCharacters';
import { describe, expect, it } from 'vitest';
import { isTraditional, simplified, toSimplified } from '../../src/catalog/traditional';
import { read } from '../../src/engine/read';
import type { Parsed } from '../../src/model/parsed';

const encoder = new TextEncoder();

async function parsedOf(text: string): Promise<Parsed> {
  const result = await read('x.txt', encoder.encode(text));
  if (result.kind !== 'report') throw new Error(`read as ${result.kind}`);
  return result.parsed;
}

/** The first simplified form of every traditional character, by the dictionary of another project. */
const dictionary = new Map(
  pairs.split('|').map((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    return [from, to] as const;
  }),
);

const report = [
  '溪南區人民政府2023年度法治政府建設情況報告',
  '2023年，溪南區堅持以習近平法治思想為指導，紮實推進法治政府建設。現將有關情況報告如下：',
  '一、主要舉措和成效',
  '（一）強化行政執法監督。全年辦理行政處罰案件1,286件，開展執法培訓12場次，培訓執法人員860餘人次。',
  '（二）化解矛盾糾紛。收到行政複議申請36件，受理33件，審結28件。全年調解矛盾糾紛420件，調解成功率98.5%。',
  '（三）規範性文件管理。制定行政規範性文件6件，清理規範性文件40件，廢止5件。',
  '二、存在的不足和原因',
  '一是基層執法力量較為薄弱；二是個別單位依法行政意識有待增強。主要原因是學法用法不夠深入。',
  '三、下一步工作打算',
  '力爭調解成功率達到99%以上。',
  '溪南區人民政府',
  '2024年2月20日',
].join('\n');

describe('覆', () => {
  it('is 复 in an answer, and stays where something is covered', () => {
    expect(toSimplified('答覆率、回覆、批覆、反覆；覆蓋、全覆蓋')).toBe(
      '答复率、回复、批复、反复；覆盖、全覆盖',
    );
  });
});

describe('a report in traditional characters', () => {
  it('gives year, level, sections with their roles, and facts', async () => {
    const { meta, sections, facts, genre } = await parsedOf(report);
    expect([genre, meta.year, meta.region.level, meta.bodyKind]).toEqual([
      'report',
      2023,
      'county',
      'government',
    ]);
    expect(sections.filter((s) => s.depth === 1).map((s) => s.role)).toEqual([
      'achievements',
      'problems',
      'plans',
    ]);
    const said = facts.map((f) => `${f.indicator}=${f.value}`);
    for (const fact of [
      'enforcement.penaltyCases=1286',
      'review.received=36',
      'review.accepted=33',
      'review.concluded=28',
      'mediation.cases=420',
      'mediation.successRate=98.5',
      'rules.issued=6',
    ])
      expect(said).toContain(fact);
  });

  it('keeps its text and its titles as printed, and every figure stands where it is said to stand', async () => {
    const { doc, sections, quantities } = await parsedOf(report);
    expect(doc.text).toBe(report);
    expect(sections.map((s) => s.title)).toContain('主要舉措和成效');
    for (const { title, start, end } of sections)
      expect(doc.text.slice(start, end)).toContain(title);
    const figure = quantities.find((q) => q.value === 860);
    expect(figure && doc.text.slice(figure.start, figure.end)).toBe('860餘人次');
  });

  it('says the same as the report in simplified characters', async () => {
    const [one, other] = [await parsedOf(report), await parsedOf(toSimplified(report))];
    const core = ({ facts, quantities, sections, checklist }: Parsed) => ({
      facts,
      quantities,
      roles: sections.map((s) => [s.start, s.end, s.depth, s.role]),
      checklist: checklist.map(({ item, status }) => [item, status]),
    });
    expect(core(one)).toEqual(core(other));
  });

  it('is judged by the required contents', async () => {
    const { checklist } = await parsedOf(report);
    const status = (item: string) => checklist.find((c) => c.item === item)?.status;
    expect(status('content.achievements')).toBe('figure');
    expect(status('content.problems')).toBe('described');
    expect(status('content.causes')).toBe('described');
    expect(status('content.plans')).toBe('described');
  });
});

describe('folding traditional characters', () => {
  it('leaves texts in simplified characters as they are', () => {
    const seed = readFileSync(
      new URL('../../seeds/溪南区2023年法治政府建设情况报告.txt', import.meta.url),
      'utf8',
    );
    expect(isTraditional(seed)).toBe(false);
    expect(simplified(seed)).toBe(seed);
    expect(simplified('一部《縣志》')).toBe('一部《縣志》');
  });

  it('keeps the length of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toSimplified(text)).toHaveLength(text.length);
      }),
    );
  });

  it('gives each character the form that a dictionary gives it', () => {
    const wrong: string[] = [];
    for (let code = 0x3400; code < 0xa000; code++) {
      const c = String.fromCharCode(code);
      const form = toSimplified(c);
      if (form !== c && dictionary.get(c) !== form) wrong.push(c + form);
    }
    expect(wrong).toEqual([]);
    expect(toSimplified('縣辦開關複議糾紛罰')).toBe('县办开关复议纠纷罚');
  });
});
