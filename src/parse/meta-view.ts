import { isTraditional, toSimplified } from '../catalog/traditional';
import type { Aside, Doc, Section } from '../model/doc';
import type { Span } from '../model/span';
import { isTitle } from './meta-title';

/** A line of the canonical text without the white space around it. */
export interface Line extends Span {
  readonly text: string;
}

/** The parts of a document that say what it is. */
export interface View {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Lines before the report's own prose begins: titles, page furniture, salutations; at most thirty. */
  readonly head: readonly Line[];
  /** The last lines: signature, date, page furniture. */
  readonly tail: readonly Line[];
  /** Where the prose begins (offset), and where its opening ends. */
  readonly opening: Span;
  readonly asides: readonly Aside[];
  readonly sections: readonly Section[];
  /** The file's name without folder and ending. */
  readonly fileName: string;
}

const HEAD_LINES = 30;
const TAIL_LINES = 12;
const OPENING_LENGTH = 700;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const raw of text.split('\n')) {
    const trimmed = raw.trim();
    if (trimmed !== '') {
      const start = at + raw.indexOf(trimmed);
      lines.push({ text: trimmed, start, end: start + trimmed.length });
    }
    at += raw.length + 1;
  }
  return lines;
}

const SENTENCE_END = /[。;；!?]/;
/** A comma behind a year or an opening phrase: prose, even where a line breaks or the rest is cut. */
const OPENING_WORDS =
  /^(?:\d{4}\s*年?(?:度|以来)?\s*[,，是在我全]|20\d\d坚|一年来|根据|按照|为深入|为贯彻|近年来|今年|现将)/;
const HEADING = /^(?:[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]|一是|第一[,，、])/;

/** Whether a line belongs to the report's prose rather than to what stands above it. */
const isProse = (line: string): boolean =>
  OPENING_WORDS.test(line) ||
  (/^\d{4}\s*年(?!\s*\d{1,2}\s*月)/.test(line) && !isTitle(line) && line.length > 12) ||
  HEADING.test(line) ||
  (line.length > 40 && SENTENCE_END.test(line));

/** 现印发给你们,请认真贯彻落实: a covering notice, whose report comes behind its date. */
const COVERS =
  /(?:印发|转发|下发|公布|报送|呈报|上报)(?:给你们|你们|如下)|现(?:予|将)[^。]{0,40}(?:印发|公布|公开|报送|呈上|上报)|请(?:认真|结合实际|遵照|审阅|审议|予审)|已经[^。]{1,40}(?:同意|通过|审定)/;
const LONGEST_COVER = 160;
const COVER_LINES = 12;

/** Where the prose begins among these lines, or -1; below a covering notice the report's own title is looked for. */
function proseAt(lines: readonly Line[], from = 0): number {
  const found = lines.findIndex((line, i) => i >= from && isProse(line.text));
  const { text } = lines[found] ?? { text: '' };
  if (found < 0 || text.length > LONGEST_COVER || !COVERS.test(text)) return found;
  const below = lines.slice(found + 1, found + 1 + COVER_LINES);
  const title = below.findIndex((line) => isTitle(line.text));
  const between = below.slice(0, title).some((line) => isProse(line.text) && !isDated(line.text));
  return title < 0 || between ? found : proseAt(lines, found + 1 + title);
}

/** The date under the notice, which begins as prose may. */
const isDated = (line: string): boolean => line.length < 20 && /\d{1,2}\s*日/.test(line);

/** A document whose words are ours; nearly all are as they come. */
const inSimplified = ({ text, asides }: Doc): Pick<Doc, 'text' | 'asides'> =>
  isTraditional(text)
    ? {
        text: toSimplified(text),
        asides: asides.map((aside) => ({ ...aside, text: toSimplified(aside.text) })),
      }
    : { text, asides };

/** Sorts a document into head, opening and tail. */
export function viewOf(doc: Doc, sections: readonly Section[], fileName: string): View {
  const { text, asides } = inSimplified(doc);
  const lines = linesOf(text);
  const found = proseAt(lines.slice(0, HEAD_LINES));
  const count = found >= 0 ? found : Math.min(lines.length, 6);
  const first = lines[count];
  const start = first?.start ?? text.length;
  return {
    text,
    lines,
    head: lines.slice(0, count),
    tail: lines.slice(Math.max(count, lines.length - TAIL_LINES)),
    opening: { start, end: Math.min(text.length, start + OPENING_LENGTH) },
    asides,
    sections,
    fileName: fileName.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z0-9]{1,5}$/, ''),
  };
}
