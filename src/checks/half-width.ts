const WIDE = /[\uff01-\uff5e\u3000]/g;
/** The same, to ask whether there is one at all: most headings hold none, and replacing nothing is as slow as replacing. */
const anyWide = /[\uff01-\uff5e\u3000]/;
const half = (c: string): string =>
  c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0);
/** The signs that stand in every paragraph, one by one: replacing a sign by a sign calls no function for each of them. */
const frequent = [...'，：；（）'].map((c) => ({ sign: new RegExp(c, 'g'), by: half(c) }));
/** For less than this the signs are not worth a pass each. */
const LONG = 500;

/** Full-width ASCII variants to half width; keeps the length. */
export function fold(text: string): string {
  if (!anyWide.test(text)) return text;
  if (text.length < LONG) return text.replace(WIDE, half);
  let folded = text;
  for (const { sign, by } of frequent) folded = folded.replace(sign, by);
  return folded.replace(WIDE, half);
}
