import { describe, expect, it } from 'vitest';
import { lay } from '../../src/parse/lay';
import { outline } from '../../src/parse/outline';
import { roleOfSentence } from '../../src/parse/roles';
import { casesOf } from './cases';

const rolesOf = (input: string): string => {
  const blocks = input.split('\n').map((text) => ({ kind: 'para' as const, text }));
  const raw = { blocks, mediaType: 'text/plain', encoding: null, problems: [], hardLines: true };
  return outline(lay(raw))
    .map((s) => s.role)
    .join(' ');
};

describe('roles of sections', () => {
  it.each(casesOf('roles.txt'))('$name', ({ input, expected }) => {
    expect(rolesOf(input)).toBe(expected);
  });
});

describe('roles of sentences', () => {
  it.each([
    ['下一步，我县将继续推进法治政府建设。', 'plans'],
    ['2025年，我局将以习近平法治思想为指导，抓好各项工作。', 'plans'],
    ['工作取得了一定成效，但仍存在一些不足。', 'problems'],
    ['执法力量还存在薄弱环节，问题主要表现在以下几个方面。', 'problems'],
    ['主要原因是基层执法人员流动性大。', 'causes'],
    ['究其原因，一方面是重视不够。', 'causes'],
    ['县委书记、县长认真履行推进法治建设第一责任人职责。', 'leadership'],
    ['党政主要负责人切实履行法治建设职责，亲自部署重要工作。', 'leadership'],
    ['全年开展执法检查30次，发现问题12个，全部整改。', null],
    ['组织全县执法人员培训5场次。', null],
    ['对检查中存在问题的单位下发整改通知。', null],
  ])('%s → %s', (sentence, role) => {
    expect(roleOfSentence(sentence)).toBe(role);
  });
});
