import { findPlaces, type Mention } from '../catalog/regions/mentions';
import { stemOf } from '../catalog/regions/names';
import { lengthsStemmed, placesStemmed } from '../catalog/regions/places';
import type { View } from './meta-view';

/** How often the body of the text names each place; those it stands under (…领导下) do not count. */
export function countMentions(
  view: View,
): ReadonlyMap<string, { readonly mention: Mention; readonly count: number }> {
  const counts = new Map<string, { mention: Mention; count: number }>();
  for (const mention of findPlaces(view.text, 0, Math.min(view.text.length, 60_000))) {
    if (mention.start < view.opening.start) continue;
    const after = view.text.slice(mention.end, mention.end + 30);
    if (/^委[^,，。]{0,20}领导下/.test(after)) continue;
    const own =
      view.text[mention.start - 1] === '《' && /^[^》]{0,16}(?:年|法治|规范)/.test(after) ? 3 : 1;
    const there = counts.get(mention.name);
    counts.set(mention.name, {
      mention: there?.mention ?? mention,
      count: (there?.count ?? 0) + own,
    });
  }
  return counts;
}

const SLOGAN =
  /(?:法治|平安|数字|信用|诚信|文明|幸福|美丽)(?!政府|社会|中国|乡村|宣传|建设|思想|文化)([\u4e00-\u9fff]{2,5})/g;

/** 法治某县, 平安某市: bare names in slogans, with how often. */
export function countSlogans(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  SLOGAN.lastIndex = 0;
  for (let hit = SLOGAN.exec(text); hit; hit = SLOGAN.exec(text)) {
    const words = hit[1] ?? '';
    const lengths = lengthsStemmed(words, 0);
    if (lengths === 0) continue;
    for (let length = words.length; length >= 2; length--) {
      if ((lengths & (1 << length)) === 0) continue;
      const stem = words.slice(0, length);
      const places = placesStemmed(stem);
      if (places.length === 0) continue;
      for (const place of places) {
        if (stemOf(place.name) === stem) counts.set(place.name, (counts.get(place.name) ?? 0) + 1);
      }
      break;
    }
  }
  return counts;
}
