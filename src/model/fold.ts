/** Changed with every change of `foldTable`: signatures made with another table are made anew. */
export const FOLD_VERSION = 1;

/** One entry for every UTF-16 unit: what it counts as when texts are searched. */
export type FoldTable = Uint16Array;

const QUOTES = '“”„«»「」『』〝〞＂';
const DASHES = '‐‑‒–—―−─－';
const BRACKETS_OPEN = '〔【［〖';
const BRACKETS_CLOSE = '〕】］〗';

/**
 * The table by which searching overlooks what does not change a word: width, case of Latin letters, kinds of
 * quotation marks, dashes and brackets, compatibility and radical forms, traditional characters.
 * `traditional` lists pairs `繁 简` separated by '|' (a further reading after the first is not used); `radicals` maps
 * look-alikes of ideographs. Only single UTF-16 units take part, so that offsets stay as they are.
 */
export function foldTable(traditional: string, radicals: ReadonlyMap<string, string>): FoldTable {
  const table = new Uint16Array(0x10000).map((_, code) => code);
  const unit = (from: string, to: string): void => {
    if (from.length === 1 && to.length === 1) table[from.charCodeAt(0)] = to.charCodeAt(0);
  };
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0;
  table[0x3000] = 0x20;
  table[0xa0] = 0x20;
  for (const c of QUOTES) unit(c, '"');
  for (const c of '‘’‚＇') unit(c, "'");
  for (const c of DASHES) unit(c, '-');
  for (const c of BRACKETS_OPEN) unit(c, '[');
  for (const c of BRACKETS_CLOSE) unit(c, ']');
  for (let code = 0xf900; code <= 0xfaff; code++)
    unit(String.fromCharCode(code), String.fromCharCode(code).normalize('NFC'));
  for (const [from, to] of radicals) unit(from, to);
  const simpler = new Map<number, number>();
  for (const pair of traditional.split('|')) {
    const [from = '', to = ''] = pair.split(' ');
    if (from.length === 1 && to.length === 1) simpler.set(from.charCodeAt(0), to.charCodeAt(0));
  }
  for (let code = 0; code < table.length; code++) {
    const shown = table[code] ?? code;
    const lower = String.fromCharCode(shown).toLowerCase();
    const small = lower.length === 1 ? lower.charCodeAt(0) : shown;
    table[code] = simpler.get(small) ?? small;
  }
  // A few simplified forms are themselves the traditional form of another character: all end at the same place.
  return table.map((code) => table[code] ?? code);
}

const atOnce = 8192;

/** The text as it is compared; exactly as long as it was. */
export function foldText(text: string, table: FoldTable): string {
  let folded = '';
  const units = new Uint16Array(Math.min(atOnce, text.length));
  for (let at = 0; at < text.length; at += atOnce) {
    const count = Math.min(atOnce, text.length - at);
    for (let i = 0; i < count; i++) units[i] = table[text.charCodeAt(at + i)] ?? 0;
    // Spread, they would be handed over one by one, which takes four times as long; any list of numbers will do.
    folded += String.fromCharCode.apply(null, units.subarray(0, count) as unknown as number[]);
  }
  return folded;
}
