import { z } from '../model/zod';
import { ownIndicator } from '../model/own-indicator-schema';
import type { BundleEntryOfLibrary, BundleReport, BundleView } from '../model/bundle';
import type { OwnIndicator } from '../model/own-indicator';
import type { Review } from '../model/review';
import type { Stamp } from '../model/stamp';
import { sharedEntry } from './shared-schema';

/** Foreign bytes are validated here, and only here. Unknown keys are left out; what is missing gets its default. */

const offset = z.number().int().min(0).max(100_000_000);
const pair = z.tuple([offset, offset]).refine(([start, end]) => start <= end);
const number = z.number().finite();
const text = z.string().max(20_000_000);
const short = z.string().max(2_000);
/** A moment that there is: what looks like a date may be none. */
const isMoment = (text: string): boolean => !Number.isNaN(Date.parse(text));
const instant = z
  .string()
  .regex(/^[12]\d{3}-\d{2}-\d{2}T[\d:.]{5,15}Z?$/)
  .refine(isMoment);
const day = z
  .string()
  .regex(/^[12]\d{3}-\d{2}-\d{2}$/)
  .refine(isMoment);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const params = z
  .record(z.string().regex(/^(?!__proto__$)\w{1,40}$/), z.union([short, number]))
  .default({});

const problem = z.object({
  code: z.string().max(80),
  stage: z.enum([
    'intake',
    'format',
    'charset',
    'lay',
    'outline',
    'meta',
    'quantities',
    'facts',
    'checks',
    'store',
    'bundle',
  ]),
  params: params.optional(),
  span: z.object({ start: offset, end: offset }).optional(),
});

const level = z.enum(['central', 'province', 'prefecture', 'county', 'township']);
const optionalName = short.nullable().default(null);

const region = z.object({
  name: optionalName,
  printed: optionalName,
  level: level.nullable().default(null),
  province: optionalName,
  prefecture: optionalName,
  county: optionalName,
  code: optionalName,
});

const basis = z.object({
  sure: z.enum(['certain', 'likely', 'unsure']),
  from: z.enum([
    'title',
    'opening',
    'heading',
    'signature',
    'metadata',
    'body',
    'fileName',
    'publication',
    'data',
  ]),
  quote: short,
  span: z.object({ start: offset, end: offset }).optional(),
  alternatives: z.array(short).max(50).optional(),
});

const meta = z.object({
  title: optionalName,
  region,
  bodyKind: z.enum(['government', 'office', 'zone', 'department', 'unknown']).catch('unknown'),
  organ: optionalName,
  year: z.number().int().min(1949).max(2200).nullable().default(null),
  publishedOn: day.nullable().default(null),
  signedOn: day.nullable().default(null),
  basis: z
    .object({
      title: basis.optional(),
      region: basis.optional(),
      level: basis.optional(),
      bodyKind: basis.optional(),
      organ: basis.optional(),
      year: basis.optional(),
      publishedOn: basis.optional(),
      signedOn: basis.optional(),
    })
    .default({}),
});

const role = z
  .enum(['achievements', 'problems', 'causes', 'leadership', 'plans', 'other'])
  .catch('other');

const section = z
  .object({
    depth: z.number().int().min(1).max(20),
    marker: z.string().max(40),
    title: short,
    start: offset,
    end: offset,
    head: pair.optional(),
    role,
    parent: z.number().int().min(-1).default(-1),
  })
  .transform((s) => ({ ...s, head: s.head ?? ([s.start, s.end] as [number, number]) }));

const scope = z.enum(['own', 'area', 'upper', 'cumulative']).catch('own');

const quantity = z
  .object({
    start: offset,
    end: offset,
    value: number,
    low: number.nullable().default(null),
    high: number.nullable().default(null),
    unit: z.string().max(40),
    approx: z.string().max(40).nullable().default(null),
    kind: z.enum(['count', 'money', 'rate', 'change', 'duration']),
    role: z.enum(['result', 'plan', 'prior', 'norm']),
    scope: scope.default('own'),
    subject: short.default(''),
    number: pair.optional(),
    decimals: z.number().int().min(0).max(20).default(0),
  })
  .transform((q) => ({ ...q, number: q.number ?? ([q.start, q.end] as [number, number]) }));

