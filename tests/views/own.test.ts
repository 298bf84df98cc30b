import { describe, expect, it } from 'vitest';
import type { OwnIndicator } from '../../src/model/own-indicator';
import { LeftOverTally } from '../../src/views/left-over';
import { draftFrom, draftOf, emptyDraft, entryOf, sentenceAt } from '../../src/views/own';
import { readText } from '../parse/facts-of';

/** The form that the first figure of a sentence fills. */
const formFor = (text: string) => {
  const { quantities } = readText(text);
  const [q] = quantities;
  if (!q) throw new Error('no figure');
  const { name, units, verb, noun } = draftFrom(text, q);
  return [name, units, verb, noun];
};

describe('the form of a new indicator', () => {
  it('is filled from the figure: verb, what is counted, measure word', () => {
    expect(formFor('全年新设图书角7处。')).toEqual(['新设图书角', '处', '新设', '图书角']);
    expect(formFor('其中，累计开展巡回讲座36场次，反响良好。')).toEqual([
      ...['开展巡回讲座', '场次', '开展', '巡回讲座'],
    ]);
    expect(formFor('先后化解36件欠薪问题。')).toEqual(['化解欠薪问题', '件', '化解', '欠薪问题']);
  });

  it('stands for phrases of which every space is “and” and every 、 is “or”', () => {
    const draft = { ...emptyDraft, units: '场 场次', verb: '举办、召开', noun: '听证 会' };
    expect(entryOf('own.x', draft)).toEqual({
      indicator: 'own.x',
      units: '场 场次',
      phrases: ['举办|召开 听证 会'],
    });
    const more = { ...draft, more: '听证 -取消\n\n 听证 -取消 ', not: '取消、推迟 拟' };
    expect(entryOf('own.x', more)).toEqual({
      ...{ indicator: 'own.x', units: '场 场次', not: '取消|推迟 拟' },
      phrases: ['举办|召开 听证 会', '听证 -取消'],
    });
  });

  it('shows a stored indicator so that saving it unchanged changes nothing', () => {
    const stored = (phrases: readonly string[]): OwnIndicator => ({
      ...{ id: 'own.x', name: '甲', unit: '件', by: '', at: '' },
      entry: { indicator: 'own.x', units: '件', phrases },
    });
    for (const phrases of [['办理 案件'], ['案件'], ['办理 案件 -撤回', '{复议}~ 受理']]) {
      const own = stored(phrases);
      expect(entryOf('own.x', draftOf(own))).toEqual(own.entry);
    }
  });

  it('quotes the sentence of the figure', () => {
    const text = '第一句。新设图书角7处；第三句。';
    expect(sentenceAt(text, 9, 11)).toBe('新设图书角7处；');
  });
});

describe('figures without an indicator', () => {
  it('are grouped by subject and unit over reports, those that most reports have first', () => {
    const tally = new LeftOverTally();
    for (const [id, text] of [
      ['a', '新设图书角7处。新设图书角3处。植树40棵。'],
      ['b', '新设图书角5处。'],
    ] as const) {
      const { quantities } = readText(text);
      tally.add({ id, text, quantities, facts: [] });
    }
    const groups = tally.groups().map((g) => [g.subject, g.unit, g.reports, g.figures]);
    expect(groups).toEqual([
      ['新设图书角', '处', 2, 3],
      ['植树', '棵', 1, 1],
    ]);
    expect(tally.figures).toBe(4);
    expect(tally.groups()[0]?.samples[2]?.words).toBe('5处');
  });
});
