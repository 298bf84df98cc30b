import { formerBodies, repealedLaws } from '../catalog/stale';
import type { Finding } from '../model/finding';
import { fails } from './findings';
import { sentenceAt, type Reading } from './reading';

/** What was may be told as such. */
const PAST = /原[\u4e00-\u9fff]{0,6}$|(?:撤销|整合|合并|划入|划转|更名|改组)[^,。;]{0,20}$/;
const REFORM = /机构改革|整合|合并|划入|划转|更名|改组|挂牌|组建|撤销|曾任|时任/;
const REPLACED = /原|废止|取代|替代|代替|旧|同时失效|纳入|编纂|清理/;
/** What belongs to a body of its own, in a name: 社区环保局域网. */
const GOES_ON = /^(?:域|面|限|部)/;

/** Bodies and laws that there were no longer in the reported year. */
export function checkFormer(reading: Reading): Finding[] {
  const { year } = reading.parsed.meta;
  if (year === null) return [];
  return [...bodies(reading, year), ...laws(reading, year)];
}

function bodies(reading: Reading, year: number): Finding[] {
  const { text } = reading;
  const found: Finding[] = [];
  for (const { words, now, since } of formerBodies) {
    if (year < since) continue;
    for (const name of words) {
      // Once is enough: a body that is named so once is named so throughout.
      const [at] = reading.placesOf(name);
      if (at === undefined || GOES_ON.test(text.slice(at + name.length))) continue;
      const sentence = sentenceAt(reading, at);
      if (sentence === undefined || REFORM.test(sentence.words)) continue;
      const before = text.slice(sentence.start, at);
      if (PAST.test(before) || before.lastIndexOf('《') > before.lastIndexOf('》')) continue;
      const params = { found: name, now, year };
      const span = { start: at, end: at + name.length };
      found.push(fails('stale.body', [span], params));
      break;
    }
  }
  return found;
}

const lastYears: ReadonlyMap<string, number> = new Map(
  repealedLaws.map(({ title, since }) => [title, since]),
);
const COUNTRY = '中华人民共和国';
/** More characters has no title that is looked for. */
const LONGEST = COUNTRY.length + Math.max(...repealedLaws.map(({ title }) => title.length));

function laws(reading: Reading, year: number): Finding[] {
  const { text } = reading;
  const found: Finding[] = [];
  const told = new Set<string>();
  for (let at = text.indexOf('《'); at >= 0; at = text.indexOf('《', at + 1)) {
    const end = text.indexOf('》', at);
    if (end < 0 || end - at > LONGEST + 1) continue;
    const from = at + 1 + (text.startsWith(COUNTRY, at + 1) ? COUNTRY.length : 0);
    const title = text.slice(from, end);
    const since = lastYears.get(title);
    if (since === undefined || year < since || told.has(title)) continue;
    const sentence = sentenceAt(reading, at);
    if (sentence === undefined || REPLACED.test(sentence.words)) continue;
    told.add(title);
    const params = { title, since, year };
    const more = { code: 'stale.law.repealed' };
    found.push(fails('stale.law', [{ start: at, end: end + 1 }], params, more));
  }
  return found;
}
