import { describe, expect, it } from 'vitest';
import { remnants } from '../../src/catalog/stale';
import { findRemnants } from '../../src/checks/stale-template';
import { asked, familyOf, reportOf, withSentence } from '../checks/report';
import { casesOf } from './cases';

describe('stale and foreign text', () => {
  it.each(casesOf('stale.txt'))('$name', async ({ input, expected }) => {
    const parsed = await reportOf(withSentence(input));
    expect([...familyOf(parsed, 'stale'), ...familyOf(parsed, 'copied')].sort()).toEqual(
      asked(expected),
    );
  });
});

describe('publication and signature', () => {
  const published = (day: string): string =>
    `发布时间：${day} 10:00 来源：白岩县人民政府\n${withSentence('全年开展执法培训6场次。')}`;
  it.each([
    ['2024-01-20', 'holds date'],
    ['2024-02-01', 'holds date'],
    ['2024-03-31', 'holds date'],
    ['2024-01-19', 'fails date'],
    ['2023-12-31', 'fails date'],
    ['2024-01-02', 'fails date'],
  ])('published on %s: %s', async (day, expected) => {
    const lines = familyOf(await reportOf(published(day)), 'stale.date');
    expect(lines).toEqual([expected]);
  });
});

describe.each(remnants.map((r) => [r.id, r] as const))('remains of a template: %s', (id, r) => {
  const of = (s: string) => findRemnants(s).filter((f) => f.params.kind === id);
  it.each(r.mustFire)('are found in %s', (sentence) => {
    expect(of(sentence).length).toBeGreaterThan(0);
  });
  it.each(r.mustNotFire)('are not seen in %s', (sentence) => {
    expect(findRemnants(sentence)).toEqual([]);
  });
});