const fact = z
  .object({
    indicator: z.string().max(120),
    value: number,
    low: number.nullable().optional(),
    high: number.nullable().optional(),
    unit: z.string().max(40),
    approx: z.string().max(40).nullable().default(null),
    start: offset,
    end: offset,
    evidence: z.array(pair).max(200).optional(),
    quantities: z.array(z.number().int().min(0)).max(200).default([]),
    scope: scope.default('own'),
    source: z.enum(['phrase', 'shared', 'parallel', 'negative', 'table']).catch('phrase'),
    words: short.default(''),
  })
  .transform((f) => ({
    ...f,
    low: f.low === undefined ? f.value : f.low,
    high: f.high === undefined ? f.value : f.high,
    evidence: f.evidence?.length ? f.evidence : [[f.start, f.end] as [number, number]],
  }));

/** Names of people. */
const people = z.array(z.string().max(200)).max(100);

const finding = z
  .object({
    rule: z.string().max(120),
    code: z.string().max(120).optional(),
    severity: z.enum(['error', 'warning', 'info']),
    verdict: z.enum(['holds', 'fails', 'cannotTell']).default('fails'),
    reason: z.string().max(120).optional(),
    params,
    message: short.default(''),
    start: offset,
    end: offset,
    evidence: z.array(pair).max(200).optional(),
    by: people.optional(),
  })
  .transform((f) => ({
    ...f,
    code: f.code ?? f.rule,
    evidence: f.evidence?.length ? f.evidence : [[f.start, f.end] as [number, number]],
  }));

const entry = z.object({
  item: z.string().max(120),
  status: z.enum(['figure', 'described', 'absent', 'unsure', 'notApplicable', 'failed']),
  reason: z.string().max(120).optional(),
  evidence: z.array(pair).max(500).default([]),
  examined: z.array(pair).max(500).default([]),
  by: people.optional(),
});

const block = z.object({
  kind: z.enum(['para', 'heading', 'table', 'cell']),
  start: offset,
  end: offset,
  level: z.number().int().optional(),
  row: z.number().int().optional(),
  column: z.number().int().optional(),
});

const aside = z.object({
  kind: z
    .enum([
      'breadcrumb',
      'metadata',
      'navigation',
      'counter',
      'tool',
      'repeat',
      'watermark',
      'header',
      'footer',
      'footnote',
      'deleted',
      'other',
    ])
    .catch('other'),
  text,
  at: offset,
});

const source = z.object({
  name: short.min(1),
  folder: short.default(''),
  mediaType: z.string().max(200).default('text/plain'),
  bytes: z.number().int().min(0),
  encoding: z.string().max(40).nullable().default(null),
  addedAt: instant.default('2026-01-01T00:00:00.000Z'),
  original: z.base64().optional(),
});

const report = z
  .object({
    id: hash,
    source,
    part: z.enum(['sentences', 'figures']).optional(),
    judged: z.string().max(80).optional(),
    engine: z.number().int().min(0).default(0),
    genre: z
      .enum([
        'report',
        'disclosureReport',
        'interpretation',
        'plan',
        'workReport',
        'otherReport',
        'news',
        'template',
        'unrecognised',
      ])
      .catch('report'),
    meta,
    text,
    blocks: z.array(block).max(1_000_000).optional(),
    asides: z.array(aside).max(100_000).default([]),
    sections: z.array(section).max(100_000).default([]),
    quantities: z.array(quantity).max(1_000_000).default([]),
    facts: z.array(fact).max(100_000).default([]),
    checklist: z.array(entry).max(10_000).default([]),
    findings: z.array(finding).max(100_000).default([]),
    checks: z.array(finding).max(100_000).default([]),
    problems: z.array(problem).max(10_000).default([]),
  })
  .transform((r) => ({ ...r, blocks: r.blocks ?? linesOf(r.text) }))
  .refine((r) => insideText(r as BundleReport), { error: 'a span lies outside the text' });

