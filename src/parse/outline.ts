import type { Doc, Section } from '../model/doc';
import { BLANKS, charactersOf, holdsOneOf, isOneOf, WHITE_SPACE } from '../model/sieve';
import type { Span } from '../model/span';
import { atOnce, type Steps } from '../model/steps';
import { acceptMarkers } from './enumerations';
import type { MarkerSystem } from './marker-forms';
import { type Marker, markersIn } from './markers';
import { assignRoles } from './inherit';
import { plainTitles } from './plain-titles';
import { titleIn } from './titles';

/** A mark, or the start of a heading that has none. */
export interface Opening extends Span {
  readonly system: MarkerSystem | 'title';
  readonly number: number;
  /** The format's heading level or another order among headings without mark; null for that of its system. */
  readonly rank: number | null;
  readonly block: Span;
}

/** How deep a system stands where nothing in the report says otherwise. */
const RANK: Readonly<Record<Opening['system'], number>> = {
  part: 0,
  title: 0.5,
  hanDot: 1,
  hanParen: 2,
  arabicDot: 3,
  arabicPair: 3.5,
  arabicParen: 4,
  circled: 5,
  is: 6,
  shall: 6,
  ordinal: 6,
  first: 6,
};
const SPOKEN_RANK = 6;
const rankOf = (opening: Opening): number => opening.rank ?? RANK[opening.system];

/** A section in the making. */
interface Node {
  readonly opening: Opening;
  readonly head: Span;
  readonly title: Span;
  readonly depth: number;
  readonly parent: number;
}

/** The section tree with roles, flat in reading order. Linear in the length of the text; never throws. */
export const outline = (doc: Doc): Section[] => atOnce(outlining(doc));

/** The same in steps. */
export function* outlining(doc: Doc): Steps<Section[]> {
  const openings = openingsOf(doc);
  yield;
  const nodes = nest(doc.text, openings);
  const ends = endsOf(doc.text, nodes);
  const sections = nodes.map((node, i) => ({
    start: node.opening.start,
    end: ends[i] ?? doc.text.length,
    depth: node.depth,
    marker: markerText(doc.text, node.opening),
    title: doc.text.slice(node.title.start, node.title.end),
    head: node.head,
    parent: node.parent,
  }));
  yield;
  return assignRoles(doc.text, sections);
}

function openingsOf(doc: Doc): readonly Opening[] {
  const prose = doc.blocks.filter((b) => b.kind === 'para' || b.kind === 'heading');
  const blocks = prose.slice(0, attachmentsAt(doc.text, prose));
  const openings = withInnerLists(acceptMarkers(doc.text, markersIn(doc.text, blocks)));
  const titles = plainTitles(doc, blocks, openings);
  return titles.length === 0
    ? openings
    : [...openings, ...titles].sort((a, b) => a.start - b.start);
}

/** Below 一、 of the outline, above everything else. */
const INNER_RANK = 1.2;

/** A second count 一、 二、 inside a paragraph that already stands below 一、 is a list of its own, one step deeper. */
function withInnerLists(markers: readonly Marker[]): readonly Opening[] {
  let outer = 0;
  let inner = 0;
  return markers.map(({ start, end, system, number, block }) => {
    // All of one shape: every heading is compared with those above it.
    const opening: Opening = { start, end, system, number, rank: null, block };
    if (system !== 'hanDot') return opening;
    const inside = opening.start > opening.block.start;
    const begins = opening.number === 1 && outer > 0;
    if (inside && (begins || (inner > 0 && opening.number === inner + 1))) {
      inner = opening.number;
      return { start, end, system, number, rank: INNER_RANK, block };
    }
    inner = 0;
    outer = opening.number;
    return opening;
  });
}

/** A line of a list of attachments is not longer. */
const LONGEST_ATTACHMENT = 60;

/** Index of the block where a list of attachments closes the report; their numbers are no outline. */
function attachmentsAt(text: string, blocks: readonly Span[]): number {
  let i = blocks.length;
  while (i > 0) {
    const block = blocks[i - 1];
    if (!block || block.end - block.start > LONGEST_ATTACHMENT) break;
    i--;
    if (/^附件 ?\d{0,2} ?[:：]/.test(text.slice(block.start, block.start + 8))) return i;
  }
  return blocks.length;
}

