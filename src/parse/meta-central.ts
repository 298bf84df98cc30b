import { CENTRAL_BODIES } from '../catalog/central-bodies';
import { charactersOf, isOneOf } from '../model/sieve';
import type { Body } from './meta-body';
import type { Reading } from './meta-areas';
import { matchAt } from './meta-words';

/** The longest names first, so that none is cut short by another. */
const NAMES = [...CENTRAL_BODIES].sort((a, b) => b.length - a.length);
const FIRST = charactersOf(NAMES.map((name) => name.charAt(0)).join(''));
const CENTRAL = new RegExp(`(?:${NAMES.join('|')})`, 'y');
/** Where the phrase ends with the body, bodies that the list lacks are known by their kind. */
const WHOLE = new RegExp(
  `(?:${NAMES.join('|')}|国务院[\\u4e00-\\u9fff]{0,12}|国家[\\u4e00-\\u9fff]{2,12}(?:局|委员会|总局))$`,
  'y',
);
/** What a body does that is the subject: others are named for what they ask, lead, print or bestow (司法部命名, 公安部部署). */
const ACTS =
  /^(?:党组|党委)?(?:[,，]|坚持|深入|认真|全面|始终|严格|紧紧|高度|持续|扎实|切实|不断|积极|坚决|深刻|贯彻|按照|聚焦|围绕|推进|依法|依据|以习|在(?:以|习|党|国)|把|以“|自觉|法治政府|[12]\d{3})/;

/** 农业农村部: a body that serves no area within the country. */
export function centralAt(text: string, start: number, how: Reading): Body | null {
  if (!isOneOf(FIRST, text.charCodeAt(start)) && !how.whole) return null;
  const organ = matchAt(how.whole ? WHOLE : CENTRAL, text, start);
  if (organ === null) return null;
  const end = start + organ.length;
  if (!how.whole && !ACTS.test(text.slice(end, end + 8))) return null;
  return {
    printed: null,
    places: [],
    above: [],
    level: 'central',
    kind: 'department',
    organ,
    start,
    end,
  };
}
