import { ownWords } from '../../catalog/messages/own-indicators';
import { say, type Params } from '../../catalog/messages/words';
import { settings } from '../../state/settings.svelte';

/** A word of the own indicators in the chosen language. */
export const own = (key: keyof typeof ownWords.zh, params?: Params): string =>
  say(ownWords, settings.lang, key, params);
