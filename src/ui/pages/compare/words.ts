import { chartWords } from '../../../catalog/messages/charts';
import { compareWords } from '../../../catalog/messages/compare';
import { say, type Params } from '../../../catalog/messages/words';
import { settings } from '../../../state/settings.svelte';

/** A sentence of the comparison page in the chosen language. */
export const t = (
  key: keyof typeof compareWords.zh | `warn_${string}` | `scope_${string}` | `state_${string}`,
  params?: Params,
): string => say(compareWords, settings.lang, key, params);

/** A word used inside and beside charts: kinds of charts, kinds of missing values. */
export const chartWord = (key: string): string => say(chartWords, settings.lang, key);
