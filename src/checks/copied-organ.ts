import type { Finding } from '../model/finding';
import type { Block } from '../model/doc';
import type { Span } from '../model/span';
import { fails, spanOf } from './findings';
import type { Reading } from './reading';

const RULE = 'copied.organ';
/** Bodies of one kind: only these are compared, since a justice bureau may well sign its government's report. */
const KINDS: readonly RegExp[] = [/(?:局|厅|委员会|委)$/, /(?:政府|办事处|管委会|管理委员会)$/];
/** What a signature may add to the body's name. */
const ADDED = /^(?:中国共产党|中共)|(?:党组|党委|党工委|\(盖?章\)|\(公章\))$/g;
const SIGNATURE = /^[\u4e00-\u9fff]{4,28}$/;
const DAY = /^[\d〇零一二三四五六七八九十年月日\s.\-/]{6,16}$/;

interface Signed {
  readonly block: Block;
  readonly name: string;
}

/** The last lines that are nothing but a name and a date. */
function lastNames({ parsed, text }: Reading): readonly Signed[] {
  const found: Signed[] = [];
  for (const block of parsed.doc.blocks.slice(-4).reverse()) {
    const line = text.slice(block.start, block.end).replace(/\s/g, '');
    if (line === '' || DAY.test(line)) continue;
    const name = line.replace(ADDED, '');
    if (!SIGNATURE.test(name)) break;
    found.push({ block, name });
  }
  return found;
}

/** Whether one name may be short for the other: 人社局 for 人力资源和社会保障局, 县政府 for 青山县人民政府. */
function mayBeShortFor(short: string, long: string): boolean {
  let at = 0;
  for (const sign of long) if (sign === short[at]) at++;
  return at === short.length;
}

const agree = (a: string, b: string): boolean => mayBeShortFor(a, b) || mayBeShortFor(b, a);

/** Whether a name beginning with a place of this kind (县, 镇 …) begins with another one than `place`. */
function otherPlace(name: string, place: string): boolean {
  const kind = place.slice(-1);
  const stands = name.lastIndexOf(kind);
  return stands > 1 && !agree(name.slice(0, stands + 1), place);
}

/** Another body signs than the one that the title names: a text taken over from elsewhere, or an older name. */
export function checkSigner(reading: Reading): Finding[] {
  const { organ, region, title, basis } = reading.parsed.meta;
  const inTitle = basis.title?.span;
  if (title === null || inTitle === undefined) return [];
  // Only the title's own words count: what was found elsewhere may be the signature itself.
  const isIn = (span: Span | undefined): span is Span =>
    span !== undefined && span.start >= inTitle.start && span.end <= inTitle.end;
  const names = lastNames(reading);
  const organSpan = basis.organ?.span;
  if (organ !== null && isIn(organSpan)) {
    const named = organ.replace(ADDED, '');
    const kind = KINDS.find((k) => k.test(named));
    return judged(
      organSpan,
      named,
      names.filter(({ name }) => kind?.test(name)),
      agree,
    );
  }
  const regionSpan = basis.region?.span;
  if (region.printed === null || !isIn(regionSpan)) return [];
  const governments = names.filter(({ name }) => /(?:政府|办事处)$/.test(name));
  return judged(regionSpan, region.printed, governments, (name, place) => !otherPlace(name, place));
}

/** Says so where there are names and none of them is that of the title. */
function judged(
  said: Span,
  named: string,
  names: readonly Signed[],
  agrees: (name: string, named: string) => boolean,
): Finding[] {
  const [last] = names;
  if (last === undefined || names.some(({ name }) => agrees(name, named))) return [];
  return [fails(RULE, [spanOf(last.block), spanOf(said)], { signed: last.name, named })];
}
