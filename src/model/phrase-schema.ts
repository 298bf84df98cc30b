import { z } from './zod';

const terms = z.string().trim().min(1).max(400);

/** A phrase entry as a user or a bundle brings it (see PhraseEntry); its own file, so that only those who check load zod. */
export const phraseEntry = z.object({
  indicator: z.string().regex(/^[a-z][A-Za-z0-9.-]{1,60}$/),
  units: terms,
  phrases: z.array(terms).min(1).max(40),
  not: z.string().max(400).optional(),
  negative: z.array(terms).max(10).optional(),
  stock: z.boolean().optional(),
});
