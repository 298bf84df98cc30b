import { sentenceOf } from '../catalog/messages/findings';
import {
  BUNDLE_VERSION,
  type BundleFinding,
  type BundleHead,
  type BundleReport,
  type BundleSource,
  type Pair,
} from '../model/bundle';
import type { Finding } from '../model/finding';
import { ENGINE_VERSION, type Parsed } from '../model/parsed';
import type { Span } from '../model/span';

const pair = (span: Span): Pair => [span.start, span.end];
const span = ([start, end]: Pair): Span => ({ start, end });

/** The lines before and after the reports of a bundle written by this version. */
export const bundleHead = (version: string, createdAt: string): BundleHead => ({
  format: 'zhijing-bundle',
  version: BUNDLE_VERSION,
  createdAt,
  generator: { name: 'zhijing', version, engine: ENGINE_VERSION },
});

const findingOut = (finding: Finding): BundleFinding => ({
  rule: finding.rule,
  code: finding.code,
  severity: finding.severity,
  verdict: finding.verdict,
  ...(finding.reason === undefined ? {} : { reason: finding.reason }),
  params: finding.params,
  message: sentenceOf(finding, 'zh'),
  start: finding.evidence[0].start,
  end: finding.evidence[0].end,
  evidence: finding.evidence.map(pair),
  ...(finding.by === undefined ? {} : { by: finding.by }),
});

const atLeastOne = (spans: readonly Span[]): [Span, ...Span[]] => {
  const [first = { start: 0, end: 0 }, ...rest] = spans;
  return [first, ...rest];
};

const findingIn = (finding: BundleFinding): Finding => ({
  rule: finding.rule,
  code: finding.code,
  severity: finding.severity,
  verdict: finding.verdict,
  ...(finding.reason === undefined ? {} : { reason: finding.reason }),
  params: finding.params,
  evidence: atLeastOne(finding.evidence.map(span)),
  ...(finding.by === undefined ? {} : { by: finding.by }),
});

/** A report as it stands in a bundle. */
export function reportToBundle(id: string, source: BundleSource, parsed: Parsed): BundleReport {
  const { doc } = parsed;
  return {
    id,
    source,
    engine: parsed.engine,
    genre: parsed.genre,
    meta: parsed.meta,
    text: doc.text,
    sections: parsed.sections.map((s) => ({ ...s, head: pair(s.head) })),
    quantities: parsed.quantities.map((q) => ({ ...q, number: pair(q.number) })),
    facts: parsed.facts.map((f) => ({
      ...f,
      start: f.evidence[0].start,
      end: f.evidence[0].end,
      evidence: f.evidence.map(pair),
    })),
    checklist: parsed.checklist.map((c) => ({
      ...c,
      evidence: c.evidence.map(pair),
      examined: c.examined.map(pair),
    })),
    findings: parsed.findings.filter((f) => f.verdict === 'fails').map(findingOut),
    checks: parsed.findings.filter((f) => f.verdict !== 'fails').map(findingOut),
    problems: parsed.problems,
    blocks: doc.blocks,
    asides: doc.asides,
  };
}

/** Back from a (validated) bundle to what the engine said. */
export function reportFromBundle(report: BundleReport): Parsed {
  return {
    engine: report.engine,
    mediaType: report.source.mediaType,
    encoding: report.source.encoding,
    genre: report.genre,
    meta: report.meta,
    doc: { text: report.text, blocks: report.blocks, asides: report.asides },
    sections: report.sections.map((s) => ({ ...s, head: span(s.head) })),
    quantities: report.quantities.map((q) => ({ ...q, number: span(q.number) })),
    facts: report.facts.map(({ start: _start, end: _end, ...f }) => ({
      ...f,
      evidence: atLeastOne(f.evidence.map(span)),
    })),
    checklist: report.checklist.map((c) => ({
      ...c,
      evidence: c.evidence.map(span),
      examined: c.examined.map(span),
    })),
    findings: [...report.findings, ...report.checks].map(findingIn),
    problems: report.problems,
  };
}
