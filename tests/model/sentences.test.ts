import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/model/sentences';
import { textOf } from '../../src/model/span';

const cut = (text: string): string[] => sentences(text).map((s) => textOf(text, s));

describe('sentences', () => {
  it('cuts behind full stops, semicolons and at line ends', () => {
    expect(cut('抓学习。抓落实；抓考核\n抓督察!')).toEqual([
      '抓学习。',
      '抓落实；',
      '抓考核',
      '抓督察!',
    ]);
  });
  it('keeps a stop inside brackets and book marks', () => {
    expect(cut('全年调解20起（婚姻3起；邻里2起）。成功20起。')).toEqual([
      '全年调解20起（婚姻3起；邻里2起）。',
      '成功20起。',
    ]);
  });
  it('keeps the closing quotation mark with its sentence', () => {
    expect(cut('他说：“依法办事。”随后散会。')).toEqual(['他说：“依法办事。”', '随后散会。']);
  });
  it('goes on behind a quotation that the sentence needs', () => {
    expect(cut('做到“有件必备。”的要求。完')).toEqual(['做到“有件必备。”的要求。', '完']);
  });
  it('does not let an unclosed quotation mark swallow the rest', () => {
    expect(cut('抓“关键少数。第二句。')).toEqual(['抓“关键少数。', '第二句。']);
  });
  it('reads only the given part', () => {
    expect(sentences('甲。乙。丙。', { start: 2, end: 4 })).toEqual([{ start: 2, end: 4 }]);
  });
  it('finds nothing in white space', () => {
    expect(sentences(' \n  ')).toEqual([]);
  });
});
