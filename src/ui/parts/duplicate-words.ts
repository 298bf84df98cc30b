import { duplicateWords } from '../../catalog/messages/duplicates';
import { say, type Params } from '../../catalog/messages/words';
import { settings } from '../../state/settings.svelte';

/** A word of duplicates and versions in the chosen language. */
export const dup = (
  key: keyof typeof duplicateWords.zh | `do_${string}` | `rule_${string}` | `${string}_head`,
  params?: Params,
): string => say(duplicateWords, settings.lang, key, params);
