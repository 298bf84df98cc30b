import type { Reading } from './meta-areas';
import { bareDepartment, type Body, readBody } from './meta-body';
import { whole } from './meta-clue';

/** Where the naming of a body surely ends in a title. */
const HARD_END = /关于|[12][09]\d\d|二[〇○零0O]/;
/** Where it may end: 某县|法治政府建设情况报告; but names of bodies hold such words too (全面依法治县委员会办公室). */
const SOFT_END =
  /(?:年度|年)?(?:发布|公布|推进|全面|落实|开展|履行|贯彻|加强|深化|依法行政|法[治制]|依法治|述[职责法]|政府信息公开|行政复议|普法|工作)/g;
const SOFT_ENDS = 8;

/**
 * The body or place that a title begins with: 某县司法局 of 某县司法局关于2023年…, 某县 of 2023年某县法治…. The longest
 * beginning that reads as a body wins.
 */
export function bodyOfTitle(title: string, how: Reading): Body | null {
  const plain = title
    .replace(/^(?:[[【〔(（][^\]】〕)）]{1,12}[\]】〕)）])+/, '')
    .replace(/^关于(?:(?:报送|上报|呈报|印发|公布)(?=[\u4e00-\u9fff]{2}))?/, '')
    .replace(/^(?:[12][09]\d\d|[一二][〇○零0O一二三四五六七八九]{3})\s*年(?:度)?/, '')
    .replace(/^关于/, '')
    // 某市城市管理局(市综合行政执法局): two names of one body.
    .replace(/(?<=[局厅委办室会院心])[(（][^()（）]{2,20}[)）]/u, '');
  const hard = HARD_END.exec(plain)?.index;
  const head = plain.slice(0, hard ?? plain.length);
  const soft = [...head.matchAll(SOFT_END)].map((m) => m.index).slice(0, SOFT_ENDS);
  let bare: Body | null = null;
  for (const end of [...(hard === undefined ? [] : [hard]), ...soft.reverse()]) {
    const phrase = head.slice(0, end).trim();
    const body = phrase.length >= 2 ? readBody(phrase, 0, whole(how)) : null;
    if (body) return body;
    bare ??= bareDepartment(phrase);
  }
  return bare;
}
