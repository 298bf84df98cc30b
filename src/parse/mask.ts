import type { Quantity, QuantityKind } from '../model/quantity';

/**
 * What stands for a figure in the masked text: one private-use character per kind, repeated over the figure's
 * whole span. Patterns over the mask write `\uE000+` for a count, `[\uE001\uE003]+` for a percentage of either kind.
 */
export const placeholders: Readonly<Record<QuantityKind, string>> = {
  count: '\uE000',
  rate: '\uE001',
  money: '\uE002',
  change: '\uE003',
  duration: '\uE004',
};

/**
 * The text with every figure replaced by its placeholder, at the same length, so that an offset into the mask is an
 * offset into the text. `quantities` must be in reading order without overlaps. Private-use characters that the
 * text itself contains are replaced by a blank, so that only figures look like figures.
 */
export function mask(text: string, quantities: readonly Quantity[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const q of quantities) {
    parts.push(
      text.slice(at, q.start).replace(/[\uE000-\uE004]/g, ' '),
      placeholders[q.kind].repeat(q.end - q.start),
    );
    at = q.end;
  }
  parts.push(text.slice(at).replace(/[\uE000-\uE004]/g, ' '));
  return parts.join('');
}

/** Index of the figure that covers `offset`, or -1; by halving, so it may be asked often. */
export function indexAt(quantities: readonly Quantity[], offset: number): number {
  let low = 0;
  let high = quantities.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const q = quantities[middle];
    if (!q) return -1;
    if (offset < q.start) high = middle - 1;
    else if (offset >= q.end) low = middle + 1;
    else return middle;
  }
  return -1;
}

/** The figure that covers `offset`, or null. */
export const quantityAt = (quantities: readonly Quantity[], offset: number): Quantity | null =>
  quantities[indexAt(quantities, offset)] ?? null;
