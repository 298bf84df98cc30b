import { read } from '../../src/engine/read';
import type { Finding } from '../../src/model/finding';
import type { Parsed } from '../../src/model/parsed';

/** Reads a text as a dropped file would be read. */
export async function reportOf(text: string, name = '报告.txt'): Promise<Parsed> {
  const result = await read(name, new Uint8Array(new TextEncoder().encode(text)));
  if (result.kind !== 'report') throw new Error(`not read: ${JSON.stringify(result)}`);
  return result.parsed;
}

/** A report of an invented place for 2023 with these sentences among its results. */
export const withSentence = (sentence: string): string =>
  [
    '白岩县2023年法治政府建设年度报告',
    '2023年，白岩县坚持依法行政，现将2023年法治政府建设情况报告如下：',
    '一、主要举措和成效',
    sentence,
    '二、存在的问题',
    '部分干部法治观念有待增强，执法力量薄弱。',
    '三、2024年工作安排',
    '持续推进依法行政，加强学习培训。',
    '白岩县人民政府',
    '2024年1月20日',
  ].join('\n');

/** One line of a finding: verdict, code, reason, the recomputed figure. */
export function lineOf(f: Finding): string {
  const reason = f.reason === undefined ? '' : `:${f.reason}`;
  const extra = ['calculated', 'marker', 'wanted', 'found', 'place', 'named', 'day']
    .flatMap((key) => (f.params[key] === undefined || f.params[key] === '' ? [] : [f.params[key]]))
    .join(' ');
  const code = f.code.replace(/^[a-z]+\./, '');
  return `${f.verdict} ${code}${reason}${f.verdict === 'holds' || extra === '' ? '' : ` ${extra}`}`;
}

/** The findings of one family in any order against the spec's line (`a | b`, or `nothing`). */
export const familyOf = (parsed: Parsed, family: string): string[] =>
  parsed.findings
    .filter((f) => f.rule.startsWith(family))
    .map(lineOf)
    .sort();

/** What a spec's line asks for. */
export const asked = (line: string): string[] =>
  line === 'nothing' ? [] : line.split(' | ').sort();
