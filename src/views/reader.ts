import type { Aside, Block, Section } from '../model/doc';
import type { Fact } from '../model/fact';
import type { Finding } from '../model/finding';
import { leftOver } from '../model/left-over';
import type { Quantity } from '../model/quantity';
import type { Span } from '../model/span';
import type { EffectiveFact } from './effective';

/** One thing that the reader sets on its own: a paragraph, a heading, a table of cells, or words set aside. */
export type Part =
  | { readonly kind: 'para'; readonly block: Block }
  | { readonly kind: 'heading'; readonly block: Block; readonly depth: number }
  | { readonly kind: 'table'; readonly block: Block; readonly rows: readonly (readonly Block[])[] }
  | { readonly kind: 'aside'; readonly aside: Aside };

/** How deep the heading is that fills a block (stops and spaces aside), or 0 where none does. */
function headingDepth(block: Block, sections: readonly Section[]): number {
  const section = sections.find((s) => s.head.start >= block.start && s.head.end <= block.end);
  const fills = section !== undefined && block.end - section.head.end <= 2;
  if (fills && section.head.start - block.start <= 2) return section.depth;
  return block.kind === 'heading' ? Math.max(1, block.level ?? 1) : 0;
}

/** Blocks in reading order as parts, with what was set aside at the places where it stood. */
export function partsOf(
  blocks: readonly Block[],
  asides: readonly Aside[],
  sections: readonly Section[],
): readonly Part[] {
  const parts: Part[] = [];
  const waiting = [...asides].sort((a, b) => a.at - b.at);
  const heads = [...sections].sort((a, b) => a.head.start - b.head.start);
  let rows: Block[][] = [];
  for (const block of blocks) {
    if (block.kind === 'cell') {
      (rows[block.row ?? 0] ??= []).push(block);
      continue;
    }
    while (waiting[0] && waiting[0].at <= block.start)
      parts.push({ kind: 'aside', aside: waiting.shift() as Aside }); // looked at just before
    if (block.kind === 'table') {
      rows = [];
      parts.push({ kind: 'table', block, rows });
      continue;
    }
    const depth = headingDepth(block, heads);
    parts.push(depth > 0 ? { kind: 'heading', block, depth } : { kind: 'para', block });
  }
  return [...parts, ...waiting.map((aside): Part => ({ kind: 'aside', aside }))];
}

export type MarkKind =
  | 'fact'
  | 'value'
  | 'figure'
  | 'fails'
  | 'hint'
  | 'cannotTell'
  | 'holds'
  | 'head'
  | 'find'
  | 'spot';

/** A passage that the reader sets off. `id` is what the address calls it: fact:3, finding:0, quantity:12, section:4. */
export interface Mark extends Span {
  readonly id: string;
  readonly kind: MarkKind;
}

const factId = (fact: EffectiveFact, place: number): string =>
  fact.index >= 0 ? `fact:${fact.index}` : `added:${place}`;

/** One line of the list beside the text, and the passages it speaks of. */
export interface Item {
  readonly id: string;
  readonly kind: MarkKind;
  readonly evidence: readonly Span[];
}

export interface FactItem extends Item {
  readonly fact: EffectiveFact;
  /** The figures themselves, inside the evidence; none for what was read from words alone or added by hand. */
  readonly figures: readonly Quantity[];
}
export interface FigureItem extends Item {
  readonly quantity: Quantity;
}
export interface FindingItem extends Item {
  readonly finding: Finding;
}

const byPlace = (a: Item, b: Item): number =>
  (a.evidence[0]?.start ?? Infinity) - (b.evidence[0]?.start ?? Infinity);

/** Facts in reading order; those without a passage last. `read` is the engine's own list, which knows the figures. */
export const factItems = (
  facts: readonly EffectiveFact[],
  read: readonly Fact[],
  quantities: readonly Quantity[],
): readonly FactItem[] =>
  facts
    .map((fact, i): FactItem => {
      const figures = (read[fact.index]?.quantities ?? []).flatMap((q) => quantities[q] ?? []);
      return { id: factId(fact, i), kind: 'fact', evidence: fact.evidence, fact, figures };
    })
    .sort(byPlace);

/** The figures inside facts, to be set off more than the words around them. */
export const valueMarks = (items: readonly FactItem[]): readonly Mark[] =>
  items.flatMap(({ id, figures }) =>
    figures.map(({ start, end }): Mark => ({ id, kind: 'value', start, end })),
  );

/** The figures that became no fact, in reading order. */
export const figureItems = (
  quantities: readonly Quantity[],
  facts: readonly Fact[],
): readonly FigureItem[] =>
  leftOver(quantities, facts).flatMap((i) => {
    const quantity = quantities[i];
    return quantity
      ? [{ id: `quantity:${i}`, kind: 'figure', evidence: [quantity], quantity }]
      : [];
  });

/** Findings with their places in the stored list, in reading order. */
export const findingItems = (findings: readonly Finding[]): readonly FindingItem[] =>
  findings
    .map((finding, i): FindingItem => ({
      id: `finding:${i}`,
      // A remark is no failure: vermilion is for what fails.
      kind: finding.verdict === 'fails' && finding.severity === 'info' ? 'hint' : finding.verdict,
      evidence: finding.evidence,
      finding,
    }))
    .sort(byPlace);

export const marksOf = (items: readonly Item[]): readonly Mark[] =>
  items.flatMap(({ id, kind, evidence }) =>
    evidence.map(({ start, end }) => ({ id, kind, start, end })),
  );

/** The part of the outline that a passage stands in, not finer than `depth`; undefined before the first heading. */
export function sectionAt(
  sections: readonly Section[],
  offset: number,
  depth: number,
): number | undefined {
  let found: number | undefined;
  sections.forEach((s, i) => {
    if (s.depth <= depth && s.start <= offset && offset < s.end) found = i;
  });
  return found;
}

/** Where `words` stand in the text, in either case of Latin letters. */
export function findIn(text: string, words: string): readonly Span[] {
  const wanted = words.trim().toLowerCase();
  const spans: Span[] = [];
  if (wanted === '') return spans;
  const lower = text.toLowerCase();
  // A letter whose lower case is longer would shift every offset after it.
  const hay = lower.length === text.length ? lower : text;
  for (let at = hay.indexOf(wanted); at >= 0; at = hay.indexOf(wanted, at + wanted.length))
    spans.push({ start: at, end: at + wanted.length });
  return spans;
}

/** A few words around a passage, not beyond its own line; an ellipsis says where more stands. */
export function contextOf(
  text: string,
  span: Span,
  before = 16,
  after = 10,
): { readonly before: string; readonly quote: string; readonly after: string } {
  const lineStart = text.lastIndexOf('\n', Math.max(0, span.start - 1)) + 1;
  const lineEnd = text.indexOf('\n', span.end);
  const from = Math.max(lineStart, span.start - before);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, span.end + after);
  return {
    before: (from > lineStart ? '…' : '') + text.slice(from, span.start),
    quote: text.slice(span.start, span.end),
    after: text.slice(span.end, to) + (to < (lineEnd < 0 ? text.length : lineEnd) ? '…' : ''),
  };
}
