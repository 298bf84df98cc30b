import { z } from './zod';

/** The form's number in an exported file. A higher one is refused in words, a lower one would be upgraded. */
export const LIST_FILE_VERSION = 1;

const listId = /^own\.[a-z0-9][a-z0-9-]{0,50}$/;
const itemId = /^own\.[a-z0-9][a-z0-9-]{0,50}\.[1-9]\d{0,5}$/;
const words = (most: number) => z.string().trim().max(most);
const year = z.number().int().min(1990).max(2100);

const appliesTo = z
  .object({
    from: year.optional(),
    to: year.optional(),
    levels: z
      .array(z.enum(['central', 'province', 'prefecture', 'county', 'township']))
      .min(1)
      .max(5)
      .optional(),
    bodyKinds: z
      .array(z.enum(['government', 'office', 'zone', 'department', 'unknown']))
      .min(1)
      .max(5)
      .optional(),
  })
  .refine((a) => a.from === undefined || a.to === undefined || a.from <= a.to, {
    path: ['to'],
    message: 'order',
  });

/** No part of a cue may be empty: an empty word stands everywhere. */
const cue = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => text.split(/[+|＋｜]/u).every((word) => word.trim() !== ''), {
    message: 'cue',
  });

const recognise = z.object({
  headings: z.array(words(60).min(1)).max(40).default([]),
  cues: z.array(cue).max(80).default([]),
  indicators: z
    .array(z.string().regex(/^[a-z][A-Za-z0-9.-]{1,60}(?:\.\*)?$/))
    .max(60)
    .default([]),
  parts: z
    .array(z.enum(['achievements', 'problems', 'causes', 'leadership', 'plans', 'other']))
    .min(1)
    .max(6)
    .optional(),
  underHeadings: z.boolean().optional(),
});

const item = z
  .object({
    id: z.string().regex(itemId),
    title: words(200).min(1),
    source: words(400).default(''),
    required: z.boolean().default(true),
    recognise,
    judge: z.enum(['cues', 'content', 'timeliness', 'indicator']).optional(),
    like: z.string().max(60).optional(),
    appliesTo: appliesTo.optional(),
  })
  .refine(
    ({ judge, recognise: r }) =>
      judge === 'content' || judge === 'timeliness' || r.cues.length + r.indicators.length > 0,
    { path: ['recognise', 'cues'], message: 'nothing' },
  )
  .refine(({ recognise: r }) => r.underHeadings !== true || r.headings.length > 0, {
    path: ['recognise', 'headings'],
    message: 'nothing',
  });

/** A user's own checklist as a file, a bundle or the editor brings it. */
export const ownChecklist = z
  .object({
    id: z.string().regex(listId),
    version: z.number().int().min(0).max(1_000_000).default(1),
    title: words(120).min(1),
    source: words(400).default(''),
    note: words(1_000).default(''),
    appliesTo: appliesTo.optional(),
    items: z.array(item).min(1).max(500),
    next: z.number().int().min(1).max(1_000_000).optional(),
    by: z.string().max(200).default(''),
    at: z.string().max(40).default(''),
  })
  .superRefine((list, context) => {
    const seen = new Set<string>();
    list.items.forEach(({ id }, i) => {
      if (!id.startsWith(`${list.id}.`) || seen.has(id))
        context.addIssue({ code: 'custom', path: ['items', i, 'id'], message: 'id' });
      seen.add(id);
    });
  })
  .transform((list) => {
    const numbers = list.items.map(({ id }) => Number(id.slice(list.id.length + 1)));
    return { ...list, next: Math.max(list.next ?? 1, ...numbers.map((n) => n + 1)) };
  });
