import { loadFigures, type Figures } from '../../../db/findings';
import { placeFor } from '../../../views/places';
import { effectiveFacts } from '../../../views/effective';
import type { ListedReport } from '../../../views/findings-list';
import { quoteOf } from '../../../views/quote';
import { yearOnYear, type YearOnYear } from '../../../views/year-on-year';

/** A stated growth with its sentence and the reader's address of it. */
export interface GrowthLine {
  readonly id: string;
  readonly report: ListedReport;
  readonly row: YearOnYear;
  readonly quote: string;
  readonly at: string;
}

const batch = 10;

const slot = (report: ListedReport, year: number): string =>
  `${placeFor(report.meta, report.name).key} ${year}`;

function linesOf(
  report: ListedReport,
  own: Figures | undefined,
  last: Figures | null | undefined,
): readonly GrowthLine[] {
  if (!own) return [];
  const before = last ? effectiveFacts(last.facts, last.reviews) : null;
  return yearOnYear(own, before).flatMap((row, i) => {
    if (!row.stated) return [];
    const { start, end } = row.stated.quantity;
    return [
      {
        id: `${report.id}:${i}`,
        ...{ report, row, at: `span:${start}-${end}` },
        quote: quoteOf(own.text, { start, end }),
      },
    ];
  });
}

/**
 * Holds the growth that some reports state against the reports of the year before, a few at a time; `found` is called
 * after each few with what they gave. Ends early, without an error, when the signal is aborted.
 */
export async function growthOf(
  all: readonly ListedReport[],
  chosen: readonly ListedReport[],
  signal: AbortSignal,
  found: (lines: readonly GrowthLine[], done: number) => void,
): Promise<void> {
  const at = new Map(all.flatMap((r) => (r.year === null ? [] : [[slot(r, r.year), r] as const])));
  const lastOf = (r: ListedReport): ListedReport | undefined =>
    r.year === null ? undefined : at.get(slot(r, r.year - 1));
  for (let i = 0; i < chosen.length; i += batch) {
    const some = chosen.slice(i, i + batch);
    const ids = some.flatMap((r) => [r.id, lastOf(r)?.id ?? []].flat());
    const figures = await loadFigures([...new Set(ids)]);
    if (signal.aborted) return;
    const lines = some.flatMap((r) => {
      const last = lastOf(r);
      return linesOf(r, figures.get(r.id), last && figures.get(last.id));
    });
    found(lines, Math.min(i + batch, chosen.length));
  }
}
