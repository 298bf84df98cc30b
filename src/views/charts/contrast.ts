/** Red, green and blue of a colour of six hex digits, or of three: a minified style sheet writes #fff. */
const channels = (colour: string): readonly number[] => {
  const digits = colour.slice(1);
  const pairs = digits.length === 3 ? [...digits].map((c) => c + c) : digits.match(/../gu);
  return (pairs ?? []).map((pair) => Number.parseInt(pair, 16));
};

/** Relative luminance of a colour given by its channels from 0 to 255 (WCAG 2). */
const luminance = (rgb: readonly number[]): number => {
  const [r = 0, g = 0, b = 0] = rgb
    .map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** What text needs on its ground (WCAG 2, AA). */
const enough = 4.5;

/**
 * A colour for text on a hue of some strength (0–1) over a ground: the page's ink or its ground where one of them stands
 * out enough; on hues between the two, black or white. Colours are six hex digits, or three.
 */
export function inkOn(hue: string, strength: number, ink: string, ground: string): string {
  const [over, under] = [channels(hue), channels(ground)];
  const mixed = over.map((c, i) => c * strength + (under[i] ?? 0) * (1 - strength));
  const square = luminance(mixed);
  const contrast = (colour: string): number => {
    const other = luminance(channels(colour));
    return (Math.max(square, other) + 0.05) / (Math.min(square, other) + 0.05);
  };
  const usual = [ink, ground].find((colour) => contrast(colour) >= enough);
  return usual ?? (contrast('#ffffff') > contrast('#000000') ? '#ffffff' : '#000000');
}
