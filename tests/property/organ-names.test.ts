import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../parse/facts-of';

/**
 * Whoever does it, the fact is the same: the name of a body before a sentence is no word of what the sentence says, though it holds
 * words of the phrases (监督 in 市场监督管理局, 执法 in 执法局, 应急 in 应急管理局).
 */
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

describe('the name of a body before a sentence', () => {
  // Each body before every fifth sentence: two thousand sentences in all.
  it.each(bodies.map((body, n) => ({ body, n })))('changes none of its facts: $body', (each) => {
    const { body, n } = each;
    const some = sentences.filter((_, i) => (i + n) % 5 === 0);
    const changed = some.filter((text) => facts(body + text) !== facts(text));
    expect(some.length).toBeGreaterThan(50);
    expect(changed).toEqual([]);
  });
});
