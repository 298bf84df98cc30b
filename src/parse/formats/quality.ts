/** The 3,755 characters of GB 2312's first level (rows 16–55): those that ordinary Chinese prose is made of. */
export function commonHan(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell);
  return new Set(new TextDecoder('gb18030').decode(new Uint8Array(bytes)));
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * Whether a text taken from glyphs is no text at all: a font without a proper map yields private characters,
 * rare ideographs, Latin letters with marks, or single letters and digits in the middle of Chinese words.
 * Texts too short to judge pass.
 */
export function isGarbage(text: string): boolean {
  const solid = text.replace(/\s+/g, '');
  if (solid.length < 40) return false;
  const share = (pattern: RegExp): number => count(solid, pattern) / solid.length;
  // Private use, replacement and control characters are never printed on purpose.
  // eslint-disable-next-line no-control-regex
  if (share(/[\ue000-\uf8ff\ufffd\u0000-\u001f\u007f-\u009f]/g) > 0.02) return true;
  if (share(/[\u00a1-\u024f\u0370-\u1fff]/g) > 0.15) return true;
  const han = solid.match(/\p{Script=Han}/gu) ?? [];
  if (han.length < 40) return false;
  const common = commonHan();
  // Traditional characters are mostly outside the first level, and still more than half of any text is inside.
  if (han.filter((c) => common.has(c)).length < 0.45 * han.length) return true;
  const lone = count(solid, /(?<=\p{Script=Han})[A-Za-z](?=\p{Script=Han})/gu);
  const marks = count(solid, /[，。、；：]/g);
  return (
    lone > 0.03 * han.length ||
    (han.length > 400 && marks < 0.005 * han.length && lone > 0.01 * han.length)
  );
}
