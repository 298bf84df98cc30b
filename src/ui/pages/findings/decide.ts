import { undo } from '../../../db/history';
import { removeReview, saveReviews } from '../../../db/reviews';
import { targetOf } from '../../../model/decided';
import { ENGINE_VERSION } from '../../../model/parsed';
import type { Review } from '../../../model/review';
import { settings } from '../../../state/settings.svelte';
import { reasonOf } from '../../parts/reason';
import { shell } from '../../parts/shell-words';
import { toasts } from '../../parts/toasts.svelte';
import { t } from './words';

const undoable = (text: string, step: number): void =>
  toasts.show(text, {
    action: {
      label: shell('undo'),
      icon: 'undo',
      run: () => void undo(step).then(() => toasts.show(t('takenBack'))),
    },
  });

const failed = (reason: unknown): void =>
  toasts.show(t('saveFailed', { reason: reasonOf(reason) }), { kind: 'alert' });

/** A finding of a report, as far as a decision asks. */
export interface Decidable {
  readonly report: { readonly id: string };
  readonly remark: { readonly rule: string; readonly key: string };
}

/** Accepts or ignores findings as one step that can be undone. Rows that share a decision get one. */
export async function decide(
  rows: readonly Decidable[],
  decision: 'accepted' | 'ignored',
  note: string,
  decisions: ReadonlyMap<string, Review>,
): Promise<void> {
  const byTarget = new Map(
    rows.map((row) => [targetOf(row.report.id, row.remark.rule, row.remark.key), row] as const),
  );
  const at = new Date().toISOString();
  const reviews = [...byTarget].map(([target, { report, remark }]): Review => ({
    id: decisions.get(target)?.id ?? crypto.randomUUID(),
    report: report.id,
    target: { kind: 'finding', rule: remark.rule, key: remark.key },
    ...{ decision, value: null, unit: null, note, anchor: null, engineValue: null },
    ...{ engine: ENGINE_VERSION, by: settings.name, at },
  }));
  if (reviews.length === 0) return;
  try {
    undoable(t(decision, { count: rows.length }), await saveReviews(reviews));
  } catch (reason) {
    failed(reason);
  }
}

/** Takes the decision on a finding away, undoably. */
export async function reopen(
  { report, remark }: Decidable,
  decisions: ReadonlyMap<string, Review>,
): Promise<void> {
  const review = decisions.get(targetOf(report.id, remark.rule, remark.key));
  if (!review) return;
  try {
    undoable(t('reopened'), await removeReview(review));
  } catch (reason) {
    failed(reason);
  }
}
