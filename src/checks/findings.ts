import type { Finding, Severity } from '../model/finding';
import type { Span } from '../model/span';

/** Where a finding points: at least one place. */
export type Evidence = readonly [Span, ...Span[]];

interface More {
  readonly code?: string;
  readonly severity?: Severity;
}

// Each is written out: putting a finding together from parts takes several times as long.

/** What was checked and agrees; kept so that one sees what was checked. */
export const holds = (
  rule: string,
  evidence: Evidence,
  params: Finding['params'],
  more: Omit<More, 'severity'> = {},
): Finding => ({
  rule,
  code: more.code ?? rule,
  severity: 'info',
  verdict: 'holds',
  params,
  evidence,
});

/** What does not agree; a warning unless said otherwise. */
export const fails = (
  rule: string,
  evidence: Evidence,
  params: Finding['params'],
  more: More = {},
): Finding => ({
  rule,
  code: more.code ?? rule,
  severity: more.severity ?? 'warning',
  verdict: 'fails',
  params,
  evidence,
});

/** What cannot be decided from the text, with the code of the reason. */
export const cannotTell = (
  rule: string,
  reason: string,
  evidence: Evidence,
  params: Finding['params'],
  more: More = {},
): Finding => ({
  rule,
  code: more.code ?? rule,
  severity: more.severity ?? 'info',
  verdict: 'cannotTell',
  reason,
  params,
  evidence,
});

/** A span as evidence, without what else the object carries. */
export const spanOf = ({ start, end }: Span): Span => ({ start, end });
