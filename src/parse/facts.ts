import { indicators } from '../catalog/indicators';
import { phrases, together } from '../catalog/phrases/all';
import { bodyNouns, countsBodies } from '../catalog/phrases/bodies';
import type { Doc, Section } from '../model/doc';
import type { Fact, FactSource } from '../model/fact';
import type { ReportMeta } from '../model/meta';
import type { PhraseEntry } from '../model/phrase';
import type { Quantity } from '../model/quantity';
import { BLANKS, charactersOf, isOneOf, WHITE_SPACE } from '../model/sieve';
import type { Span } from '../model/span';
import { atOnce, type Steps } from '../model/steps';
import { cutClauses } from './clauses';
import { frames, type Frame, type Page } from './frames';
import { merge, wordsOfClause } from './merge-facts';
import { readNegatives } from './negatives';
import { compile, type Compiled, type Rule } from './phrases';
import { Scene } from './scene';
import { isResult, partStart } from './scopes';
import { cellFrames } from './table-facts';

const catalogue = compile(phrases);

/** What facts need to know of the report: its year, and its region's level. */
type Known = Pick<ReportMeta, 'year'> & Partial<Pick<ReportMeta, 'region'>>;

/** The indicators of the catalogue that this report states for its year. */
export const findFacts = (
  doc: Doc,
  sections: readonly Section[],
  quantities: readonly Quantity[],
  meta: Known,
): Fact[] => atOnce(readingFacts(doc, sections, quantities, meta));

/** The same in steps. */
export const readingFacts = (
  doc: Doc,
  sections: readonly Section[],
  quantities: readonly Quantity[],
  meta: Known,
): Steps<Fact[]> => reading(doc, sections, quantities, meta, catalogue, 'best');

/**
 * As `findFacts`, with the phrases of a user's own indicators instead of the catalogue's. Each reads by itself: what a
 * figure is to the catalogue or to another of them does not keep it from being this one's as well. An unknown group of
 * words or class of units throws (see `unknownNames`).
 */
export function ownFacts(
  doc: Doc,
  sections: readonly Section[],
  quantities: readonly Quantity[],
  meta: Known,
  entries: readonly PhraseEntry[],
): Fact[] {
  return entries.length === 0
    ? []
    : atOnce(reading(doc, sections, quantities, meta, compile(entries), 'all'));
}

/** A rule that a figure fulfils, and how well. */
interface Candidate {
  readonly rule: Rule;
  readonly score: number;
}

function* reading(
  doc: Doc,
  sections: readonly Section[],
  quantities: readonly Quantity[],
  meta: Known,
  compiled: Compiled,
  which: 'best' | 'all',
): Steps<Fact[]> {
  const region = meta.region ?? null;
  const page: Page = {
    text: doc.text,
    clauses: cutClauses(doc.text),
    quantities,
    sections,
    sectionOf: innermost(quantities, sections),
  };
  yield;
  const scene = new Scene(page, compiled);
  yield;
  const facts: Fact[] = [];
  const said = new Map<number, Map<string, number>>();
  const list = frames(page);
  const cells = cellFrames(doc, quantities, meta.year);
  yield;
  quantities.forEach((quantity, index) => {
    const frame = cells.has(index) ? cells.get(index) : list[index];
    if (frame === undefined || frame === null || !isResult(page, index, region)) return;
    const found = candidates(scene, frame, quantity, compiled, doc.text);
    if (found.length === 0) return;
    const sentence = page.clauses.list[page.clauses.of[quantity.start] ?? 0]?.sentence ?? 0;
    const before = said.get(sentence) ?? new Map<string, number>();
    said.set(sentence, before);
    // Where the parts begin matters only to an indicator that the sentence has given a figure already.
    const part = found.some((c) => before.has(c.rule.indicator)) ? partStart(page, quantity) : -1;
    const fits = found.filter((c) => (before.get(c.rule.indicator) ?? Infinity) >= part);
    const kept = which === 'all' ? fits : choose(fits, scene, doc.text, quantity);
    kept.forEach((c, n) => {
      before.set(
        c.rule.indicator,
        Math.min(before.get(c.rule.indicator) ?? Infinity, quantity.start),
      );
      const shared = which === 'best' && (n > 0 || kept.length > 1);
      facts.push(factOf(page, frame, index, c, shared ? 'shared' : frame.source));
    });
  });
  yield;
  facts.push(...readNegatives(page, scene, compiled));
  yield;
  return merge(facts);
}

