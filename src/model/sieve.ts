/** The part of a character code by which a sieve tells characters apart. */
export const SIEVE_MASK = 0x3ff;

/**
 * 1 at `code & SIEVE_MASK` for every character of a small set: where it is 0 the character is none of them, which is
 * so for nearly all; where it is 1 the set itself has to be asked. A table of all 65,536 codes would say it outright,
 * but the characters of a text lie scattered over it, and many such tables do not stay in the processor's cache.
 */
export function sieveOf(codes: Iterable<number>): Uint8Array {
  const sieve = new Uint8Array(SIEVE_MASK + 1);
  for (const code of codes) sieve[code & SIEVE_MASK] = 1;
  return sieve;
}
