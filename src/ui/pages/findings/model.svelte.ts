import { loadDecisions, loadFirstRemarks, loadHolding, loadRemarks } from '../../../db/findings';
import { decisionsOn, findingStates } from '../../../model/decided';
import { live } from '../../../state/live.svelte';
import { route } from '../../../state/route.svelte';
import { versions } from '../../../state/versions.svelte';
import {
  countReports,
  filterFindings,
  linesOf,
  listReportsBy,
  rowsOf,
  rowsOn,
  wordsOf,
  type FindingFilter,
  type FindingRow,
  type Grouping,
  type ListedReport,
} from '../../../views/findings-list';
import type { Verdict } from '../../../model/finding';

/** What holds is loaded report by report, so only for a few. */
export const mostHolding = 200;

const verdicts: readonly Verdict[] = ['fails', 'cannotTell', 'holds'];
const keys = ['q', 'rule', 'weight', 'in', 'lv', 'y', 's', 'v'] as const;

/** The list of findings: filters in the address, lines out. Remarks and decisions are each read again only when they change. */
export class FindingsModel {
  readonly #all = live(loadRemarks);
  // A large library fills the screen with its first reports while the rest is being read.
  readonly #first = live(loadFirstRemarks, 60);
  // The whole is asked for only when the first have come: both at once would come together.
  readonly #stored = $derived.by(() =>
    this.#first.value === undefined ? undefined : (this.#all.value ?? this.#first.value),
  );
  // Of several versions of a report only the one that counts has findings to be dealt with.
  readonly #remarks = $derived.by(() =>
    this.#stored === undefined || versions.earlier.size === 0
      ? this.#stored
      : this.#stored.filter((r) => !versions.earlier.has(r.id)),
  );
  readonly #decisions = live(loadDecisions);

  readonly error = $derived.by(() => this.#first.error ?? this.#decisions.error);
  readonly ready = $derived.by(
    () =>
      this.#remarks !== undefined &&
      (this.whole || this.#remarks.length > 0) &&
      this.#decisions.value !== undefined,
  );

  /** Everything is here; until then commands on the whole list wait. */
  readonly whole = $derived.by(
    () => this.#first.value !== undefined && this.#all.value !== undefined,
  );

  // A decision on a finding does not change what the reports are: their order is made anew only with a correction.
  readonly #corrections = $derived.by(() => {
    const meta = (this.#decisions.value ?? []).filter((r) => r.target.kind === 'meta');
    return { list: meta, mark: meta.map((r) => r.id + r.at).join() };
  });
  readonly #mark = $derived.by(() => this.#corrections.mark);
  readonly reports: readonly ListedReport[] = $derived.by(() => {
    void this.#mark;
    return listReportsBy(this.#remarks ?? [], this.#corrections.list);
  });
  readonly decisions = $derived.by(() => decisionsOn(this.#decisions.value ?? []));
  readonly #short = $derived.by(() => rowsOf(this.reports, this.#remarks ?? []));

  readonly filter: FindingFilter = $derived.by(() => {
    const of = (key: (typeof keys)[number]): string => route.query.get(key) ?? '';
    return {
      ...{ text: of('q'), rule: of('rule'), severity: of('weight'), region: of('in') },
      ...{ level: of('lv'), year: of('y') },
      // What waits comes first; 'all' takes the limit away.
      state: of('s') === 'all' ? '' : (findingStates.find((s) => s === of('s')) ?? 'open'),
      verdict: verdicts.find((v) => v === of('v')) ?? 'fails',
    };
  });
  readonly filtered = $derived.by(() => keys.some((key) => route.query.has(key)));
  readonly grouping: Grouping = $derived.by(() =>
    route.query.get('g') === 'report' ? 'report' : 'rule',
  );

  /** Reports whose consistent findings are asked for; too many to be loaded above `mostHolding`. */
  readonly holdingReports = $derived.by(() => {
    if (this.filter.verdict !== 'holds') return [];
    const { region, level, year, text } = this.filter;
    const words = wordsOf(text.toLowerCase());
    return this.reports.filter(
      (r) =>
        (region === '' || `${r.path} `.startsWith(`${region} `)) &&
        (level === '' || (r.level ?? 'none') === level) &&
        (year === '' || String(r.year ?? 'none') === year) &&
        (this.reports.length <= mostHolding || words.every((w) => r.words.includes(w))),
    );
  });
  readonly tooMany = $derived.by(() => this.holdingReports.length > mostHolding);
  readonly #holding = $derived.by(() =>
    live(loadHolding, this.tooMany ? [] : this.holdingReports.map((r) => r.id)),
  );

  // A plain string, so that the rows are not chosen anew with every other filter.
  readonly #verdict = $derived.by(() => this.filter.verdict);
  /** Every row of the chosen verdict's kind, before the filter. */
  readonly rows: readonly FindingRow[] = $derived.by(() =>
    this.#verdict === 'holds'
      ? rowsOf(this.reports, this.#holding.value ?? [])
      : this.#short.filter((row) => row.remark.verdict === this.#verdict),
  );
  readonly shown = $derived.by(() => filterFindings(this.rows, this.decisions, this.filter));

  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- replaced, never changed
  folded = $state.raw<ReadonlySet<string>>(new Set());
  readonly lines = $derived.by(() => linesOf(this.shown, this.grouping, this.folded));
  readonly onPage = $derived.by(() => rowsOn(this.lines));
  readonly reportsShown = $derived.by(() => countReports(this.shown));

  fold(key: string): void {
    const others = [...this.folded].filter((other) => other !== key);
    this.#setFolded(this.folded.has(key) ? others : [...others, key]);
  }

  foldAll(fold: boolean): void {
    this.#setFolded([]);
    const heads = this.lines.filter((line) => line.kind === 'head');
    if (fold) this.#setFolded(heads.map((line) => line.key));
  }

  #setFolded(keys: readonly string[]): void {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- replaced, never changed
    this.folded = new Set(keys);
  }

  clear(): void {
    route.set(Object.fromEntries(keys.map((key) => [key, null])));
  }
}
