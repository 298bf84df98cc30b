import { loadPassages } from '../../../db/findings';
import type { FindingRow } from '../../../views/findings-list';
import { quoteParts, type QuoteParts } from '../../../views/quote';

/** The sentence of a finding, and how many further passages it speaks of. */
export interface Quoted extends QuoteParts {
  readonly more: number;
}

/** Sentences for the rows that are on the screen. Rows ask as they appear; the reports are loaded together, and only the sentences kept. */
export class Quotes {
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- replaced, never changed
  #known = $state.raw<ReadonlyMap<string, Quoted>>(new Map());
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  readonly #asked = new Set<string>();
  #waiting: FindingRow[] = [];

  /** undefined until it is loaded. */
  of(row: FindingRow): Quoted | undefined {
    return this.#known.get(nameOf(row));
  }

  /** Asks for a row's sentence, once. */
  ask(row: FindingRow): void {
    const name = nameOf(row);
    if (this.#asked.has(name)) return;
    this.#asked.add(name);
    if (this.#waiting.length === 0) setTimeout(() => void this.#load(), 30);
    this.#waiting.push(row);
  }

  async #load(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- local
    const ids = [...new Set(rows.map((row) => row.report.id))];
    const passages = await loadPassages(ids);
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- local until it replaces the old
    const known = new Map(this.#known);
    for (const row of rows) {
      const passage = passages.get(row.report.id);
      const finding = passage?.findings[row.remark.place];
      known.set(nameOf(row), {
        ...(passage && finding
          ? quoteParts(passage.text, finding.evidence[0], 140)
          : { before: '', words: '', after: '' }),
        more: finding ? finding.evidence.length - 1 : 0,
      });
    }
    this.#known = known;
  }
}

/** A passage that changed has another key, so its sentence is asked for anew. */
const nameOf = (row: FindingRow): string => `${row.key} ${row.remark.key}`;
