import type { Fact } from './fact';

/** The figures that became no fact, as indices in reading order. */
export function leftOver(quantities: readonly unknown[], facts: readonly Fact[]): number[] {
  const used = new Set(facts.flatMap((fact) => fact.quantities));
  return quantities.flatMap((_, index) => (used.has(index) ? [] : [index]));
}
