import { sharingWords } from '../../../catalog/messages/sharing';
import { dataWords } from '../../../catalog/messages/data';
import { say, type Params } from '../../../catalog/messages/words';
import { settings } from '../../../state/settings.svelte';

/** A word of the data page in the chosen language. */
export const data = (key: keyof typeof dataWords.zh, params?: Params): string =>
  say(dataWords, settings.lang, key, params);

/** Which record of a bundle could not be understood: by name, or by its place in its list. */
export function brokenAt(item: { readonly which: string; readonly where: string }): string {
  const [, list, place] = /^(\w+)\[(\d+)\]$/u.exec(item.which) ?? [];
  const key = `list_${list}`;
  const which =
    key in dataWords.zh ? data(key as 'list_reports', { n: Number(place) + 1 }) : item.which; // a key, as was just asked
  return data('importBrokenAt', { ...item, which });
}

/** A word of sharing in the chosen language. */
export const sharing = (
  key:
    | keyof typeof sharingWords.zh
    | `part_${string}`
    | `rule_${string}`
    | `setting_${string}`
    | `fate_${string}`,
  params?: Params,
): string => say(sharingWords, settings.lang, key, params);

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
