import { judge } from '../checks/run';
import type { Fact } from '../model/fact';
import type { ChecklistEntry, Finding } from '../model/finding';
import type { ParsedText } from '../model/parsed';
import type { Quantity } from '../model/quantity';
import { overlaps, type Span } from '../model/span';

/** What the checks say of a stored reading with a person's decisions in it. */
export interface Judged {
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly checklist: readonly ChecklistEntry[];
}

const isSame = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** Who gave the values that a calculation was made with. */
function peopleIn(
  finding: Finding,
  figures: readonly Quantity[],
  facts: readonly Fact[],
): readonly string[] {
  const { evidence } = finding;
  const inFigures = figures.filter((q) => evidence.some((e) => overlaps(e, q)));
  const inFacts = facts.filter((f) => evidence.some((e) => isSame(e, f.evidence[0])));
  return [
    ...new Set([...inFigures.map((q) => q.by ?? ''), ...inFacts.map((f) => f.person?.by ?? '')]),
  ];
}

/** Judges a reading anew. Calculations that a corrected figure went into name who corrected it. */
export function rejudge(id: string, reading: ParsedText): Judged {
  const { findings, checklist } = judge(reading);
  const figures = reading.quantities.filter((q) => q.by !== undefined);
  const facts = reading.facts.filter((f) => f.person?.given === true);
  if (figures.length + facts.length === 0) return { id, findings, checklist };
  return {
    ...{ id, checklist },
    findings: findings.map((finding) => {
      if (!finding.rule.startsWith('arithmetic.')) return finding;
      const by = peopleIn(finding, figures, facts);
      return by.length === 0 ? finding : { ...finding, by };
    }),
  };
}
