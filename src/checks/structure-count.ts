import type { Section } from '../model/doc';
import type { Finding } from '../model/finding';
import { fails, holds, spanOf } from './findings';
import { markerParts, numeral, type MarkerParts } from './markers';
import type { Reading } from './reading';

const RULE = 'structure.count';
/** 抓好以下四方面工作: a number of things, right before the list of them. */
const ANNOUNCED =
  /(?<![一二三四五六七八九十\d第])([二两三四五六七八九十]|[2-9])(?:个|大)?(?:方面|项(?:重点|主要)?(?:工作|任务|措施|举措|内容|问题)|点(?:不足|问题|原因)?|个(?:问题|不足|短板|原因))(?:的)?(?:重点)?(?:工作|任务|问题|不足|短板|差距|原因|举措|措施|安排|努力)?[:：。]?\s*$/;
/** How far before the list its number stands at most. */
const REACH = 24;

const numberOf = (words: string): number =>
  /\d/.test(words) ? Number(words) : words === '两' ? 2 : numeral(words);

/** The list that begins with this section: it and those that count on from it in the same style. */
function listFrom(
  sections: readonly Section[],
  read: readonly (MarkerParts | null)[],
  first: number,
) {
  const list: Section[] = [];
  const begins = sections[first];
  for (let i = first; i < sections.length; i++) {
    const section = sections[i];
    const parts = read[i];
    if (section === undefined || begins === undefined) break;
    if (section.depth < begins.depth) break;
    if (section.parent !== begins.parent || parts?.style !== read[first]?.style) continue;
    if (parts?.number === 1 && list.length > 0) break;
    list.push(section);
  }
  return list;
}

/** 抓好四方面工作: 一是… 二是… 三是…: as many as announced. */
export function checkCounts(reading: Reading): Finding[] {
  const { sections } = reading.parsed;
  const read = sections.map(({ marker }) => markerParts(marker));
  const found: Finding[] = [];
  sections.forEach((section, i) => {
    if (read[i]?.number !== 1) return;
    const from = Math.max(0, section.start - REACH);
    const m = ANNOUNCED.exec(reading.text.slice(from, section.start));
    if (m === null) return;
    const list = listFrom(sections, read, i);
    const announced = numberOf(m[1] ?? '');
    const start = from + m.index;
    const params = { announced, count: list.length, words: m[0].replace(/[:：。\s]+$/, '') };
    const evidence = [
      { start, end: start + params.words.length },
      ...list.map((s) => spanOf(s.head)),
    ] as const;
    found.push((list.length === announced ? holds : fails)(RULE, evidence, params));
  });
  return found;
}
