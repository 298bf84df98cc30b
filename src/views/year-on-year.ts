import type { Fact } from '../model/fact';
import type { Verdict } from '../model/finding';
import { isExact, meets, ratio, type Interval } from '../model/interval';
import type { Quantity } from '../model/quantity';
import type { Span } from '../model/span';
import { stands, type EffectiveFact } from './effective';

const UP = '增长|增加|上升|提高|提升|增|升|扩大';
const DOWN = '减少|下降|降低|减|降|压减|缩减';
const LAST = '上年度?|去年|上一年度?|前一年|20\\d\\d年';
/** 同比, 较上年, 与去年同期相比: the change is one against the year before. */
const AGAINST = new RegExp(`同比|(?:较|比|相较于?|与)(?:${LAST})(?:同期)?`);
const VERB = new RegExp(`(${UP}|${DOWN})(?:了|幅度?|率|约|近|达到?|为)*$`);
const IS_DOWN = new RegExp(`^(?:${DOWN})$`);
/** A second form of the same change: 同比增加20件,增长20%. */
const FOLLOWS = new RegExp(
  `^,?(?:同比)?(?:增幅|降幅|${UP}|${DOWN})(?:了|幅度?|率|约|近|达到?|为)*$`,
);
/** How far a change may stand behind its figure. */
const REACH = 24;

/** A change against the year before as the report states it of one of its figures. */
export interface StatedChange {
  /** Index of the fact. */
  readonly fact: number;
  readonly quantity: Quantity;
  /** 1 for a rise, -1 for a fall. */
  readonly sign: 1 | -1;
}

const between = (text: string, a: Span, b: Span): string =>
  text.slice(a.end, b.start).replaceAll('，', ',').replace(/\s+/gu, '');

const signOf = (words: string): 1 | -1 | null => {
  const verb = VERB.exec(words)?.[1];
  return verb === undefined ? null : IS_DOWN.test(verb) ? -1 : 1;
};

/** The changes stated right behind the report's figures: N件,同比增长R%; N件,比上年减少M件,下降R%. */
export function statedChanges(
  text: string,
  quantities: readonly Quantity[],
  facts: readonly Fact[],
): readonly StatedChange[] {
  return facts.flatMap((fact, index): StatedChange[] => {
    const at = fact.quantities[0];
    if (at === undefined || fact.quantities.length !== 1) return [];
    const [figure, first, second] = quantities.slice(at, at + 3);
    if (!figure || first?.kind !== 'change') return [];
    const gap = between(text, figure, first);
    const sign = signOf(gap);
    if (sign === null || gap.length > REACH || /[。;；]/.test(gap) || !AGAINST.test(gap)) return [];
    const found: StatedChange[] = [{ fact: index, quantity: first, sign }];
    if (second?.kind === 'change' && FOLLOWS.test(between(text, first, second)))
      found.push({ fact: index, quantity: second, sign });
    return found;
  });
}

/** Why a stated change cannot be held against last year's report. */
export type NotCompared =
  | 'noReport'
  | 'noFigure'
  | 'severalFigures'
  | 'otherUnit'
  | 'otherScope'
  | 'otherWords'
  | 'fromZero'
  | 'pointOrPercent';

/** One figure of a report beside last year's report of the same body. */
export interface YearOnYear {
  readonly indicator: string;
  readonly now: Fact;
  /** Last year's figure, as corrected by a person; null where there is none to be held beside it. */
  readonly before: EffectiveFact | null;
  /** now − before as a share of before, in percent; in the figure's own unit for rates. Null where not to be told. */
  readonly change: number | null;
  readonly stated: StatedChange | null;
  /** Null where the report states no change. */
  readonly verdict: Verdict | null;
  readonly reason: NotCompared | null;
}

const SAME = [
  ['件', '起', '宗', '案', '件次'],
  ['人', '名', '位'],
  ['个', '家', '户'],
];
const sameUnit = (a: string, b: string): boolean =>
  a === b || SAME.some((family) => family.includes(a) && family.includes(b));

/** The figure of last year that `now` can be held against, or why there is none. */
function partnerOf(
  now: Fact,
  before: readonly EffectiveFact[] | null,
): EffectiveFact | Exclude<NotCompared, 'fromZero'> {
  if (before === null) return 'noReport';
  const same = before.filter((f) => f.indicator === now.indicator && stands(f) && f.value !== null);
  if (same.length === 0) return 'noFigure';
  const unit = same.filter((f) => sameUnit(f.unit, now.unit));
  if (unit.length === 0) return 'otherUnit';
  const scope = unit.filter((f) => f.scope === now.scope);
  const [first, ...others] = scope;
  if (!first) return 'otherScope';
  if (others.some((f) => f.value !== first.value)) return 'severalFigures';
  return first;
}

