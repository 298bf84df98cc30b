import { lengthsEnding, type Place, placesNamed } from './places';

/** A place named in a text, with the places that bear the name. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly places: readonly Place[];
}

const LONGEST = 15;
/** The characters that names with their kind end in. */
const KINDS = [...'省市区县旗州盟'];
/** Whether a name may hold the character: an ideograph, or the dot or dash of a foreign one. */
const isOfName = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || code === 0xb7 || code === 0x2d;
/** Names that are common nouns too: places only directly behind another place (某市城区). */
const COMMON = /^(?:城区|郊区|矿区|东区|西区|新城区|老城区|市中区|城中区|开发区|市辖区)$/;
/** 区域, 市场, 旗帜 … : the kind belongs to another word. */
const OTHER_WORD: Readonly<Record<string, string>> = {
  区: '域块位别间划',
  市: '场',
  县: '域',
  旗: '帜',
  州: '区',
  盟: '约',
  省: '钱',
};
/** What may stand before a name of one character and its kind (和县, 易县): else it is the end of another word. */
const OPENS = /[^\u4e00-\u9fff]|[年共将于在对由向为省市州区]/;

function longestAt(text: string, end: number, floor: number): Mention | null {
  const lengths = lengthsEnding(text, end);
  if (lengths === 0) return null;
  let start = end - 1;
  let best: Mention | null = null;
  while (start > floor && end - start < LONGEST && isOfName(text.charCodeAt(start - 1))) {
    start--;
    if ((lengths & (1 << (end - start))) === 0) continue;
    // 中共和县县委 is no 共和县.
    if (text[start] === '共' && text[start - 1] === '中') continue;
    const name = text.slice(start, end);
    const places = placesNamed(name);
    if (places.length > 0) best = { start, end, name, places };
  }
  return best;
}

function isPlace(text: string, found: Mention, before: Mention | undefined): boolean {
  const behindPlace = before !== undefined && before.end === found.start;
  const next = text[found.end] ?? '';
  const last = found.name.slice(-1);
  if (next !== '' && (OTHER_WORD[last] ?? '').includes(next)) return false;
  if (COMMON.test(found.name)) return behindPlace;
  if (found.name.length === 2 && found.start > 0 && !behindPlace) {
    return OPENS.test(text[found.start - 1] ?? ' ');
  }
  return true;
}

/**
 * The provinces, prefectures and counties that a text names with their kind, in order. One pass: at each character
 * that can end a name the longest known name that ends there. Townships are not looked for (see `towns.ts`).
 */
export function findPlaces(text: string, start = 0, end = text.length): readonly Mention[] {
  const found: Mention[] = [];
  const words = text.slice(start, end);
  // Where each kind stands next: searching for seven characters is quicker than looking at every one.
  const next = KINDS.map((kind) => words.indexOf(kind));
  for (;;) {
    let kind = -1;
    let at = words.length;
    for (let k = 0; k < next.length; k++) {
      const place = next[k] ?? -1;
      if (place >= 0 && place < at) [kind, at] = [k, place];
    }
    if (kind < 0) return found;
    next[kind] = words.indexOf(KINDS[kind] ?? '', at + 1);
    const last = found.at(-1);
    const mention = longestAt(text, start + at + 1, Math.max(start, last?.end ?? 0));
    if (mention && isPlace(text, mention, last)) found.push(mention);
  }
}
