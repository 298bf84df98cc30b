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