const TO_FOLD = charactersOf(`（）．，：${WHITE_SPACE}`);

/** Half width and without inner spaces, as printed otherwise. */
function markerText(text: string, { start, end }: Span): string {
  const printed = text.slice(start, end);
  if (!holdsOneOf(TO_FOLD, text, start, end)) return printed;
  return printed
    .replace(/\s/g, '')
    .replace(/[（）．，：]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

function nest(text: string, openings: readonly Opening[]): Node[] {
  const nodes: Node[] = [];
  const stack: number[] = [];
  const length = text.trimEnd().length;
  openings.forEach((opening, i) => {
    const next = openings[i + 1];
    const depth = settle(nodes, stack, opening);
    const parent = stack[depth - 2] ?? -1;
    const end = Math.min(opening.block.end, next?.start ?? Infinity);
    const title =
      opening.system === 'title'
        ? { start: opening.start, end: opening.block.end }
        : titleIn(text, {
            start: opening.end,
            end,
            goesOn: goesOn(opening, next, length),
            clauses: rankOf(opening) === SPOKEN_RANK && afterSemicolon(text, opening.start),
            system: opening.system,
          });
    const head = { start: opening.start, end: Math.max(title.end, opening.end) };
    nodes.push({ opening, title, head, depth, parent });
    stack.length = depth - 1;
    stack.push(i);
  });
  return nodes;
}

const AFTER_ITEM = charactersOf(`;；${WHITE_SPACE}`);

/** 一是…；二是…；三是…。: an item behind a semicolon is a clause like the ones before it. */
const afterSemicolon = (text: string, at: number): boolean =>
  isOneOf(AFTER_ITEM, text.charCodeAt(at - 1)) &&
  /[;；]\s?$/.test(text.slice(Math.max(0, at - 2), at));

/** Whether the section has more than its own paragraph; `length`: of the text without white space at its end. */
function goesOn(opening: Opening, next: Opening | undefined, length: number): boolean {
  if (!next) return opening.block.end < length;
  return next.start > opening.block.end + 1 || rankOf(next) > rankOf(opening);
}

/** Finds the depth of a new heading among the open ones. */
function settle(nodes: readonly Node[], stack: readonly number[], opening: Opening): number {
  const openAt = (depth: number): Opening => (nodes[stack[depth - 1] as number] as Node).opening;
  for (let depth = 1; depth <= stack.length; depth++) {
    const { system, rank } = openAt(depth);
    if (system === opening.system && rank === opening.rank) return depth;
  }
  const rank = rankOf(opening);
  if (rank === SPOKEN_RANK && opening.number > 1)
    for (let depth = 1; depth <= stack.length; depth++)
      if (rankOf(openAt(depth)) === SPOKEN_RANK) return depth;
  let depth = stack.length;
  while (depth > 0 && !mayHold(nodes[stack[depth - 1] as number] as Node, opening, rank)) depth--;
  return depth + 1;
}

/** A heading holds what ranks below it; 一是 alone on its line may also hold a list that begins with 1. */
function mayHold(node: Node, opening: Opening, rank: number): boolean {
  const above = rankOf(node.opening);
  if (above < rank) return true;
  if (above !== SPOKEN_RANK) return false;
  if (rank === SPOKEN_RANK) return opening.number === 1;
  const alone =
    node.opening.start === node.opening.block.start && node.head.end + 1 >= node.opening.block.end;
  return alone && opening.number === 1 && rank >= RANK.arabicDot;
}

/** A section ends where the next of its depth or above begins, before the white space in between. */
function endsOf(text: string, nodes: readonly Node[]): number[] {
  const ends = nodes.map(() => 0).fill(text.trimEnd().length);
  const open: number[] = [];
  nodes.forEach((node, i) => {
    while (open.length > 0) {
      const top = open[open.length - 1] as number;
      if ((nodes[top] as Node).depth < node.depth) break;
      ends[top] = trimBack(text, node.opening.start, (nodes[top] as Node).head.end);
      open.pop();
    }
    open.push(i);
  });
  return ends;
}

function trimBack(text: string, end: number, floor: number): number {
  let at = end;
  while (at > floor && isOneOf(BLANKS, text.charCodeAt(at - 1))) at--;
  return at;
}
