import { leftOver } from '../model/left-over';
import type { Fact } from '../model/fact';
import type { Quantity } from '../model/quantity';
import { contextOf } from './reader';

/** A report's text and figures, as far as left-over figures are gathered from it. */
export interface Source {
  readonly id: string;
  readonly text: string;
  readonly quantities: readonly Quantity[];
  readonly facts: readonly Fact[];
}

/** A figure that stands for its group. */
export interface Sample {
  readonly report: string;
  readonly quantity: Quantity;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** Figures of several reports that count the same thing in the same measure, as far as their clauses say. */
export interface FigureGroup {
  readonly key: string;
  readonly subject: string;
  readonly unit: string;
  readonly figures: number;
  readonly reports: number;
  readonly samples: readonly Sample[];
}

const mostSamples = 3;

/** Gathers the results that became no indicator over many reports, batch by batch; of each group a few samples are kept. */
export class LeftOverTally {
  readonly #groups = new Map<
    string,
    {
      subject: string;
      unit: string;
      figures: number;
      reports: number;
      last: string;
      samples: Sample[];
    }
  >();
  figures = 0;

  add({ id, text, quantities, facts }: Source): void {
    for (const index of leftOver(quantities, facts)) {
      const q = quantities[index];
      if (!q || q.role !== 'result' || q.kind === 'change') continue;
      const key = `${q.subject}|${q.unit}`;
      let group = this.#groups.get(key);
      if (!group) {
        group = { subject: q.subject, unit: q.unit, figures: 0, reports: 0, last: '', samples: [] };
        this.#groups.set(key, group);
      }
      this.figures++;
      group.figures++;
      if (group.last !== id) group.reports++;
      group.last = id;
      if (group.samples.length < mostSamples) {
        const { before, quote, after } = contextOf(text, q, 24, 16);
        group.samples.push({ report: id, quantity: q, before, words: quote, after });
      }
    }
  }

  /** The groups, those that most reports have first. */
  groups(): readonly FigureGroup[] {
    return [...this.#groups]
      .map(([key, { last: _, ...group }]) => ({ key, ...group }))
      .sort((a, b) => b.reports - a.reports || b.figures - a.figures || (a.key < b.key ? -1 : 1));
  }
}