/** The unit as phrases name it: 件(次) is 件, and a change in % is none of the rates. */
function unitKey(q: Quantity): string {
  const unit = q.unit.length === 1 ? q.unit : q.unit.replace(/[(（].*$/, '');
  return q.kind === 'change' ? `change${unit}` : unit;
}

const BODY = new RegExp(`^[\\s“"]?(?:${bodyNouns.join('|')})`, 'u');
const known: ReadonlySet<string> = new Set(indicators.map((i) => i.id));

/** 16个乡镇: the figure counts bodies, whatever the clause goes on to say of them. */
const ofBodies = (q: Quantity, text: string): boolean =>
  (q.unit === '个' || q.unit === '家') && BODY.test(text.slice(q.end, q.end + 16));

function candidates(
  scene: Scene,
  frame: Frame,
  q: Quantity,
  compiled: Compiled,
  text: string,
): Candidate[] {
  const fitting = compiled.byUnit.get(unitKey(q));
  if (fitting === undefined) return [];
  const bodies = ofBodies(q, text);
  scene.enter(frame, q);
  const best: Candidate[] = [];
  for (const rule of scene.likely(fitting)) {
    if (q.scope === 'cumulative' && !rule.stock) continue;
    if (bodies && known.has(rule.indicator) && !countsBodies.has(rule.indicator)) continue;
    const score = scene.match(rule);
    if (score === null) continue;
    const same = best.findIndex((c) => c.rule.indicator === rule.indicator);
    if (same < 0) best.push({ rule, score });
    else if (score > (best[same]?.score ?? 0)) best[same] = { rule, score };
  }
  return best.sort((a, b) => b.score - a.score || a.rule.order - b.rule.order);
}

/** The best candidate, and those that share the figure with it. */
function choose(
  fits: readonly Candidate[],
  scene: Scene,
  text: string,
  q: Quantity,
): readonly Candidate[] {
  const [best, ...others] = fits;
  if (best === undefined || others.length === 0) return fits;
  return [best, ...others.filter((other) => shares(scene, best.rule, other.rule, text, q))];
}

const pairs = new Set(together.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));

/** 参考率、合格率均达100%; 受理并审结20件: two acts side by side have one figure. */
function shares(scene: Scene, a: Rule, b: Rule, text: string, q: Quantity): boolean {
  if (q.kind !== 'rate' && !pairs.has(`${a.indicator} ${b.indicator}`)) return false;
  const [one, other] = [scene.wordsOf(a), scene.wordsOf(b)];
  if (q.kind === 'rate') return sharesRate(one[0], other[0], text, q);
  return one.some((x) => other.some((y) => sideBySide(x, y, text)));
}

function sharesRate(a: Span | undefined, b: Span | undefined, text: string, q: Quantity): boolean {
  if (a === undefined || b === undefined) return false;
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  if (second.start < first.end || second.end > q.start) return false;
  return (
    /均|都|双|皆|全部|各|[两三]个/u.test(text.slice(second.end, q.start)) &&
    /[、和与及]/u.test(text.slice(first.start, second.end))
  );
}

function sideBySide(a: Span, b: Span, text: string): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  if (second.start < first.end) return false;
  return /^(?:并且|并|、|和|及|与|以及)?(?:依法|全部|予以|均|已)?$/u.test(
    text.slice(first.end, second.start),
  );
}

function factOf(
  page: Page,
  frame: Frame,
  index: number,
  candidate: Candidate,
  source: FactSource,
): Fact {
  const q = page.quantities[index];
  if (q === undefined) throw new Error('no such quantity');
  const evidence = evidenceOf(page, frame, q);
  return {
    indicator: candidate.rule.indicator,
    value: q.value,
    low: q.low,
    high: q.high,
    unit: q.unit,
    approx: q.approx,
    evidence: [evidence],
    quantities: [index],
    scope: q.scope,
    source,
    words: wordsOfClause(page.text, evidence, q),
  };
}

/** What a clause may begin with besides its words. */
const LOOSE = charactersOf(`、,\uff0c${WHITE_SPACE}`);

/** The words that carry the figure: from the first of its clause to the figure, or to the noun after it. */
function evidenceOf(page: Page, frame: Frame, q: Quantity): Span {
  const spans = frame.source === 'table' ? frame.own.slice(0, 1) : frame.own;
  let { start, end } = q;
  for (const span of spans) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  while (start < q.start && isOneOf(LOOSE, page.text.charCodeAt(start))) start++;
  while (end > q.end && isOneOf(BLANKS, page.text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** For every quantity the index of the innermost section that holds it, or -1. */
function innermost(quantities: readonly Quantity[], sections: readonly Section[]): number[] {
  const result: number[] = [];
  const open: number[] = [];
  let next = 0;
  for (const q of quantities) {
    for (; next < sections.length && (sections[next]?.start ?? 0) <= q.start; next++)
      open.push(next);
    while (open.length > 0 && (sections[open.at(-1) ?? 0]?.end ?? 0) <= q.start) open.pop();
    result.push(open.at(-1) ?? -1);
  }
  return result;
}
