import { searchWords } from '../../catalog/messages/search';
import { say, type Params } from '../../catalog/messages/words';
import { settings } from '../../state/settings.svelte';

export const searchWord = (
  key: keyof typeof searchWords.zh | `role_${string}`,
  params?: Params,
): string => say(searchWords, settings.lang, key, params);
