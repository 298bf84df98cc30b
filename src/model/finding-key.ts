import type { Finding } from './finding';
import { textHash } from './hash';
import type { Span } from './span';

const STOPS = new Set('，,。；;！？!?\n');
/** How far a clause may reach to either side of its passage. */
const REACH = 40;
/** Findings of something that is not in the text. */
const MISSING = 'structure.frame.';
/** Longer keys are cut and end in a hash of the whole. */
const LONGEST = 160;

/** The clause around a passage: up to the next stop on either side, `REACH` characters at most. */
function clauseAround(text: string, span: Span): string {
  let { start, end } = span;
  while (start > 0 && span.start - start < REACH && !STOPS.has(text[start - 1] ?? '')) start--;
  while (end < text.length && end - span.end < REACH && !STOPS.has(text[end] ?? '')) end++;
  return text.slice(start, end);
}

/** Half width and without white space, so that another layout of the same words is the same. */
const plain = (words: string): string =>
  words
    .replace(/[\uff01-\uff5e]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\s+/gu, '');

/**
 * What holds a decision to a finding when the text is read again: the words of its passages, each with its clause.
 * No offsets, so that changes elsewhere in the text leave the key as it is; a changed passage is a new finding.
 * Together with the rule it names the finding; the same words found twice in a report share one decision. What was not
 * found stands nowhere: it is known by its code, whatever the text's first and last words.
 */
export function findingKey(
  text: string,
  finding: Pick<Finding, 'evidence'> & Partial<Pick<Finding, 'code'>>,
): string {
  if (finding.code?.startsWith(MISSING) === true) return finding.code;
  const clauses = finding.evidence.map((span) => plain(clauseAround(text, span)));
  const key = [...new Set(clauses)].join('|');
  return key.length <= LONGEST ? key : `${key.slice(0, LONGEST - 12)}#${textHash(key)}`;
}
