import { describe, expect, it } from 'vitest';
import { asked, familyOf, reportOf } from '../checks/report';
import { casesOf } from './cases';

describe('structure', () => {
  it.each(casesOf('structure.txt'))('$name', async ({ input, expected }) => {
    const lines = familyOf(await reportOf(input), 'structure').filter((l) => !l.includes('frame'));
    expect(lines).toEqual(asked(expected));
  });

  it('notes a missing title, signature and date as information only', async () => {
    const parsed = await reportOf('2023年，我县坚持依法行政。\n一、工作情况\n召开会议5次。');
    const frame = parsed.findings.filter((f) => f.rule === 'structure.frame');
    expect(frame.map((f) => f.code).sort()).toEqual([
      'structure.frame.date',
      'structure.frame.signature',
      'structure.frame.title',
    ]);
    expect(frame.every((f) => f.severity === 'info')).toBe(true);
  });
});
