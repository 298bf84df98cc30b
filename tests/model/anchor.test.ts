import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAnchor, makeAnchor } from '../../src/model/anchor';

const text =
  '一、主要成效\n全年办理行政复议案件12件，办结10件。召开法治专题会议12次，培训执法人员300人次。\n二、存在的问题\n调解民间纠纷12件，其余无。';
const spanOf = (words: string, from = 0): { start: number; end: number } => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
};

describe('a passage', () => {
  it('is found at its place in the text it was taken from', () => {
    const span = spanOf('办理行政复议案件12件');
    expect(findAnchor(text, makeAnchor(text, span))).toEqual({ how: 'exact', span, score: 1 });
  });

  it('is found again where words were put in before it', () => {
    const anchor = makeAnchor(text, spanOf('办理行政复议案件12件'));
    const found = findAnchor(`（来源：县司法局）\n${text}`, anchor);
    expect(found).toMatchObject({ how: 'moved' });
    if (found.how !== 'lost') expect(found.span.start).toBe(anchor.start + 10);
  });

  it('of few characters goes to the place with the same neighbours, not to the nearest', () => {
    const second = spanOf('12件', text.indexOf('纠纷'));
    const anchor = makeAnchor(text, second);
    const changed = text.replace('召开法治专题会议12次，培训执法人员300人次。', '');
    const found = findAnchor(changed, anchor);
    if (found.how === 'lost') throw new Error('lost');
    expect(changed.slice(found.span.start - 2, found.span.end)).toBe('纠纷12件');
  });

  it('is found in nearly the same words, such as after another encoding or a corrected character', () => {
    const anchor = makeAnchor(text, spanOf('全年办理行政复议案件12件'));
    const found = findAnchor(text.replace('复议案件12件', '复议案伴13件'), anchor);
    expect(found.how).toBe('similar');
    if (found.how !== 'lost') expect(found.span.start).toBe(anchor.start);
  });

  it('that is gone is lost, and a short figure elsewhere is not mistaken for it', () => {
    const anchor = makeAnchor(text, spanOf('12次'));
    expect(findAnchor('完全不同的一份报告，开展检查12次，再无其他。', anchor)).toEqual({
      how: 'lost',
    });
    expect(findAnchor('', anchor)).toEqual({ how: 'lost' });
  });

  it('without words is lost, not everywhere', () => {
    expect(findAnchor(text, { quote: '', prefix: '', suffix: '', start: 0 }).how).toBe('lost');
  });

  it('is always found where only something before it changed', () => {
    const word = fc.constantFrom('办理', '案件', '12件', '，', '会议', '30次', '。\n', '行政');
    const words = fc.array(word, { minLength: 6, maxLength: 40 }).map((w) => w.join(''));
    fc.assert(
      fc.property(words, words, fc.nat(), fc.nat(), (before, body, a, b) => {
        const start = a % body.length;
        const end = Math.min(body.length, start + 13 + (b % 20));
        fc.pre(end - start >= 13);
        const anchor = makeAnchor(body, { start, end });
        const found = findAnchor(before + body, anchor);
        expect(found.how).not.toBe('lost');
        if (found.how === 'lost') return;
        expect((before + body).slice(found.span.start, found.span.end)).toBe(anchor.quote);
      }),
      { numRuns: 200 },
    );
  });
});
