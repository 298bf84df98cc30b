import type { Section, SectionRole } from '../model/doc';
import type { Span } from '../model/span';

/** A question to all texts: every term must occur in a report; white space parts terms. */
export interface SearchQuery {
  /** Folded, without white space, none empty, none twice. */
  readonly terms: readonly string[];
  /** Only passages in this part of the report, or '' for all. */
  readonly role: SectionRole | '';
}

/** One passage found, with a few words around it as printed. */
export interface Hit extends Span {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** What was found in one report. */
export interface ReportHits {
  readonly id: string;
  /** How many passages there are in all. */
  readonly count: number;
  /** The first few of them. */
  readonly hits: readonly Hit[];
}

/** The terms of what was typed (already folded). */
export const termsOf = (folded: string): readonly string[] => [
  ...new Set(folded.split(/\s+/u).filter(Boolean)),
];

/** Every place where a term stands, overlapping ones too, in reading order. */
export function placesOf(folded: string, term: string): Span[] {
  const places: Span[] = [];
  if (term === '') return places;
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1))
    places.push({ start: at, end: at + term.length });
  return places;
}

/** What the part of the report is about in which `offset` lies: its own role, else that of the parts around it. */
export function roleAt(sections: readonly Section[], offset: number): SectionRole {
  let role: SectionRole = 'other';
  for (const section of sections) {
    if (section.start > offset) break;
    // Later sections lie deeper; one without a role of its own keeps that of the part around it.
    if (offset < section.end && section.role !== 'other') role = section.role;
  }
  return role;
}

const around = 28;

/** A passage with the words around it on the same line. */
function hitAt(text: string, { start, end }: Span): Hit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const from = Math.max(lineStart, start - around);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, end + around * 2);
  return {
    start,
    end,
    before: (from > lineStart ? '…' : '') + text.slice(from, start),
    words: text.slice(start, end),
    after: text.slice(end, to) + (to < (lineEnd < 0 ? text.length : lineEnd) ? '…' : ''),
  };
}

/**
 * The passages of one report, or null where a term does not occur in it (in the part asked for). `folded` is the text
 * folded, so that offsets in both are the same.
 */
export function searchReport(
  report: { readonly id: string; readonly text: string; readonly sections: readonly Section[] },
  folded: string,
  query: SearchQuery,
  atMost: number,
): ReportHits | null {
  const found: Span[] = [];
  for (const term of query.terms) {
    const places = placesOf(folded, term).filter(
      (p) => query.role === '' || roleAt(report.sections, p.start) === query.role,
    );
    if (places.length === 0) return null;
    found.push(...places);
  }
  if (query.terms.length > 1) found.sort((a, b) => a.start - b.start || b.end - a.end);
  return {
    id: report.id,
    count: found.length,
    hits: found.slice(0, atMost).map((place) => hitAt(report.text, place)),
  };
}
