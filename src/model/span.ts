/** Half-open range of UTF-16 offsets into one report's canonical text: the only way to point at anything. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The words a span covers. */
export const textOf = (text: string, span: Span): string => text.slice(span.start, span.end);

/** Whether two spans share at least one character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Whether `inner` lies wholly inside `outer`. */
export const covers = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
