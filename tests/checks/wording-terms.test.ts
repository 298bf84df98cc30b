import { describe, expect, test } from 'vitest';
import { frequentWords, realWords } from '../../src/catalog/wording/words';
import { fixedTerms, neighbours } from '../../src/catalog/wording/terms';
import { findMisspelt } from '../../src/checks/wording-terms';
import { findSlips } from '../../src/checks/wording-slips';

const told = (sentence: string): string[] =>
  findMisspelt(sentence).map(({ found, right }) => `${found}→${right}`);

describe('a fixed term with one character gone wrong', () => {
  test.each([
    // like sound
    ['扎实推进法治政付建设。', '法治政付建设→法治政府建设'],
    ['健全公众参于机制。', '公众参于→公众参与'],
    ['开展社会稳定风险评沽。', '社会稳定风险评沽→社会稳定风险评估'],
    ['推行证明事项告知承若制。', '告知承若制→告知承诺制'],
    ['落实公平竟争审查制度。', '公平竟争审查→公平竞争审查'],
    // like shape
    ['落实行政机关负责人出庭应拆制度。', '负责人出庭应拆→负责人出庭应诉'],
    ['公共法律服务休系基本建成。', '公共法律服务休系→公共法律服务体系'],
    // two characters changed places, one written twice, one left out
    ['加强行执政法监督。', '行执政法监督→行政执法监督'],
    ['深化行政政执法改革。', '行政政执法→行政执法'],
    ['进一步压实责任任。', '压实责任任→压实责任'],
    ['开展行政规性文件备案。', '行政规性文件→行政规范性文件'],
    // a frequent word beside another
    ['落实抽察机制。', '抽察→抽查'],
    ['加强执法培圳。', '执法培圳→执法培训'],
  ])('is told in %s', (sentence, want) => {
    expect(told(sentence)).toEqual([want]);
  });

  test.each([
    '由行政处发布公告。',
    '举办公司法培训。',
    '推进社区建设，推进建社区阵地。',
    '一共开展活动12次。',
    '进行行政执法检查。',
    '检察机关行政执法检察监督。',
    '推动政务服务重心下移。',
    '进一步简化办事程序。',
    '清理规范文件格式。',
    '市政府及市政府办公室全年印发文件8件。',
    '整合行政执法队伍。',
    '开展书法活动。',
    '按年度计划实施。',
    '党委和政府法治工作机构。',
    '依法治省、依法治市。',
    '国家机关工作人员学法。',
    '县人民政府、乡人民政府、镇人民政府印发文件。',
  ])('is not seen in %s', (sentence) => {
    expect(told(sentence)).toEqual([]);
  });

  test('is not seen in a term of the list or a neighbour itself', () => {
    const alarms = [...fixedTerms, ...neighbours].filter((term) => told(`${term}。`).length > 0);
    expect(alarms).toEqual([]);
  });

  test('is not seen where any two frequent words stand side by side', () => {
    const alarms = frequentWords.flatMap((a) =>
      frequentWords
        .filter((_, i) => i % 7 === a.charCodeAt(0) % 7)
        .flatMap((b) => told(`${a}${b}。`)),
    );
    expect(alarms).toEqual([]);
  });

  test('lists no word both as frequent and as a neighbour, and no term twice', () => {
    const frequent = new Set(frequentWords);
    expect(realWords.filter((word) => frequent.has(word))).toEqual([]);
    expect(new Set(fixedTerms).size).toBe(fixedTerms.length);
    expect(fixedTerms.filter((term) => term.length < 3)).toEqual([]);
  });

  test('is shown as a slip of wording at its place', () => {
    const [slip] = findSlips('全面落实，法治政付建设。');
    expect(slip).toMatchObject({
      rule: 'wording.slip',
      code: 'wording.slip.term',
      evidence: [{ start: 5, end: 11 }],
      params: { found: '法治政付建设', right: '法治政府建设' },
    });
  });
});
