import type { Finding, Severity } from '../model/finding';
import type { Span } from '../model/span';

/** Where a finding points: at least one place. */
export type Evidence = readonly [Span, ...Span[]];

interface More {
  readonly code?: string;
  readonly severity?: Severity;
}

type Make = (rule: string, evidence: Evidence, params: Finding['params'], more?: More) => Finding;

// Written out field by field: putting a finding together from parts takes several times as long.
const judged =
  (verdict: 'holds' | 'fails', usual: Severity): Make =>
  (rule, evidence, params, more = {}) => ({
    rule,
    code: more.code ?? rule,
    severity: more.severity ?? usual,
    verdict,
    params,
    evidence,
  });

/** What was checked and agrees; kept so that one sees what was checked. */
export const holds = judged('holds', 'info');

/** What does not agree; a warning unless said otherwise. */
export const fails = judged('fails', 'warning');

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
