import { describe, expect, it } from 'vitest';
import { reportOf } from '../checks/report';
import { casesOf } from './cases';

const ORDER = ['achievements', 'problems', 'causes', 'leadership', 'plans', 'other'];

describe('the required contents', () => {
  it.each(casesOf('contents.txt'))('$name', async ({ input, expected }) => {
    const parsed = await reportOf(
      `白岩县2023年法治政府建设年度报告\n现将2023年工作情况报告如下。\n${input}\n白岩县人民政府\n2024年1月20日`,
    );
    const present = ORDER.filter((key) => {
      const entry = parsed.checklist.find((e) => e.item === `content.${key}`);
      return entry !== undefined && entry.status !== 'absent';
    });
    expect(present.join(' ')).toBe(expected);
  });
});

describe('the duty of the persons first responsible', () => {
  const heading = '二、主要负责人履行推进法治建设第一责任人职责情况';
  it.each([
    ['a heading with nothing under it', heading, 'unsure headingOnly'],
    ['what was done under its heading', `${heading}\n镇长研究法治工作，带头学法。`, 'described'],
    ['with a figure', `${heading}\n镇长主持专题研究法治工作4次，带头学法。`, 'figure'],
    ['a sentence elsewhere', '主要负责人听取法治工作汇报，解决难题。', 'described'],
    ['nothing of it', '成立领导小组，压实工作责任。', 'absent'],
  ])('%s', async (_, passage, expected) => {
    const parsed = await reportOf(
      `石桥镇2023年法治政府建设年度报告\n一、主要工作\n全年开展培训6场次，评查案卷40份。\n${passage}\n三、下一步安排\n加强学习，规范执法。`,
    );
    const entry = parsed.checklist.find((e) => e.item === 'content.leadership');
    expect([entry?.status, entry?.reason].filter(Boolean).join(' ')).toBe(expected);
  });
});
