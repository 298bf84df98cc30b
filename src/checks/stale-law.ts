import { revisions, revisionsKnownUntil } from '../catalog/stale';
import type { Finding } from '../model/finding';
import { fails, holds } from './findings';
import type { Reading } from './reading';

const RULE = 'stale.law';
/** 《行政处罚法》(2021年修订), 《行政处罚法(2021修订)》. */
const REVISED = /[》]?\((20\d\d)年?(?:\d{1,2}月)?(?:修订|修正)(?:版|本)?\)/y;

/** A law with the year of a revision that it never had. */
export function checkRevisions({ text }: Reading): Finding[] {
  if (!text.includes('修订') && !text.includes('修正')) return [];
  const found: Finding[] = [];
  for (const { title, years } of revisions) {
    for (let at = text.indexOf(title); at >= 0; at = text.indexOf(title, at + 1)) {
      // 行政诉讼法 stands in 刑事附带行政诉讼法 too: the name begins the title, or follows the country's.
      if (!/《(?:中华人民共和国)?$/.test(text.slice(Math.max(0, at - 8), at))) continue;
      REVISED.lastIndex = at + title.length;
      const m = REVISED.exec(text);
      if (m === null || Number(m[1]) > revisionsKnownUntil) continue;
      const evidence = [{ start: text.lastIndexOf('《', at), end: REVISED.lastIndex }] as const;
      const params = { title, printed: Number(m[1]), wanted: years.join('、') };
      found.push(
        years.includes(params.printed)
          ? holds(RULE, evidence, params)
          : fails(RULE, evidence, params),
      );
    }
  }
  return found;
}
