import { describe, expect, it } from 'vitest';
import { findingWords, sentenceOf } from '../../src/catalog/messages/findings';
import { slips } from '../../src/catalog/wording/all';
import { asked, lineOf, reportOf, withSentence } from '../checks/report';
import { casesOf } from './cases';

/** `# code fails: …` and `# code holds: …`: what this one check says, `nothing` where it is silent. */
const cases = casesOf('checks.txt').map((one) => {
  const [, code = '', verdict = ''] = /^(\S+) (fails|holds): /.exec(one.name) ?? [];
  return { ...one, code, verdict };
});
/** How a spec's line names a finding: the code without its family. */
const short = (code: string): string => code.replace(/^[a-z]+\./, '');

describe('each check by itself', () => {
  it.each(cases)('$name', async ({ code, verdict, input, expected }) => {
    const parsed = await reportOf(input.includes('\n') ? input : withSentence(input));
    const lines = parsed.findings.filter((f) => f.code === code).map(lineOf);
    expect(lines.sort()).toEqual(asked(expected));
    // The name says what the case is an example of.
    expect(lines.some((line) => line.startsWith('fails'))).toBe(verdict === 'fails');
    for (const finding of parsed.findings)
      for (const lang of ['zh', 'en'] as const)
        expect(sentenceOf(finding, lang)).not.toMatch(/\{\w+\}|undefined/);
  });
});

describe('the cases written by hand', () => {
  const families = ['arithmetic', 'structure', 'stale'];
  const others = families.flatMap((family) =>
    casesOf(`${family}.txt`).map(({ expected }) => ({ family, said: asked(expected) })),
  );
  /** Cases of the specs by family in which the check says so. */
  const told = (code: string, verdict: string): number =>
    others.filter(
      ({ family, said }) =>
        code.startsWith(`${family}.`) &&
        said.some((line) => line.split(' ').slice(0, 2).join(' ') === `${verdict} ${short(code)}`),
    ).length;
  const count = (code: string, verdict: string): number =>
    cases.filter((one) => one.code === code && one.verdict === verdict).length +
    told(code, verdict);

  /** What no check says of a report: a check that broke, and the families' own names. */
  const never = ['engine.failed', 'structure.frame', 'structure.numbering', 'wording.brackets'];
  const codes = Object.keys(findingWords.zh).filter((code) => !never.includes(code));

  it.each(codes.filter((code) => code !== 'wording.slip'))(
    'are at least three that hold and three that fail for %s',
    (code) => {
      expect(count(code, 'fails')).toBeGreaterThanOrEqual(3);
      expect(count(code, 'holds')).toBeGreaterThanOrEqual(3);
    },
  );

  it('are at least one of either kind for every slip of wording', () => {
    for (const { mustFire, mustNotFire } of slips)
      expect(Math.min(mustFire.length, mustNotFire.length)).toBeGreaterThan(0);
  });

  it('speak only of findings that there are', () => {
    expect(cases.filter(({ code }) => !codes.includes(code)).map(({ name }) => name)).toEqual([]);
  });
});
