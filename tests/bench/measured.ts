/** What the bench measures, as one module to be built as the page's worker is; see `shipped`. */
export { read } from '../../src/engine/read';

/** The least that any reader must do: decoding the bytes, and one search of the whole text for numbers. */
export const scan = (bytes: Uint8Array): number =>
  [...new TextDecoder('utf-8', { fatal: true }).decode(bytes).matchAll(/\d+(?:\.\d+)?/g)].length;
