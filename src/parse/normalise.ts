/** Characters that show nothing: controls, soft hyphens, zero-width signs, marks of direction. */
const INVISIBLE =
  '\\0-\\x1f\\x7f-\\x9f\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff\\ufff9-\\ufffb';
const SPACES = '\\t\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';
const FULL_WIDTH = '０-９Ａ-Ｚａ-ｚ％＋／＜＞＝＆＠＃';
const HAN = '\\p{Script=Han}';
/** Punctuation that brings its own space. */
const CJK_PUNCTUATION = '，。、；：！？“”‘’《》〈〉「」『』（）【】〔〕…—·';

const TO_FOLD = new RegExp(`[${INVISIBLE}${SPACES}${FULL_WIDTH}﹪．－\\u2028\\u2029]`);
/** 1 for whatever folding alters besides double spaces, by character code. */
const FOLDS = new Uint8Array(0x10000).map((_, code) =>
  TO_FOLD.test(String.fromCharCode(code)) ? 1 : 0,
);
/** Most lines are left as they are, which is told without a pattern; most characters are ideographs. */
const isFolded = (line: string): boolean => {
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fff) continue;
    if (FOLDS[code] === 1) return false;
  }
  return !line.includes('  ');
};
const ALL_INVISIBLE = new RegExp(`[${INVISIBLE}]`, 'g');
const ALL_SPACES = new RegExp(`[${SPACES}]`, 'g');
const ALL_FULL_WIDTH = new RegExp(`[${FULL_WIDTH}]`, 'g');
const BLANK = new RegExp(`[ ${SPACES}]`);
/** Most lines begin and end with what can be no blank by its code. */
const isBlank = (code: number): boolean =>
  (code < 0x30 || (code >= 0xa0 && code <= 0x3000)) && BLANK.test(String.fromCharCode(code));

const halfWidth = (c: string): string => String.fromCharCode(c.charCodeAt(0) - 0xfee0);

/**
 * One line with ordinary spaces, no invisible characters, and full-width digits, letters and signs of figures in
 * half width. Chinese punctuation stays as printed, and so do single spaces: labels of a metadata line are told
 * apart by them.
 */
export function fold(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && isBlank(line.charCodeAt(start))) start++;
  while (end > start && isBlank(line.charCodeAt(end - 1))) end--;
  const words = line.slice(start, end);
  return isFolded(words) ? words : folded(line);
}

function folded(line: string): string {
  return line
    .replace(ALL_SPACES, ' ')
    .replace(ALL_INVISIBLE, '')
    .replace(ALL_FULL_WIDTH, halfWidth)
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

/** Between the digits of one figure, and its point with or without them. */
const IN_FIGURES = /(?<=\d) (?=\d)/g;
const POINT = /(?<=\d) ?[.．] ?(?=\d)/g;
/** Fewer gaps between words than this may be meant. */
const FEWEST_GAPS = 6;

/**
 * A folded line as prose: no space beside punctuation or between a Chinese character and a figure (2023 年, 103 件);
 * spaces inside figures (1 100件) and between words stay. A line printed with a space behind every character
 * (通 知 公 告) or every word, as a recogniser leaves it, is closed up, its figures too.
 */
export function tighten(line: string): string {
  if (!line.includes(' ')) return line;
  const close = line.replace(AFTER_PUNCTUATION, '').replace(BESIDE_HAN, '');
  const gaps = close.match(BETWEEN_HAN)?.length ?? 0;
  const spelled = gaps * 4 > close.length;
  const worded = gaps >= FEWEST_GAPS && gaps * 8 > close.length && /[，。；,;]/.test(close);
  if (!spelled && !worded) return close;
  const words = close.replace(BETWEEN_HAN, '');
  return worded ? words.replace(POINT, '.').replace(IN_FIGURES, '') : words;
}
