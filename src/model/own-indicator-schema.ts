import { z } from './zod';
import { phraseEntry } from './phrase-schema';

const id = z.string().regex(/^own\.[a-z0-9][a-z0-9-]{0,50}$/);

/** An own indicator as a user or a bundle brings it; its entry speaks of the indicator itself and nothing else. */
export const ownIndicator = z
  .object({
    id,
    name: z.string().trim().min(1).max(60),
    nameEn: z.string().trim().max(80).optional(),
    unit: z.string().trim().min(1).max(20),
    entry: phraseEntry,
    by: z.string().max(200).default(''),
    at: z.string().max(40).default(''),
  })
  .refine((own) => own.entry.indicator === own.id, { path: ['entry', 'indicator'] });
