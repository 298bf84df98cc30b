import { z } from '../model/zod';
import { ownChecklist } from '../model/own-checklist-schema';

/** What the library keeps under keys and sends along with a bundle. Every kind is checked for the form its page reads. */

/** The keys that travel with a bundle; all others are this browser's own. */
const sharedKey = /^(?:denominators|withdrawn|ownChecklist:own\.[a-z0-9-]{1,51}|roster:.{1,200})$/;

export const isSharedKey = (key: string): boolean => sharedKey.test(key);

const key = z.string().regex(sharedKey);
const short = z.string().max(2_000);

/** A list lies under its own id, and must be one that the editor could have made. */
const listEntry = z
  .object({ key, value: ownChecklist })
  .refine((entry) => entry.key === `ownChecklist:${entry.value.id}`, { path: ['key'] });

const denominator = z.object({
  id: z.string().min(1).max(80),
  name: short,
  unit: z.string().max(40),
  per: z.number().positive(),
  source: short.default(''),
  values: z
    .array(
      z.object({ place: short, year: z.number().int().min(1900).max(2200), value: z.number() }),
    )
    .max(100_000),
});
const denominatorsEntry = z.object({ key, value: z.array(denominator).max(1_000) });

/** A name that reaches into prototypes is no unit's. */
const unit = z
  .string()
  .max(200)
  .regex(/^(?!__proto__$|constructor$|prototype$)/u);
const roster = z.object({
  name: z.string().min(1).max(200),
  units: z.string().max(500_000),
  chosen: z.record(unit, z.string().max(80)).default({}),
  at: z.string().max(40),
});
const rosterEntry = z
  .object({ key, value: roster })
  .refine((entry) => entry.key === `roster:${entry.value.name}`, { path: ['key'] });

const withdrawnEntry = z.object({
  key: z.literal('withdrawn'),
  value: z
    .array(
      z.object({
        key: z.string().regex(/^(?:indicator|ownChecklist|roster|view):.{1,300}$/su),
        name: short,
        at: z.iso.datetime(),
        by: short,
      }),
    )
    .max(10_000),
});

/** The form of an entry, by its key. */
function schemaFor(data: unknown): z.ZodType<unknown> {
  const named = typeof data === 'object' && data !== null && 'key' in data ? String(data.key) : '';
  if (named === 'withdrawn') return withdrawnEntry;
  if (named.startsWith('ownChecklist:')) return listEntry;
  return named.startsWith('roster:') ? rosterEntry : denominatorsEntry;
}

/** JSON reads `__proto__` as a key like any other; what is copied from it might not. */
const holdsProto = (data: unknown): boolean =>
  (JSON.stringify(data) ?? '').includes('"__proto__":');

/** One entry of a bundle. */
export const sharedEntry = z.unknown().transform((data, context): unknown => {
  const result = schemaFor(data).safeParse(data);
  if (result.success && !holdsProto(data)) return result.data;
  const path = result.success ? ['value'] : (result.error.issues[0]?.path ?? []);
  context.addIssue({ code: 'custom', path: [...path], message: 'shared' });
  return z.NEVER;
});
