import { isTraditional, toSimplified } from '../catalog/traditional';
import type { Aside, Block, Doc, RawBlock, RawDoc } from '../model/doc';
import { BLANKS, isOneOf } from '../model/sieve';
import { judge, metadataVerdict, rowsText, type Line, type Verdict } from './chrome';
import { fold, tighten } from './normalise';
import { partedTitle, withoutCredits } from './parted-lines';
import { cutWatermarks } from './watermarks';
import { atOnce, type Steps } from '../model/steps';
import { goesOn, marginOf } from './wraps';

/** A text shows within so many characters how it is written. */
const SAMPLE = 1500;

/**
 * Raw blocks to canonical text: cleaned once, page furniture set aside, lines joined; afterwards the text is fixed.
 * Linear in the length of the text.
 */
export const lay = (raw: RawDoc): Doc => atOnce(laying(raw));

/** The same in steps. */
export function* laying(raw: RawDoc): Steps<Doc> {
  const lines = linesOf(raw);
  yield;
  const verdicts = judged(lines);
  yield;
  const kept = lines.filter((line, i) => !verdicts[i] && !line.rows && line.hard);
  const margin = marginOf(kept);
  const page = new Page();
  let open: Line | null = null;
  lines.forEach((line, i) => {
    const verdict = verdicts[i] ?? null;
    if (verdict) page.setAside(verdict);
    else if (line.rows) page.addTable(line.rows);
    else if (open && goesOn(open, line, margin)) page.goOn(line);
    else page.addLine(line);
    // Furniture between two lines (a page number, say) does not end the paragraph that it interrupts.
    if (!verdict) open = line.rows ? null : line;
  });
  return page.finish();
}

/** What becomes of every line; lines in traditional characters are judged in simplified ones. */
function judged(lines: readonly Line[]): (Verdict | null)[] {
  let sample = '';
  for (let i = 0; i < lines.length && sample.length < SAMPLE; i++) sample += lines[i]?.text ?? '';
  if (!isTraditional(sample)) return judge(lines);
  const plain = lines.map((line) => ({ ...line, text: toSimplified(line.text) }));
  return judge(plain).map((verdict, i) => {
    const whole = verdict !== null && verdict.text === plain[i]?.text;
    return whole ? { ...verdict, text: lines[i]?.text ?? '' } : verdict;
  });
}

/** Every block cut into its lines, folded; empty ones leave only a note that there was a gap. */
function linesOf(raw: RawDoc): Line[] {
  const lines: Line[] = [];
  let afterGap = false;
  const push = (line: Line): void => {
    if (line.text === '' && !line.rows) afterGap = true;
    else {
      lines.push(line);
      afterGap = false;
    }
  };
  for (const block of raw.blocks) {
    if (block.kind === 'table') {
      push(tableLine(block, afterGap));
      continue;
    }
    const { level, aside } = block;
    const hard = raw.hardLines;
    for (const printed of printedLines(block.text)) {
      const indented = isOneOf(BLANKS, printed.charCodeAt(0)) && /^\s{2,}\S/.test(printed);
      for (const text of partedTitle(fold(printed))) {
        const line: Line = { text, afterGap, indented, hard };
        if (level === undefined && aside === undefined) push(line);
        else
          push({ ...line, ...(level === undefined ? {} : { level }), ...(aside ? { aside } : {}) });
      }
    }
  }
  return lines;
}

/** Most blocks are one line. */
const printedLines = (text: string): readonly string[] =>
  text.includes('\n') ? text.split('\n') : [text];

function tableLine(block: RawBlock & { kind: 'table' }, afterGap: boolean): Line {
  const rows = block.rows.map((row) => row.map((cell) => fold(cell.replace(/\s*\n\s*/g, ' '))));
  return {
    text: '',
    afterGap,
    rows,
    indented: false,
    hard: false,
    ...(block.aside === undefined ? {} : { aside: block.aside }),
  };
}

/** The canonical text as it grows. */
class Page {
  private readonly parts: string[] = [];
  private readonly blocks: Block[] = [];
  private readonly asides: Aside[] = [];
  /** Set aside while a paragraph is open: their place is known once it is closed. */
  private waiting: Verdict[] = [];
  private length = 0;
  /** The paragraph being written, which later lines may continue. */
  private paragraph: { text: string; level?: number } | null = null;

  setAside({ kind, text }: Verdict): void {
    if (text === '') return;
    if (this.paragraph) this.waiting.push({ kind, text });
    else this.asides.push({ kind, text, at: this.nextStart() });
  }

  addLine(line: Line): void {
    this.close();
    this.paragraph = {
      text: line.text,
      ...(line.level === undefined ? {} : { level: line.level }),
    };
  }

  goOn(line: Line): void {
    if (!this.paragraph) return this.addLine(line);
    // Latin words and figures need the space that the line end stood for.
    const gap = /[A-Za-z]$/.test(this.paragraph.text) && /^[A-Za-z]/.test(line.text) ? ' ' : '';
    this.paragraph.text += gap + line.text;
  }

  addTable(rows: readonly (readonly string[])[]): void {
    this.close();
    const clean = rows.map((row) => row.map(tighten));
    const start = this.nextStart();
    this.write(rowsText(clean));
    this.blocks.push({ kind: 'table', start, end: this.length });
    let at = start;
    clean.forEach((row, r) =>
      row.forEach((cell, c) => {
        this.blocks.push({ kind: 'cell', start: at, end: at + cell.length, row: r, column: c });
        at += cell.length + 1;
      }),
    );
  }

  finish(): Doc {
    this.close();
    const text = this.parts.join('');
    const asides = this.asides.map((aside) =>
      aside.at <= text.length ? aside : { ...aside, at: text.length },
    );
    return { text, blocks: this.blocks, asides };
  }

  private nextStart(): number {
    return this.length === 0 ? 0 : this.length + 1;
  }

  private close(): void {
    if (!this.paragraph) return;
    const { level } = this.paragraph;
    const { text: body, items } = withoutCredits(tighten(this.paragraph.text));
    const { text, cuts } = cutWatermarks(body);
    this.paragraph = null;
    const start = this.nextStart();
    for (const cut of cuts)
      this.asides.push({ kind: 'watermark', text: cut.text, at: start + cut.at });
    if (text !== '') {
      this.write(text);
      if (level === undefined) this.blocks.push({ kind: 'para', start, end: this.length });
      else this.blocks.push({ kind: 'heading', level, start, end: this.length });
    }
    if (items) this.waiting.unshift(metadataVerdict(items));
    for (const aside of this.waiting) this.asides.push({ ...aside, at: this.nextStart() });
    this.waiting = [];
  }

  private write(text: string): void {
    if (this.length > 0) {
      this.parts.push('\n');
      this.length++;
    }
    this.parts.push(text);
    this.length += text.length;
  }
}
