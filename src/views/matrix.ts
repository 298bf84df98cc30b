import type { Checklist, ChecklistItem } from '../model/checklist';
import type { AnswerStatus, ChecklistEntry } from '../model/finding';
import type { Review } from '../model/review';
import { concerns } from './applies';
import type { Atlas, AtlasReport } from './atlas';
import type { Place } from './places';

/**
 * What a cell says. The engine's answers; confirmed: by a person; pending: the report was read before this list was there.
 */
export const cellStates = [
  'figure',
  'described',
  'confirmed',
  'absent',
  'unsure',
  'failed',
  'pending',
  'notApplicable',
] as const;
export type CellState = (typeof cellStates)[number];

/** States in which the item is there, in figures or in words. */
export const isThere = (state: CellState): boolean =>
  state === 'figure' || state === 'described' || state === 'confirmed';

/** States in which somebody has to look. */
export const isOpen = (state: CellState): boolean =>
  state === 'unsure' || state === 'failed' || state === 'pending';

/** The answer shown in one cell: the engine's, or a person's over it. */
export interface MatrixCell {
  readonly state: CellState;
  /** For indicators, whose answer comes from the index; the other answers' passages are read when a cell is opened. */
  readonly entry: ChecklistEntry | null;
  readonly review: Review | null;
}

/** One report of the matrix. */
export interface MatrixRow {
  readonly report: AtlasReport;
  readonly place: Place;
  readonly cells: readonly MatrixCell[];
}

/** How often each state occurs in a column. */
export type Counts = Readonly<Record<CellState, number>>;

/** Reports × items of one list. Counts only: nothing here adds up to a score, and rows keep the order of division codes. */
export interface Matrix {
  readonly list: Checklist;
  readonly items: readonly ChecklistItem[];
  readonly rows: readonly MatrixRow[];
  readonly counts: readonly Counts[];
  /** Reports left out because the list is meant for other years or bodies. */
  readonly leftOut: number;
}

/** Statuses by report and item. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, AnswerStatus>>;

/** The latest decision on each item of each report, by `report item`. */
export function itemReviews(reviews: readonly Review[]): ReadonlyMap<string, Review> {
  const latest = new Map<string, Review>();
  for (const review of reviews) {
    if (review.target.kind !== 'item') continue;
    const key = `${review.report} ${review.target.item}`;
    const held = latest.get(key);
    if (!held || held.at < review.at) latest.set(key, review);
  }
  return latest;
}

/** What a person's word makes of an item. */
export const reviewedState = ({ decision }: Review): CellState =>
  decision === 'absent' || decision === 'rejected' ? 'absent' : 'confirmed';

const reviewed = (review: Review): MatrixCell => ({
  state: reviewedState(review),
  entry: null,
  review,
});

/** Cells without a review, one for each status: most cells of a matrix are the same few. */
const plainCells = Object.fromEntries(
  cellStates.map((state) => [state, { state, entry: null, review: null }]),
) as Readonly<Record<CellState, MatrixCell>>; // built from every state

/** An indicator's answer comes from the index, so that corrected and rejected figures count as they stand. */
function indicatorCell(atlas: Atlas, report: number, item: string): MatrixCell {
  const fact = atlas.facts.at(atlas.shown.get(item.slice('indicator.'.length))?.[report] ?? -1);
  if (!fact) return plainCells.absent;
  if (fact.state === 'absent') return { state: 'absent', entry: null, review: fact.review };
  const entry: ChecklistEntry = { item, status: 'figure', evidence: fact.evidence, examined: [] };
  // What a person accepted, corrected or added is confirmed.
  return { state: fact.review ? 'confirmed' : 'figure', entry, review: fact.review };
}

/** Counts every column in one pass over the rows: there are thousands of them, and they are read in their order. */
function countColumns(rows: readonly MatrixRow[], columns: number): readonly Counts[] {
  const place = new Map(cellStates.map((state, i) => [state, i] as const));
  const counts = new Uint32Array(columns * cellStates.length);
  for (const { cells } of rows)
    for (let c = 0; c < cells.length; c++) {
      const at = c * cellStates.length + (place.get(cells[c]?.state ?? 'pending') ?? 0);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  return Array.from(
    { length: columns },
    (_, c) =>
      Object.fromEntries(
        cellStates.map((state, i) => [state, counts[c * cellStates.length + i] ?? 0]),
      ) as Record<CellState, number>, // built from every state
  );
}

/** Which reports and items are shown. */
export interface MatrixFilter {
  readonly years: readonly number[] | null;
  readonly level: string | null;
  /** Words of a place's path, organ or file name. */
  readonly words: string;
  /** Words of an item's title. */
  readonly items: string;
  /** Only reports that have this state in some column shown. */
  readonly state: CellState | null;
  /** Only this report. */
  readonly report?: string | null;
}

const matches = (atlas: Atlas, report: AtlasReport, filter: MatrixFilter): boolean => {
  const place = atlas.places[report.place];
  if (filter.report && report.id !== filter.report) return false;
  if (filter.years && (report.year === null || !filter.years.includes(report.year))) return false;
  if (filter.level !== null && place?.level !== filter.level) return false;
  const words = filter.words.trim();
  return (
    words === '' ||
    [place?.path.join('') ?? '', place?.label ?? '', report.name].some((w) => w.includes(words))
  );
};

/** Fills the matrix of one list. */
export function matrixOf(
  atlas: Atlas,
  list: Checklist,
  answers: Answers,
  reviews: ReadonlyMap<string, Review>,
  filter: MatrixFilter,
): Matrix {
  const words = filter.items.trim().toLowerCase();
  const items = list.items.filter(
    (i) => words === '' || i.zh.includes(words) || i.en.toLowerCase().includes(words),
  );
  const order = atlas.reports
    .map((report, i) => ({ report, i }))
    .filter(({ report }) => matches(atlas, report, filter))
    .sort((a, b) => a.report.place - b.report.place || (a.report.year ?? 0) - (b.report.year ?? 0));
  const rows: MatrixRow[] = [];
  let leftOut = 0;
  for (const { report, i } of order) {
    const place = atlas.places[report.place];
    if (!place) continue;
    if (!concerns(list.appliesTo, { ...place, year: report.year })) {
      leftOut++;
      continue;
    }
    const given = answers.get(report.id);
    const cells = items.map(({ id }): MatrixCell => {
      const status = given?.get(id);
      const review = reviews.size > 0 ? reviews.get(`${report.id} ${id}`) : undefined;
      if (review) return reviewed(review);
      if (id.startsWith('indicator.') && status !== 'notApplicable')
        return indicatorCell(atlas, i, id);
      return plainCells[status ?? 'pending'];
    });
    if (filter.state === null || cells.some((c) => c.state === filter.state))
      rows.push({ report, place, cells });
  }
  return { list, items, rows, leftOut, counts: countColumns(rows, items.length) };
}
