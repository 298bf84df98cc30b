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
const MARKS = /[《》“”‘’()〔〕【】]/g;

interface Open {
  readonly mark: string;
  readonly at: number;
}

/** Marks without partner in one paragraph. An enumerator that has only its closing bracket (1), 一)) is left alone. */
export function findUnpaired(paragraph: string, offset = 0): Finding[] {
  const text = fold(paragraph);
  const open: Open[] = [];
  const found: Finding[] = [];
  const report = (at: number, mark: string, code: string): void => {
    found.push(fails(RULE, [{ start: offset + at, end: offset + at + 1 }], { mark }, { code }));
  };
  for (const { 0: c, index: i } of text.matchAll(MARKS)) {
    if (c in PAIRS) open.push({ mark: c, at: i });
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
  const { text } = reading.parsed.doc;
  let offset = 0;
  return text.split('\n').flatMap((line) => {
    const found = findUnpaired(line, offset);
    offset += line.length + 1;
    // More than four in one paragraph: the marks are used in another way, or lost by the file's conversion.
    return found.length > 4 ? [] : found;
  });
}
