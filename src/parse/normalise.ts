/** Characters that show nothing: controls, soft hyphens, zero-width signs, marks of direction. */
const INVISIBLE = /[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]/gu;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ％＋／＜＞＝＆＠＃]/g;
const HAN = '\\p{Script=Han}';
/** Punctuation that brings its own space. */
const CJK_PUNCTUATION = '，。、；：！？“”‘’《》〈〉「」『』（）【】〔〕…—·';

/** What folding does to a character, by its code: nothing (most lines end here), a blank, or something else. */
const PLAIN = 0;
const BLANK = 1;
const OTHER = 2;
const SHOWS = new Uint8Array(0x10000).map((_, code) => {
  const c = String.fromCharCode(code);
  if (c === ' ' || c.search(SPACES) === 0) return BLANK;
  const changes = c.search(INVISIBLE) === 0 || c.search(FULL_WIDTH) === 0 || /[﹪．－]/.test(c);
  return changes || c.trim() === '' ? OTHER : PLAIN;
});

const halfWidth = (c: string): string => String.fromCharCode(c.charCodeAt(0) - 0xfee0);

/**
 * One line with ordinary spaces, no invisible characters, and full-width digits, letters and signs of figures in
 * half width. Chinese punctuation stays as printed, and so do single spaces: labels of a metadata line are told
 * apart by them.
 */
export function fold(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && SHOWS[line.charCodeAt(start)] === BLANK) start++;
  while (end > start && SHOWS[line.charCodeAt(end - 1)] === BLANK) end--;
  for (let i = start; i < end; i++) {
    const shows = SHOWS[line.charCodeAt(i)];
    if (shows === PLAIN) continue;
    // A single ordinary space stays; whatever else is to be folded is left to the patterns.
    const single = line.charCodeAt(i) === 0x20 && SHOWS[line.charCodeAt(i + 1)] === PLAIN;
    if (!single) return folded(line);
  }
  return line.slice(start, end);
}

function folded(line: string): string {
  return line
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, halfWidth)
    .replace(/﹪/g, '%')
    .replace(/(?<=\d)．/g, '.')
    .replace(/(?<=\d)－(?=\d)/g, '-')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const AFTER_PUNCTUATION = new RegExp(
  `(?<=[${CJK_PUNCTUATION}([]) | (?=[${CJK_PUNCTUATION},;:!?)\\]%])`,
  'gu',
);
const BESIDE_HAN = new RegExp(`(?<=${HAN}) (?!${HAN})|(?<!${HAN}) (?=${HAN})`, 'gu');
const BETWEEN_HAN = new RegExp(`(?<=${HAN}) (?=${HAN})`, 'gu');

/**
 * A folded line as prose: no space beside punctuation or between a Chinese character and a figure (2023 年, 103 件);
 * spaces inside figures (1 100件) and between words stay. A line printed with a space behind every character
 * (通 知 公 告) is closed up.
 */
export function tighten(line: string): string {
  if (!line.includes(' ')) return line;
  const close = line.replace(AFTER_PUNCTUATION, '').replace(BESIDE_HAN, '');
  const gaps = close.match(BETWEEN_HAN)?.length ?? 0;
  return gaps * 4 > close.length ? close.replace(BETWEEN_HAN, '') : close;
}
