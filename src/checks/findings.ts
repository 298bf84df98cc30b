import type { Finding, Severity } from '../model/finding';
import type { Span } from '../model/span';

/** Where a finding points: at least one place. */
export type Evidence = readonly [Span, ...Span[]];

interface More {
  readonly code?: string;
  readonly severity?: Severity;
}

const made = (
  rule: string,
  judged: Pick<Finding, 'verdict' | 'severity'> & { readonly reason?: string },
  evidence: Evidence,
  params: Finding['params'],
  more: More,
): Finding => ({ rule, code: more.code ?? rule, ...judged, params, evidence });

/** What was checked and agrees; kept so that one sees what was checked. */
export const holds = (
  rule: string,
  evidence: Evidence,
  params: Finding['params'],
  more: Omit<More, 'severity'> = {},
): Finding => made(rule, { severity: 'info', verdict: 'holds' }, evidence, params, more);

/** What does not agree; a warning unless said otherwise. */
export const fails = (
  rule: string,
  evidence: Evidence,
  params: Finding['params'],
  more: More = {},
): Finding =>
  made(rule, { severity: more.severity ?? 'warning', verdict: 'fails' }, evidence, params, more);

/** What cannot be decided from the text, with the code of the reason. */
export const cannotTell = (
  rule: string,
  reason: string,
  evidence: Evidence,
  params: Finding['params'],
  more: More = {},
): Finding =>
  made(
    rule,
    { severity: more.severity ?? 'info', verdict: 'cannotTell', reason },
    evidence,
    params,
    more,
  );

/** A span as evidence, without what else the object carries. */
export const spanOf = ({ start, end }: Span): Span => ({ start, end });
