import { describe, expect, it } from 'vitest';
import { inkOn } from '../../src/views/charts/contrast';

/** Relative luminance by the formula of WCAG 2, written out again. */
const luminance = (r: number, g: number, b: number): number => {
  const of = (c: number): number =>
    c <= 10.3 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * of(r) + 0.7152 * of(g) + 0.0722 * of(b);
};
const rgb = (hex: string): [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

describe('text on the squares of a grid', () => {
  it.each([
    ['#0072b2', '#1f2a37', '#ffffff'],
    ['#56b4e9', '#e6e9ed', '#1d232a'],
  ])('stands out by 4.5:1 at every strength of %s', (hue, ink, ground) => {
    for (let strength = 0.1; strength <= 1; strength += 0.05) {
      const [over, under, text] = [rgb(hue), rgb(ground), rgb(inkOn(hue, strength, ink, ground))];
      const [r, g, b] = over.map((c, i) => c * strength + (under[i] ?? 0) * (1 - strength));
      const [x, y] = [luminance(r ?? 0, g ?? 0, b ?? 0), luminance(...text)];
      const contrast = (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
      expect([strength.toFixed(2), contrast >= 4.5]).toEqual([strength.toFixed(2), true]);
    }
  });

  it('takes a colour in three digits, as a minified style sheet gives it, for the same colour', () => {
    for (let strength = 0.1; strength <= 1; strength += 0.1)
      expect(inkOn('#0072b2', strength, '#1f2a37', '#fff').replace(/^#fff$/, '#ffffff')).toBe(
        inkOn('#0072b2', strength, '#1f2a37', '#ffffff'),
      );
    expect(inkOn('#0072b2', 1, '#123', '#fff')).toBe('#fff');
  });

  it('keeps the ink of the page where that is enough', () => {
    expect(inkOn('#0072b2', 0.1, '#1f2a37', '#ffffff')).toBe('#1f2a37');
    expect(inkOn('#0072b2', 1, '#1f2a37', '#ffffff')).toBe('#ffffff');
  });
});
