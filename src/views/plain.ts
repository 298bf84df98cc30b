/**
 * Days and counts as the lists write them. Intl would say the same; its first formatter costs some ten milliseconds of
 * the page, which a list that is just being filled does not have.
 */

/** The day of a moment, in the reader's time zone: 2026-03-31. */
export function dayOf(moment: string | Date): string {
  const date = new Date(moment);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A whole number with its thousands separated, as Chinese and English both do: 12,345. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/gu, ',');
