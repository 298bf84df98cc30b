import type { Problem } from '../../model/problem';
import { namesInZip, openZip, type Zip } from './container';
import { note, refuse, type Format } from './format';
import type { Page, Piece } from './page-lines';
import { layPages } from './pages';
import { below, child, elements, parseXml, textBelow, type XmlElement } from './xml';

const mediaType = 'application/ofd';
const largestPart = 60_000_000;

const numbers = (text: string | undefined): number[] =>
  (text ?? '').split(/\s+/).filter(Boolean).map(Number).filter(Number.isFinite);

/** Steps between characters: numbers, or `g n d` for n times d (GB/T 33190, 11.3). */
function steps(text: string | undefined): number[] {
  const words = (text ?? '').trim().split(/\s+/).filter(Boolean);
  const out: number[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === 'g') {
      const count = Math.min(10_000, Number(words[at + 1] ?? 0));
      for (let n = 0; n < count; n += 1) out.push(Number(words[at + 2] ?? 0));
      at += 2;
    } else out.push(Number(words[at]));
  }
  return out;
}

/** The characters of one text object with their places on the page, in millimetres from its top left corner. */
function piecesOf(object: XmlElement): Piece[] {
  const [left = 0, top = 0] = numbers(object.attributes.Boundary);
  const [a = 1, , , d = 1, e = 0, f = 0] = numbers(object.attributes.CTM);
  const size = Number(object.attributes.Size ?? 4) || 4;
  let x = 0;
  let y = 0;
  return elements(object).flatMap((code) => {
    if (code.name !== 'TextCode') return [];
    x = Number(code.attributes.X ?? x);
    y = Number(code.attributes.Y ?? y);
    const text = textBelow(code);
    const across = steps(code.attributes.DeltaX);
    const down = steps(code.attributes.DeltaY);
    // Text that runs down the page (one character under the other) is handed over character by character.
    if (down.some((step) => Math.abs(step) > size / 2)) {
      let at = y;
      return [...text].map((character, index) => {
        const piece = {
          text: character,
          x: left + x * a + e,
          y: top + at * d + f,
          width: size * a,
          height: size * d,
        };
        at += down[index] ?? 0;
        return piece;
      });
    }
    const width =
      across.length > 0
        ? across.reduce((sum, step) => sum + step, 0) + size
        : size * [...text].length;
    return [{ text, x: left + x * a + e, y: top + y * d + f, width: width * a, height: size * d }];
  });
}

async function part(zip: Zip, name: string): Promise<{ root: XmlElement; cut: boolean } | null> {
  const entry = zip.find(name);
  if (!entry) return null;
  const unpacked = await zip.unpack(entry, largestPart);
  if (unpacked.tooLarge) throw refuse('textTooLarge', { limit: 20 });
  return { root: await parseXml(unpacked.bytes), cut: unpacked.cut };
}

/** A path beside another file of the package, or from the package's root where it starts with a slash. */
const beside = (file: string, path: string): string =>
  path.startsWith('/') ? path : file.slice(0, file.lastIndexOf('/') + 1) + path;

/** Pages in the document's order; where its list is lost, in the order of their numbers. */
async function pageNames(zip: Zip): Promise<string[]> {
  const start = await part(zip, 'OFD.xml');
  const names: string[] = [];
  for (const place of start ? below(start.root, 'DocRoot') : []) {
    const document = textBelow(place).trim();
    const read = await part(zip, document);
    for (const page of read ? below(read.root, 'Page') : [])
      if (page.attributes.BaseLoc !== undefined)
        names.push(beside(document, page.attributes.BaseLoc));
  }
  if (names.length > 0) return names;
  const number = (name: string): number =>
    Number(/(\d+)\D*$/.exec(name.replace(/[^/]*$/, ''))?.[1] ?? 0);
  return zip.entries
    .map((entry) => entry.name)
    .filter((name) => /Pages\/[^/]+\/Content\.xml$/i.test(name))
    .sort((one, other) => number(one) - number(other));
}

/** OFD (GB/T 33190-2016), the fixed-layout format of official documents. */
export const ofd: Format = {
  id: 'ofd',
  mediaType,
  accepts: (bytes) => namesInZip(bytes).some((name) => /^(OFD\.xml|Doc_\d+\/.*)$/i.test(name)),
  async read(bytes) {
    const zip = openZip(bytes);
    let cut = zip.damaged;
    const pages: Page[] = [];
    const problems: Problem[] = [];
    let lost = 0;
    for (const name of await pageNames(zip)) {
      const read = await part(zip, name);
      if (!read) {
        lost += 1;
        continue;
      }
      cut ||= read.cut;
      const area = child(child(read.root, 'Page') ?? read.root, 'Area');
      const [, , width = 210, height = 297] = numbers(
        area && textBelow(child(area, 'PhysicalBox') ?? area),
      );
      pages.push({ width, height, pieces: below(read.root, 'TextObject').flatMap(piecesOf) });
    }
    if (cut || lost > 0) problems.push(note('truncated'));
    if (pages.every((page) => page.pieces.every((piece) => piece.text.trim() === '')))
      throw refuse(cut || lost > 0 || pages.length === 0 ? 'damaged' : 'noTextLayer', {
        format: 'OFD',
        pages: `1–${pages.length}`,
      });
    return { blocks: layPages(pages), mediaType, encoding: null, problems, hardLines: false };
  },
};
