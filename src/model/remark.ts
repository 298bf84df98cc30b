import type { Finding } from './finding';
import { findingKey } from './finding-key';

/**
 * A finding without its passages: all that a list over many reports needs. `place` is its index in the stored list of
 * findings, as in the reader's address `at=finding:<place>`; `key` holds decisions to it (see finding-key).
 */
export interface Remark extends Omit<Finding, 'evidence'> {
  readonly place: number;
  readonly key: string;
}

/** One finding as a remark. */
export function remarkOf(text: string, finding: Finding, place: number): Remark {
  const { rule, code, severity, verdict, reason, params, by } = finding;
  return {
    ...{ rule, code, severity, verdict, params, place },
    ...(reason === undefined ? {} : { reason }),
    ...(by === undefined ? {} : { by }),
    key: findingKey(text, finding),
  };
}

/** What fails or cannot be told, in the stored order; what holds is not kept in short. */
export const remarksOf = (text: string, findings: readonly Finding[]): Remark[] =>
  findings.flatMap((f, place) => (f.verdict === 'holds' ? [] : [remarkOf(text, f, place)]));
