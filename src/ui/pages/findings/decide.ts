import { undo } from '../../../db/history';
import { removeReview, saveReviews } from '../../../db/reviews';
import { ENGINE_VERSION } from '../../../model/parsed';
import type { Review } from '../../../model/review';
import { settings } from '../../../state/settings.svelte';
import { decisionOn, targetOf, type FindingRow } from '../../../views/findings-list';
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

/** Accepts or ignores findings as one step that can be undone. Rows that share a decision get one. */
export async function decide(
  rows: readonly FindingRow[],
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
  row: FindingRow,
  decisions: ReadonlyMap<string, Review>,
): Promise<void> {
  const review = decisionOn(decisions, row);
  if (!review) return;
  try {
    undoable(t('reopened'), await removeReview(review));
  } catch (reason) {
    failed(reason);
  }
}
