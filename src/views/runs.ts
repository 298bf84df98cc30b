import type { Span } from '../model/span';

/** A stretch of a block under which the same marks lie, all the way. */
export interface Run<M extends Span> extends Span {
  /** In the order in which the marks were given; none for plain text. */
  readonly marks: readonly M[];
}

/**
 * Cuts a block at every edge of a mark. The runs tile the block: in order, none empty, the first begins where the
 * block begins, each next where the last ended. A mark lies over exactly the runs that it covers; what reaches beyond
 * the block is cut off. Empty marks leave no trace.
 */
export function runsOf<M extends Span>(block: Span, marks: readonly M[]): readonly Run<M>[] {
  if (block.end <= block.start) return [];
  const inside = marks.filter((m) => m.start < m.end && m.start < block.end && m.end > block.start);
  const edges = new Set([block.start, block.end]);
  for (const mark of inside) {
    edges.add(Math.max(block.start, mark.start));
    edges.add(Math.min(block.end, mark.end));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? block.end;
    return { start, end, marks: inside.filter((m) => m.start <= start && m.end >= end) };
  });
}

/**
 * The marks of each block, for blocks in reading order. Marks may reach over several blocks; each is looked at only
 * where it can lie, so that thousands of marks cost no more than their number.
 */
export function marksByBlock<M extends Span>(
  blocks: readonly Span[],
  marks: readonly M[],
): readonly (readonly M[])[] {
  const of: M[][] = blocks.map(() => []);
  const firstFrom = (offset: number): number => {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (const mark of marks) {
    for (let i = firstFrom(mark.start); i < blocks.length; i++) {
      const block = blocks[i];
      if (!block || block.start >= mark.end) break;
      of[i]?.push(mark);
    }
  }
  return of;
}
