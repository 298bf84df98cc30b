import type { Level, Region } from '../model/meta';
import type { Quantity } from '../model/quantity';
import type { Page } from './frames';

/** Whether the figure is one of the report's year and its own area; totals over years are left to the rules (`stock`). */
export function isResult(page: Page, index: number, region: Region | null): boolean {
  const q = page.quantities[index];
  if (q === undefined || q.role !== 'result') return false;
  if (q.scope === 'upper' && !takesPart(page, q)) return false;
  if (region !== null && ofLargerArea(page, q, region)) return false;
  if (q.kind === 'duration') return false;
  if (q.kind === 'count' && isAverage(page, q)) return false;
  for (let at = page.sectionOf[index] ?? -1; at >= 0; at = page.sections[at]?.parent ?? -1)
    if (page.sections[at]?.role === 'plans') return false;
  return true;
}

/** 人均调处纠纷25起: an average is not what was done in all. */
function isAverage(page: Page, q: Quantity): boolean {
  const clause = page.clauses.list[page.clauses.of[q.start] ?? 0];
  const said = page.text.slice(Math.max(clause?.start ?? 0, q.start - 24), q.start);
  if (!said.includes('均')) return false;
  return /(?:人|户|年|月|日|村)均(?![已为有不由衡匀])|平均(?:每|(?:不足|不到|仅|约|为|有|达)?$)/u.test(
    said,
  );
}

/** How many clauses of a sentence are looked through for what it is about. */
const MOST_CLAUSES = 24;

const LEVELS: readonly Level[] = ['central', 'province', 'prefecture', 'county', 'township'];
/** Whose affairs a clause that begins so is about; 全市 and 全区 stand for two levels (see `isLarger`). */
const AREAS: Readonly<Record<string, Level>> = {
  全国: 'central',
  全省: 'province',
  全市: 'prefecture',
  全州: 'prefecture',
  全县: 'county',
  全区: 'county',
};

/** A clause that begins with an area, unless it only places the body among others (全省首家). */
const AREA_NAMED =
  /^\s*(?:其中)?(?:20\d\d年)?(?:以来)?(全国|全省|全市|全州|全县|全区|全乡|全镇|我[省市县区乡镇局])(?!.{0,4}(?:首|第|前|率先|优秀|先进))/u;

/** What such a clause begins with: most are told by their first character. */
const MAY_NAME_AREA = new Set('全我其2以 \t\v\f\r\n\u00a0\u3000');

/** Whether the sentence's last named subject is a larger area than the report's (a county's report: 全省共受理1.2万件). */
function ofLargerArea(page: Page, q: Quantity, region: Region): boolean {
  const last = page.clauses.of[q.start] ?? 0;
  const sentence = page.clauses.list[last]?.sentence;
  for (let i = last; i >= 0 && last - i < MOST_CLAUSES; i--) {
    const clause = page.clauses.list[i];
    if (clause === undefined || clause.sentence !== sentence) return false;
    if (!MAY_NAME_AREA.has(page.text.charAt(clause.start))) continue;
    const end = Math.min(clause.end, q.start, clause.start + 40);
    const named = AREA_NAMED.exec(page.text.slice(clause.start, end))?.[1];
    if (named === undefined) continue;
    return isLarger(named, region);
  }
  return false;
}

/**
 * Whether 全省, 全市, … is more than the region: 全市 is a county-level city’s own, but not a county’s or district’s; 全区
 * is a district's own, and to all above a district its autonomous region.
 */
function isLarger(named: string, { level, name }: Region): boolean {
  const area = AREAS[named];
  if (area === 'central' && level === null) return true;
  if (area === undefined || level === null) return false;
  const kind = name?.slice(-1) ?? '';
  if (named === '全市' && level === 'county') return /[县旗区]/.test(kind);
  if (named === '全区' && level === 'county') return /[县旗市]/.test(kind);
  return LEVELS.indexOf(area) < LEVELS.indexOf(level);
}

/** 参加上级培训5场次: a higher level's affair, but the body's own part in it. */
function takesPart(page: Page, q: Quantity): boolean {
  const clause = page.clauses.list[page.clauses.of[q.start] ?? 0];
  return /参加|参与|接受|配合|迎接/u.test(
    page.text.slice(Math.max(clause?.start ?? 0, q.start - 60), q.start),
  );
}

/** Where the list of parts begins that the figure belongs to (其中, a bracket), or -1: parts of a figure are no facts of its indicator. */
export function partStart(page: Page, quantity: Quantity): number {
  const clause = page.clauses.list[page.clauses.of[quantity.start] ?? 0];
  if (clause === undefined) return -1;
  if (clause.bracket !== 0) return clause.start;
  let start = clause.start;
  const last = page.clauses.of[quantity.start] ?? 0;
  for (let i = last - 1; i >= 0 && last - i < MOST_CLAUSES; i--) {
    const other = page.clauses.list[i];
    if (other === undefined || other.sentence !== clause.sentence) break;
    start = Math.min(start, other.start);
  }
  const at = page.text.slice(start, quantity.start).search(/其中|包括|包含|分别是/u);
  return at < 0 ? -1 : start + at;
}
