import { reportWords } from '../../../catalog/messages/report';
import { say, type Params } from '../../../catalog/messages/words';
import { settings } from '../../../state/settings.svelte';

type Family = 'aside' | 'scope' | 'state' | 'role' | 'item' | 'status' | 'meta' | 'from' | 'tab';

/** A word of the reader in the chosen language. */
export const rep = (
  key: keyof typeof reportWords.zh | `${Family}_${string}` | `sure_${string}` | `verdict_${string}`,
  params?: Params,
): string => say(reportWords, settings.lang, key, params);
