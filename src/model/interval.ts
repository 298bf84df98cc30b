/**
 * What a printed figure can mean: every number from `low` to `high`, both included.
 * `null` is an open end (超过50万元 has no upper end). An exact count has low = high.
 */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

export const exactly = (value: number): Interval => ({ low: value, high: value });

/** Whether some number lies in both. `slack` widens the comparison (absolute, in the unit of the values). */
export function meets(a: Interval, b: Interval, slack = 0): boolean {
  const aboveB = a.low !== null && b.high !== null && a.low > b.high + slack;
  const belowB = a.high !== null && b.low !== null && a.high < b.low - slack;
  return !aboveB && !belowB;
}

export const plus = (a: Interval, b: Interval): Interval => ({
  low: a.low === null || b.low === null ? null : a.low + b.low,
  high: a.high === null || b.high === null ? null : a.high + b.high,
});

export const sum = (parts: readonly Interval[]): Interval => parts.reduce(plus, exactly(0));

/** a ÷ b for non-negative a and b; `null` where b may be zero and nothing can be said. */
export function ratio(a: Interval, b: Interval): Interval | null {
  if (b.low === null || b.low <= 0) return null;
  return {
    low: a.low === null ? null : b.high === null ? 0 : a.low / b.high,
    high: a.high === null ? null : a.high / b.low,
  };
}

export const scale = (a: Interval, factor: number): Interval => ({
  low: a.low === null ? null : a.low * factor,
  high: a.high === null ? null : a.high * factor,
});

export const isExact = (a: Interval): boolean => a.low !== null && a.low === a.high;
