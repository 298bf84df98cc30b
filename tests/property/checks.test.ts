import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/run';
import type { Finding } from '../../src/model/finding';
import type { Parsed, ParsedText } from '../../src/model/parsed';
import type { Quantity } from '../../src/model/quantity';
import { reportOf, withSentence } from '../checks/report';

const n = fc.integer({ min: 1, max: 400 });
const percent = fc.integer({ min: 1, max: 1000 }).map((x) => `${x / 10}%`);

/** Sentences of the genre with free figures: some agree, most do not. */
const sentence = fc.oneof(
  fc
    .tuple(n, n, percent)
    .map(([a, b, p]) => `受理矛盾纠纷${a}件，调解成功${b}件，调解成功率${p}。`),
  n.map((a) => `共发现问题${a * 2}个，已整改${a}个，整改率50%。`),
  fc
    .tuple(n, n, n)
    .map(([a, b, c]) => `清理文件${a + b + c}件，其中保留${a}件，废止${b}件，修改${c}件。`),
  fc
    .tuple(n, n, n, n)
    .map(([t, a, b, c]) => `清理文件${t}件，其中保留${a}件，废止${b}件，修改${c}件。`),
  fc.tuple(n, n, n).map(([a, b, c]) => `审批环节由${a}个减至${b}个，减少${c}个。`),
  fc.tuple(n, n, n).map(([a, b, c]) => `收到行政复议申请${a}件，受理${b}件，审结${c}件。`),
  fc.tuple(n, n, percent).map(([a, b, p]) => `新收行政复议申请${a}件，同比增加${b}件，增长${p}。`),
);
const body = fc.array(sentence, { minLength: 1, maxLength: 4 });

/** What a finding says, without where it stands. */
const said = (parsed: ParsedText, f: Finding): string =>
  [
    f.verdict,
    f.code,
    f.reason,
    ...f.evidence.map((s) => parsed.doc.text.slice(s.start, s.end)),
  ].join(' ');

const widened = (q: Quantity, by: number): Quantity => ({
  ...q,
  low: q.low === null ? null : Math.max(0, q.low - by),
  high: q.high === null ? null : q.high + by,
});

const key = (f: Finding): string => `${f.rule} ${f.evidence.map((s) => s.start).join()}`;

describe('checks', () => {
  it('never turn from holds to fails when figures become less exact', async () => {
    await fc.assert(
      fc.asyncProperty(body, fc.integer({ min: 1, max: 60 }), async (lines, by) => {
        const parsed: Parsed = await reportOf(withSentence(lines.join('')));
        const held = new Set(parsed.findings.filter((f) => f.verdict === 'holds').map(key));
        const wide = runChecks({
          ...parsed,
          quantities: parsed.quantities.map((q) => widened(q, by)),
        });
        expect(wide.filter((f) => f.verdict === 'fails' && held.has(key(f)))).toEqual([]);
        // Nothing new fails either: what fails now stood among what failed before.
        const before = parsed.findings.filter((f) => f.verdict === 'fails');
        const fresh = wide.filter(
          (f) =>
            f.verdict === 'fails' &&
            !before.some((b) =>
              b.evidence.some((s) => f.evidence.some((t) => t.start === s.start)),
            ),
        );
        expect(fresh).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('say the same when an unrelated sentence is added', async () => {
    await fc.assert(
      fc.asyncProperty(body, fc.nat(4), async (lines, at) => {
        const plain = await reportOf(withSentence(lines.join('\n')));
        const added = [...lines];
        added.splice(Math.min(at, lines.length), 0, '扎实开展学习教育，营造良好氛围。');
        const more = await reportOf(withSentence(added.join('\n')));
        expect(more.findings.map((f) => said(more, f))).toEqual(
          plain.findings.map((f) => said(plain, f)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('point at figures that read back to their numbers', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (lines) => {
        const parsed = await reportOf(withSentence(lines.join('')));
        for (const finding of parsed.findings.filter((f) => f.rule.startsWith('arithmetic'))) {
          for (const span of finding.evidence) {
            // Figures of different sentences are shown with the words that they are told by: 受理191件.
            const quantity = parsed.quantities.find(
              (q) => q.start >= span.start && q.end === span.end,
            );
            const from = quantity?.start ?? span.start;
            expect(Number.parseFloat(parsed.doc.text.slice(from, span.end))).toBe(quantity?.value);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
