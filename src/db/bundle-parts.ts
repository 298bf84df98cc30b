import type { BundleReport, Pair } from '../model/bundle';
import type { Review } from '../model/review';
import { sentences } from '../model/sentences';
import type { Span } from '../model/span';

/** How much of a report goes out: all of it, the sentences that are evidence, or the figures alone. */
export type BundlePart = 'full' | 'sentences' | 'figures';

/** The sentences that hold any of the passages, in reading order. */
function keptSentences(text: string, passages: readonly Pair[]): Span[] {
  const sorted = [...passages].sort((a, b) => a[0] - b[0]);
  return sentences(text).filter((s) =>
    sorted.some(([start, end]) => start < s.end && s.start < Math.max(end, start + 1)),
  );
}

/** Where an offset of the whole text stands in the kept sentences; the nearest place for what fell away. */
function moves(kept: readonly Span[]): (pair: Pair) => Pair {
  let length = 0;
  const starts = kept.map((s) => {
    const start = length;
    length += s.end - s.start + 1;
    return start;
  });
  const move = (offset: number): number => {
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle]?.end ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    const sentence = kept[low];
    if (!sentence) return Math.max(0, length - 1);
    return (starts[low] ?? 0) + Math.max(0, offset - sentence.start);
  };
  return ([start, end]) => [move(start), Math.max(move(start), move(end))];
}

const noSpan = (basis: BundleReport['meta']['basis']): BundleReport['meta']['basis'] =>
  Object.fromEntries(Object.entries(basis).map(([key, { span: _, ...rest }]) => [key, rest]));

/** The report with no more text than the sentences in which its facts, findings and checklist answers stand. */
function onlySentences(report: BundleReport): BundleReport {
  const passages = [
    ...report.facts.flatMap((f) => f.evidence),
    ...report.findings.flatMap((f) => f.evidence),
    ...report.checklist.flatMap((c) => c.evidence),
  ];
  const kept = keptSentences(report.text, passages);
  const at = moves(kept);
  const used = [...new Set(report.facts.flatMap((f) => f.quantities))].sort((a, b) => a - b);
  const place = new Map(used.map((old, now) => [old, now] as const));
  const placed = <T extends { readonly evidence: readonly Pair[] }>(item: T) => {
    const evidence = item.evidence.map(at);
    const [start, end] = evidence[0] ?? [0, 0];
    return { ...item, evidence, start, end };
  };
  let from = 0;
  const lines = kept.map((s) => report.text.slice(s.start, s.end).replaceAll('\n', ' '));
  return {
    ...report,
    part: 'sentences',
    text: lines.join('\n'),
    blocks: lines.map((line) => {
      const start = from;
      from += line.length + 1;
      return { kind: 'para' as const, start, end: start + line.length };
    }),
    meta: { ...report.meta, basis: noSpan(report.meta.basis) },
    ...{ asides: [], sections: [], checks: [] },
    quantities: used.flatMap((i) => {
      const q = report.quantities[i];
      if (!q) return [];
      const [start, end] = at([q.start, q.end]);
      return [{ ...q, start, end, number: at(q.number) }];
    }),
    facts: report.facts.map((f) => ({
      ...placed(f),
      quantities: f.quantities.flatMap((q) => place.get(q) ?? []),
    })),
    findings: report.findings.map(placed),
    checklist: report.checklist.map((c) => ({ ...c, evidence: c.evidence.map(at), examined: [] })),
    problems: report.problems.map(({ span: _, ...problem }) => problem),
  };
}

const nowhere: Pair = [0, 0];

/** The report without any of its words: what it is, its figures, and the checklist's answers. */
const onlyFigures = (report: BundleReport): BundleReport => ({
  ...report,
  ...{ part: 'figures', text: '', blocks: [], asides: [], sections: [], quantities: [] },
  ...{ checks: [], findings: [], problems: [] },
  meta: { ...report.meta, basis: {} },
  facts: report.facts.map((f) => ({
    ...f,
    ...{ start: 0, end: 0, evidence: [nowhere], quantities: [], words: '' },
  })),
  checklist: report.checklist.map((c) => ({ ...c, evidence: [], examined: [] })),
});

/** Cuts a report down to what is to go out. A report that is here in part only never becomes more. */
export function partOf(report: BundleReport, part: BundlePart): BundleReport {
  if (part === 'full' || report.part === 'figures') return report;
  if (part === 'figures') return onlyFigures(report);
  return report.part === 'sentences' ? report : onlySentences(report);
}

/** A decision as it goes out with its report: no more of the text than the report itself brings. */
export function reviewFor(review: Review, part: BundlePart): Review {
  if (part === 'full' || !review.anchor) return review;
  if (part === 'figures') return { ...review, anchor: null };
  return { ...review, anchor: { ...review.anchor, prefix: '', suffix: '' } };
}

/** How much of a report there is, for telling which of two is fuller. */
export const fullness = (part: BundleReport['part']): number =>
  part === undefined ? 2 : part === 'sentences' ? 1 : 0;
