import type { Reading } from './meta-areas';
import { readBody } from './meta-body';
import { type Clue, spanOf, whole } from './meta-clue';
import type { View } from './meta-view';

const LONGEST_SIGNATURE = 40;
const DATE_LINE = /^(?:[\d０-９〇○零一二三四五六七八九]{4}\s*年|\d{4}[-./])/;

/** The body above the date at the end (or under a covering letter), or as the very last line. */
export function fromSignature(view: View, how: Reading): Clue[] {
  const clues: Clue[] = [];
  for (const [i, line] of view.lines.entries()) {
    const near = i >= view.lines.length - 12 || i < 12;
    if (!near || line.text.length > LONGEST_SIGNATURE || line.text.length < 4) continue;
    const dated =
      DATE_LINE.test(view.lines[i + 1]?.text ?? '') && (view.lines[i + 1]?.text.length ?? 99) < 20;
    const closing = i === view.lines.length - 1 && i > 3;
    if (!dated && !closing) continue;
    const body = readBody(line.text.replace(/\s+/g, ' '), 0, whole(how));
    if (body?.organ !== null && body) {
      clues.push({
        body,
        weight: 60,
        from: 'signature',
        quote: line.text,
        span: spanOf(line.start, line.end),
      });
    }
  }
  return clues;
}

/** …。某县某镇人民政府 2022年1月12日, at the end of a text without line breaks. */
const CLOSING = /(?:^|[。;；:：\s])([\u4e00-\u9fff]{4,30})\s{0,2}\d{4}年\d{1,2}月\d{1,2}日$/;

/** The body that such a text ends with. */
export function fromClosing(view: View, how: Reading): Clue[] {
  const last = view.lines.at(-1);
  if (last === undefined || last.text.length <= LONGEST_SIGNATURE) return [];
  const tail = last.text.slice(-LONGEST_CLOSING);
  const hit = CLOSING.exec(tail);
  const name = hit?.[1] ?? '';
  const body = name === '' ? null : readBody(name, 0, whole(how));
  if (!hit || !body?.organ) return [];
  const start = last.end - tail.length + hit.index + hit[0].indexOf(name);
  const span = spanOf(start, start + name.length);
  return [{ body, weight: 60, from: 'signature', quote: name, span }];
}
const LONGEST_CLOSING = 60;
