import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../parse/facts-of';

/** Bodies whose names hold words of the phrases: 监督 in 市场监督管理局, 执法 in 执法局, 应急 in 应急管理局. */
const bodies = [
  '县市场监督管理局',
  '县综合行政执法局',
  '县应急管理局',
  '县信访局',
  '县农业农村局',
  '县消防救援大队',
  '县生态环境局',
  '县人社局',
  '县卫生监督所',
  '县税务局',
  '县教育局',
  '县审计局',
  '县发展改革委',
  '街道办事处',
  '镇人民政府',
];

/** Sentences that begin with what they are about; those that begin with a body or a time already are left out. */
const sentences = readFileSync(new URL('../specs/facts.txt', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => (line.startsWith('#') ? [] : (line.split(' ==> ')[0] ?? '')))
  .filter((text) => text !== '' && !text.includes('\\n'))
  .filter((text) => !/^(?:20|[县市区省州镇乡各我本全今去近上其]|截至|一是|“)/.test(text));

const facts = (text: string): string =>
  readText(text)
    .facts.map((f) => `${f.indicator}=${String(f.value)} ${f.unit}`)
    .sort()
    .join(' | ');

const changedBy = (change: (text: string) => string, some: readonly string[]): string[] =>
  some.filter((text) => facts(change(text)) !== facts(text));

describe('the facts of a sentence are the same', () => {
  // Each body before every fifth sentence: two thousand sentences in all.
  it.each(bodies.map((body, n) => ({ body, n })))('whoever does it: $body', ({ body, n }) => {
    const some = sentences.filter((_, i) => (i + n) % 5 === 0);
    expect(some.length).toBeGreaterThan(50);
    expect(changedBy((text) => body + text, some)).toEqual([]);
  });

  it('with blanks around its figures', () => {
    const apart = (text: string): string => text.replace(/\d+(?:\.\d+)?/g, ' $& ');
    expect(changedBy(apart, sentences)).toEqual([]);
  });

  it.each(['2023年,', '2023年以来,', '今年以来,', '截至12月底,', '我局', '全县'])(
    'behind %s',
    (lead) => {
      expect(changedBy((text) => lead + text, sentences)).toEqual([]);
    },
  );
});
