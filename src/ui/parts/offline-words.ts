import { offlineWords } from '../../catalog/messages/offline';
import { say, type Params } from '../../catalog/messages/words';
import { settings } from '../../state/settings.svelte';

export const offlineWord = (key: keyof typeof offlineWords.zh, params?: Params): string =>
  say(offlineWords, settings.lang, key, params);
