import { dataWords } from '../../../catalog/messages/data';
import { historyWords } from '../../../catalog/messages/history';
import { indicators } from '../../../catalog/indicators';
import { say, type Params } from '../../../catalog/messages/words';
import type { HistoryRecord } from '../../../db/records';
import { settings } from '../../../state/settings.svelte';

/** A word of the data page in the chosen language. */
export const data = (key: keyof typeof dataWords.zh, params?: Params): string =>
  say(dataWords, settings.lang, key, params);

/** What a review was about, in words where it is an indicator. */
function targetName(target: string): string {
  const [kind, ...rest] = target.split(':');
  const id = rest.join(':');
  const indicator = kind === 'fact' ? indicators.find((i) => i.id === id) : undefined;
  return indicator ? indicator[settings.lang] : id || target;
}

/** One entry of the history as a sentence. */
export function sentenceOf(entry: HistoryRecord): string {
  const { target, decision, ...rest } = entry.params;
  return say(historyWords, settings.lang, entry.code, {
    ...rest,
    target: target === undefined ? '' : targetName(String(target)),
    decision: decision === undefined ? '' : say(historyWords, settings.lang, String(decision)),
  });
}

/** A size in kB, MB or GB. */
export function sizeOf(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value >= 100 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