const spread = (a: Interval): Interval => ({ low: a.low, high: a.high });

const minus = (a: Interval, b: Interval): Interval => ({
  low: a.low === null || b.high === null ? null : a.low - b.high,
  high: a.high === null || b.low === null ? null : a.high - b.low,
});

/** A cut figure is less than one last digit below the true one: 18 % is never 19 %. */
const CUT = 0.999999;

/** The printed change with its sign; both a rounded and a cut last digit are allowed for. */
function signed({ quantity, sign }: StatedChange): Interval {
  const ulp = quantity.unit === '%' || quantity.unit === '百分点' ? 10 ** -quantity.decimals : 0;
  const low = quantity.low === null ? null : Math.min(quantity.low, quantity.value - ulp / 2);
  const high = quantity.high === null ? null : Math.max(quantity.high, quantity.value + ulp * CUT);
  if (sign === 1) return { low, high };
  return { low: high === null ? null : -high, high: low === null ? null : -low };
}

/** What the change is, in the unit in which it is stated; null from zero. */
function changeOf(now: Interval, before: Interval, inPercent: boolean): Interval | null {
  if (!inPercent) return minus(now, before);
  const share = ratio(now, before);
  return (
    share && {
      low: share.low === null ? null : share.low * 100 - 100,
      high: share.high === null ? null : share.high * 100 - 100,
    }
  );
}

function judge(
  now: Fact,
  before: EffectiveFact,
  stated: StatedChange,
): { readonly verdict: Verdict; readonly reason: NotCompared | null } {
  const { unit } = stated.quantity;
  const open = (reason: NotCompared) => ({ verdict: 'cannotTell' as const, reason });
  const isRate = now.unit === '%';
  if (isRate && unit === '%') {
    const asPoints = meets(minus(spread(now), spread(before)), signed(stated), 1e-9);
    return asPoints ? open('pointOrPercent') : judgeBy(now, before, stated, true);
  }
  if (unit === '%') return judgeBy(now, before, stated, true);
  if (isRate ? unit !== '百分点' : !sameUnit(unit, now.unit)) return open('otherUnit');
  return judgeBy(now, before, stated, false);
}

function judgeBy(now: Fact, before: EffectiveFact, stated: StatedChange, inPercent: boolean) {
  const change = changeOf(spread(now), spread(before), inPercent);
  if (change === null) return { verdict: 'cannotTell' as const, reason: 'fromZero' as const };
  if (meets(change, signed(stated), 1e-9)) return { verdict: 'holds' as const, reason: null };
  // 办理 in one year and 受理 in the other count different things.
  const drift = now.words !== '' && before.words !== '' && now.words !== before.words;
  return drift
    ? { verdict: 'cannotTell' as const, reason: 'otherWords' as const }
    : { verdict: 'fails' as const, reason: null };
}

/** The plain change between the two printed values, for a table. */
function plainChange(now: Fact, before: EffectiveFact): number | null {
  if (before.value === null) return null;
  if (now.unit === '%') return now.value - before.value;
  const exact = isExact(now) && isExact(before);
  if (before.value <= 0) return null;
  const share = (now.value / before.value) * 100 - 100;
  return exact ? share : Math.round(share);
}

/**
 * Every figure of a report beside last year's, with the growth that the report claims held against it. `before` are
 * last year's figures as they stand after review, or null where the library has no such report. Figures that are
 * neither claimed to have changed nor found last year are left out.
 */
export function yearOnYear(
  report: {
    readonly text: string;
    readonly quantities: readonly Quantity[];
    readonly facts: readonly Fact[];
  },
  before: readonly EffectiveFact[] | null,
): readonly YearOnYear[] {
  const claims = statedChanges(report.text, report.quantities, report.facts);
  return report.facts.flatMap((now, index): YearOnYear[] => {
    if (now.scope === 'cumulative') return [];
    const stated = claims.filter((c) => c.fact === index);
    const partner = partnerOf(now, before);
    const known = typeof partner === 'string' ? null : partner;
    const common = {
      indicator: now.indicator,
      now,
      before: known,
      change: known && plainChange(now, known),
    };
    if (stated.length === 0)
      return known ? [{ ...common, stated: null, verdict: null, reason: null }] : [];
    return stated.map((claim) => ({
      ...common,
      stated: claim,
      ...(typeof partner === 'string'
        ? { verdict: 'cannotTell' as const, reason: partner }
        : judge(now, partner, claim)),
    }));
  });
}
