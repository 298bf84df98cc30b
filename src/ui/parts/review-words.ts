import { reviewWords } from '../../catalog/messages/review';
import { say, type Params } from '../../catalog/messages/words';
import { settings } from '../../state/settings.svelte';

/** A word of reviewing in the chosen language. */
export const rev = (key: keyof typeof reviewWords.zh | `only_${string}`, params?: Params): string =>
  say(reviewWords, settings.lang, key, params);
