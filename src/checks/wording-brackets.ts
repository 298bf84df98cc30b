import type { Finding } from '../model/finding';
import { fails } from './findings';
import { fold, type Reading } from './reading';

const RULE = 'wording.brackets';
const PAIRS: Readonly<Record<string, string>> = {
  '《': '》',
  '“': '”',
  '‘': '’',
  '(': ')',
  '〔': '〕',
  '【': '】',
};
/** 1 for an opening mark, 2 for a closing one, by character code: most characters are neither. */
const MARKS = new Uint8Array(0x10000);
for (const [open, close] of Object.entries(PAIRS)) {
  MARKS[open.charCodeAt(0)] = 1;
  MARKS[close.charCodeAt(0)] = 2;
}

interface Open {
  readonly mark: string;
  readonly at: number;
}

/** Marks without partner in one paragraph. An enumerator that has only its closing bracket (1), 一)) is left alone. */
export const findUnpaired = (paragraph: string, offset = 0): Finding[] =>
  unpaired(fold(paragraph), offset);

function unpaired(text: string, offset: number): Finding[] {
  const open: Open[] = [];
  const found: Finding[] = [];
  const report = (at: number, mark: string, code: string): void => {
    found.push(fails(RULE, [{ start: offset + at, end: offset + at + 1 }], { mark }, { code }));
  };
  for (let i = 0; i < text.length; i++) {
    const kind = MARKS[text.charCodeAt(i)] ?? 0;
    if (kind === 0) continue;
    const c = text.charAt(i);
    if (kind === 1) open.push({ mark: c, at: i });
    else {
      const at = open.findLastIndex((o) => PAIRS[o.mark] === c);
      if (at >= 0) {
        for (const o of open.splice(at).slice(1)) report(o.at, o.mark, 'wording.brackets.open');
      } else if (
        c !== ')' ||
        !/(?:^|[。;:,、\s])[0-9一二三四五六七八九十]{1,3}$/.test(text.slice(Math.max(0, i - 4), i))
      ) {
        report(i, c, 'wording.brackets.close');
      }
    }
  }
  for (const o of open) report(o.at, o.mark, 'wording.brackets.open');
  return found;
}

/** Quotation marks, title marks and brackets without their partner, paragraph by paragraph. */
export function checkBrackets(reading: Reading): Finding[] {
  let offset = 0;
  const found: Finding[] = [];
  for (const line of reading.text.split('\n')) {
    const here = unpaired(line, offset);
    offset += line.length + 1;
    // More than four in one paragraph: the marks are used in another way, or lost by the file's conversion.
    if (here.length <= 4) found.push(...here);
  }
  return found;
}
