import { charactersOf, isOneOf, WHITE_SPACE } from '../model/sieve';
import { exact, scaleInterval, type Draft } from './drafts';
import { scanNumerals, type Numeral } from './numerals';
import { intervalOf, qualifierBefore } from './qualifiers';
import { lineHead } from './windows';

export type Item = { readonly numeral: Numeral; readonly draft: Draft | null };

const dash = /^[ \u00a0\u3000]?(?:-{1,2}|—{1,2}|–|~|～|至|到|−)[ \u00a0\u3000]?$/;

/** 3至5个工作日, 20件—30件, 3到5万元: the low end's span and the high end's become one figure. */
function joinRange(text: string, low: Item, high: Draft): Draft | null {
  const from = low.draft?.end ?? low.numeral.end;
  const between = text.slice(from, high.numeral.start);
  if (between.length > 4 || !dash.test(between)) return null;
  if (low.draft && (low.draft.unit.unit !== high.unit.unit || low.draft.approx !== null))
    return null;
  const start = low.draft?.start ?? low.numeral.start;
  const before = lineHead(text, start, 8);
  if (low.draft && /[由从]$/.test(before)) return null;
  if (/第\s?$/.test(before) || low.numeral.decimals > 2) return null;
  const inherits =
    !low.draft &&
    low.numeral.scale === 1 &&
    high.numeral.scale > 1 &&
    low.numeral.value < high.numeral.value / high.numeral.scale;
  const value =
    low.draft?.value ??
    exact(low.numeral.value * (inherits ? high.numeral.scale : 1) * high.unit.factor);
  if (
    value >= high.value ||
    (low.numeral.value >= 1900 &&
      low.numeral.value <= 2100 &&
      !low.draft &&
      high.unit.kind === 'count' &&
      high.value < 2200)
  )
    return null;
  return {
    ...high,
    start: low.draft ? start : (qualifierBefore(text, start, low.numeral)?.at ?? start),
    numeral: { ...low.numeral, end: high.numeral.end },
    value,
    interval: { low: value, high: high.interval.high },
    approx: between.trim(),
  };
}

/** 三五个, 七八十人 written without 十 between: a range of two neighbouring numerals. */
function neighbours(draft: Draft): Draft {
  const { clean, han } = draft.numeral;
  if (!han || !/^[一二三四五六七八九两]{2}$/.test(clean)) return draft;
  const [low, high] = Array.from(clean, (c) => scanNumerals(c)[0]?.value ?? 0);
  if (low === undefined || high === undefined || low >= high) return draft;
  return { ...draft, value: low, interval: { low, high }, approx: draft.approx ?? clean };
}

/** 分别为12、8、5件: numbers that share the unit of the last one. */
function shareUnit(text: string, bare: Numeral, next: Draft): Draft | null {
  const between = text.slice(bare.end, next.start);
  if (!/^\s?[、和及/]\s?$/.test(between)) return null;
  if (!/分别|各|依次/.test(lineHead(text, bare.start, 30)) || bare.form !== 'plain') return null;
  const factor =
    next.unit.factor * (bare.scale === 1 && next.numeral.scale > 1 ? next.numeral.scale : 1);
  const interval = scaleInterval(intervalOf(bare, [], next.unit.kind === 'rate'), factor);
  return {
    ...next,
    start: bare.start,
    end: bare.end,
    numeral: bare,
    value: bare.value * factor,
    interval,
    approx: null,
  };
}

/** 由436减至12枚: the first number takes the unit of the second. */
function pairUnit(text: string, bare: Numeral, next: Draft): Draft | null {
  if (
    !standsBetween(text, bare.end, next.start) ||
    bare.form !== 'plain' ||
    (bare.value >= 1900 && bare.value < 2100)
  )
    return null;
  const interval = scaleInterval(intervalOf(bare, [], next.unit.kind === 'rate'), next.unit.factor);
  return {
    ...next,
    start: bare.start,
    end: bare.end,
    numeral: bare,
    value: bare.value * next.unit.factor,
    interval,
    approx: null,
  };
}

/** The first characters of what stands between the figures of a pair. */
const BETWEEN = charactersOf(
  `(（/／大逐进统全一成有再减压精缩下降提增上升扩调优合整变改跃攀回收清规梳核瘦了到至为${WHITE_SPACE}`,
);
/** Whether the words from `start` to `end` lead from the first figure of a pair to the second: 减至, 提高到. */
export const standsBetween = (text: string, start: number, end: number): boolean =>
  isOneOf(BETWEEN, text.charCodeAt(start)) && change.test(text.slice(start, end));

/** What stands between the figures of a pair: 由18个减至5个, 从640元/月提高到690元/月. */
const change =
  /^(?:[(（][^)）]{1,10}[)）]|[/／][\u4e00-\u9fff]{1,3}?)?\s?(?:大幅|逐步|进一步|统一|全部|一次性|成功|有效)?(?:再)?(?:减少?|压减|压缩|精简|缩短|缩减|下降|降低|降|提高|提升|增加|增长|增至|上升|升|增|扩大|扩展|扩充|调整|优化|合并|整合|变更?|改|跃升|攀升|回落|收窄|清理规范|清理|规范|整理|梳理|核减|压降|瘦身|缩至?)(?:了)?(?:到|至|为|成)\s?$/;

/** Believed figures in reading order: ranges joined, shared units handed back. Works from the end, since units stand last. */
export function collect(text: string, items: readonly Item[]): Draft[] {
  const drafts: Draft[] = [];
  let next: Draft | null = null;
  for (let i = items.length - 1; i >= 0; i -= 1) {
    const item = items[i];
    if (!item) continue;
    const range: Draft | null = next && joinRange(text, item, next);
    if (range) {
      drafts.pop();
      drafts.push(range);
      next = range;
      continue;
    }
    const draft: Draft | null = item.draft
      ? neighbours(item.draft)
      : next && (shareUnit(text, item.numeral, next) ?? pairUnit(text, item.numeral, next));
    if (draft) drafts.push(draft);
    next = draft;
  }
  return drafts.reverse();
}
