import { shellWords } from '../../catalog/messages/shell';
import { say, type Params } from '../../catalog/messages/words';
import { settings } from '../../state/settings.svelte';

/** A word of the frame in the chosen language (names of places, levels, genres, common buttons). */
export const shell = (
  key: keyof typeof shellWords.zh | `level_${string}` | `genre_${string}` | `body_${string}`,
  params?: Params,
): string => say(shellWords, settings.lang, key, params);
