import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumeral, scanNumerals } from '../../src/parse/numerals';

const digits = '零一二三四五六七八九';

/** A section below ten thousand in numerals, with 零 for a gap. */
function section(n: number): string {
  let out = '';
  let gap = false;
  for (const [place, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const d = Math.floor(n / place) % 10;
    if (d === 0) gap = out !== '';
    else {
      out += `${gap ? '零' : ''}${digits.charAt(d)}${name}`;
      gap = false;
    }
  }
  return out;
}

/** A number below 10¹² as it is written out in full. */
function spelled(n: number): string {
  if (n === 0) return '零';
  let out = '';
  let rest = n;
  for (const [place, name] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const part = Math.floor(rest / place);
    rest %= place;
    if (part === 0) continue;
    const zero = out !== '' && part < 1000 ? '零' : '';
    out += `${zero}${section(part)}${name}`;
  }
  return out;
}

const traditional = (s: string): string =>
  s.replaceAll('万', '萬').replaceAll('亿', '億').replaceAll('两', '兩');
const financial = (s: string): string =>
  Array.from(s, (c) => '零壹贰叁肆伍陆柒捌玖'.charAt(digits.indexOf(c)) || c)
    .join('')
    .replaceAll('十', '拾')
    .replaceAll('百', '佰')
    .replaceAll('千', '仟');

const number = fc.oneof(
  fc.integer({ min: 0, max: 99_999 }),
  fc.integer({ min: 0, max: 999_999_999_999 }),
);

describe('numerals', () => {
  it('read back every number that is written out in full, plain, traditional or financial', () => {
    fc.assert(
      fc.property(number, (n) => {
        const written = spelled(n);
        expect(parseNumeral(written)?.value).toBe(n);
        expect(parseNumeral(traditional(written))?.value).toBe(n);
        expect(parseNumeral(financial(written))?.value).toBe(n);
      }),
    );
  });

  it('read mixed figures exactly, with the decimals that are printed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.constantFrom(1, 2, 3, 4),
        (n, places) => {
          const printed = (n / 10 ** places).toFixed(places);
          const read = parseNumeral(`${printed}万`);
          expect(read?.decimals).toBe(places);
          expect(read?.value).toBe(Number(`${printed}e4`));
        },
      ),
    );
  });

  it('never throw, and lie in order inside the text', () => {
    const soup = fc
      .array(fc.constantFrom(...'0123456789零一二两三十百千万亿点分之又负余多几数半廿.,，/- 件'), {
        maxLength: 40,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(soup, (text) => {
        let end = 0;
        for (const found of scanNumerals(text)) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeLessThanOrEqual(text.length);
          expect(Number.isFinite(found.value)).toBe(true);
          end = found.end;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
