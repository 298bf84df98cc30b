import type { Finding } from './finding';
import type { Remark } from './remark';
import type { Review } from './review';

/** open: nobody has decided; accepted: a person found it right; ignored: set aside with a reason. */
export type FindingState = 'open' | 'accepted' | 'ignored';
export const findingStates: readonly FindingState[] = ['open', 'accepted', 'ignored'];

/** What a decision on a finding is filed under; the same words found twice in a report share it. */
export const targetOf = (report: string, rule: string, key: string): string =>
  `${report} ${rule} ${key}`;

/** The latest decision on each finding, by `targetOf`. */
export function decisionsOn(reviews: readonly Review[]): ReadonlyMap<string, Review> {
  const latest = new Map<string, Review>();
  for (const review of reviews) {
    if (review.target.kind !== 'finding') continue;
    const target = targetOf(review.report, review.target.rule, review.target.key);
    const held = latest.get(target);
    if (!held || held.at <= review.at) latest.set(target, review);
  }
  return latest;
}

/** Where a decision leaves a finding. */
export const stateOf = (review: Review | undefined): FindingState =>
  review === undefined
    ? 'open'
    : review.decision === 'ignored' || review.decision === 'rejected'
      ? 'ignored'
      : 'accepted';

/** Whether a finding asks for somebody's look: it fails, and is more than a remark. What lists count. */
export const asksForLook = ({
  verdict,
  severity,
}: Pick<Finding, 'verdict' | 'severity'>): boolean => verdict === 'fails' && severity !== 'info';

/** How many of a report's findings ask for a look that nobody has given them yet. */
export const countOpen = (
  report: string,
  remarks: readonly Remark[],
  decisions: ReadonlyMap<string, Review>,
): number =>
  remarks.filter(
    (r) => asksForLook(r) && stateOf(decisions.get(targetOf(report, r.rule, r.key))) === 'open',
  ).length;
