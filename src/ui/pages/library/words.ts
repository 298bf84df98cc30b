import { libraryWords } from '../../../catalog/messages/library';
import { say, type Params } from '../../../catalog/messages/words';
import { settings } from '../../../state/settings.svelte';

/** A word of the library in the chosen language. */
export const lib = (
  key: keyof typeof libraryWords.zh | `state_${string}` | `stage_${string}`,
  params?: Params,
): string => say(libraryWords, settings.lang, key, params);