/** Blocks for a bundle that brought none: a paragraph a line. */
function linesOf(text: string): { kind: 'para'; start: number; end: number }[] {
  let at = 0;
  return text.split('\n').flatMap((line) => {
    const start = at;
    at += line.length + 1;
    return line ? [{ kind: 'para' as const, start, end: start + line.length }] : [];
  });
}

/** Every span of the report lies inside its text, and every index points at something. */
function insideText(r: BundleReport): boolean {
  const length = r.text.length;
  const inside = (start: number, end: number): boolean => start <= end && end <= length;
  const pairs = (list: readonly (readonly [number, number])[]): boolean =>
    list.every(([start, end]) => inside(start, end));
  return (
    r.blocks.every((b) => inside(b.start, b.end)) &&
    r.asides.every((a) => a.at <= length) &&
    r.sections.every((s, i) => inside(s.start, s.end) && pairs([s.head]) && s.parent < i) &&
    r.quantities.every((q) => inside(q.start, q.end) && pairs([q.number])) &&
    r.facts.every((f) => pairs(f.evidence) && f.quantities.every((q) => q < r.quantities.length)) &&
    r.checklist.every((c) => pairs(c.evidence) && pairs(c.examined)) &&
    [...r.findings, ...r.checks].every((f) => pairs(f.evidence))
  );
}

const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fact'), indicator: z.string().max(120) }),
  z.object({ kind: z.literal('meta'), field: z.string().max(40) }),
  z.object({ kind: z.literal('finding'), rule: z.string().max(120), key: z.string().max(400) }),
  z.object({ kind: z.literal('item'), item: z.string().max(120) }),
]);

const review = z.object({
  id: z.string().regex(/^[\w-]{1,80}$/),
  report: hash,
  target,
  decision: z.enum([
    'accepted',
    'corrected',
    'rejected',
    'absent',
    'added',
    'ignored',
    'confirmed',
  ]),
  value: z.union([short, number]).nullable().default(null),
  unit: z.string().max(40).nullable().default(null),
  note: short.default(''),
  anchor: z
    .object({ quote: short, prefix: z.string().max(64), suffix: z.string().max(64), start: offset })
    .nullable()
    .default(null),
  engineValue: z.union([short, number]).nullable().default(null),
  engine: z.number().int().min(0).default(0),
  by: z.string().max(200).default(''),
  at: instant,
});

const stamp = z.object({
  id: z.string().regex(/^[\w-]{1,80}$/),
  report: hash,
  at: instant,
  by: z.string().max(200).default(''),
  gone: z.boolean(),
});

/** One record read: the record, or in which field it is broken. */
export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly where: string };

const check = <T>(schema: z.ZodType<unknown>, data: unknown): Checked<T> => {
  const result = schema.safeParse(data);
  if (result.success) return { ok: true, value: result.data as T }; // the schema above is the type's mirror
  const [issue] = result.error.issues;
  return { ok: false, where: issue ? issue.path.join('.') || issue.message : '' };
};

const view = z.object({
  id: z.string().regex(/^[\w-]{1,80}$/),
  name: z.string().min(1).max(200),
  query: z.string().max(20_000),
  at: instant,
});

export const checkReport = (data: unknown): Checked<BundleReport> =>
  check<BundleReport>(report, data);
export const checkReview = (data: unknown): Checked<Review> => check<Review>(review, data);
export const checkStamp = (data: unknown): Checked<Stamp> => check<Stamp>(stamp, data);
export const checkIndicator = (data: unknown): Checked<OwnIndicator> =>
  check<OwnIndicator>(ownIndicator, data);
export const checkView = (data: unknown): Checked<BundleView> => check<BundleView>(view, data);
export const checkShared = (data: unknown): Checked<BundleEntryOfLibrary> =>
  check<BundleEntryOfLibrary>(sharedEntry, data);
