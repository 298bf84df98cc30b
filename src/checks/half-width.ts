const WIDE = /[\uff01-\uff5e\u3000]/g;

/** Full-width ASCII variants to half width; keeps the length. */
export const fold = (text: string): string =>
  text.replace(WIDE, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
