/** An element with its names stripped of prefixes: readers know their vocabulary, and makers choose prefixes freely. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/** Elements nested deeper than this are laid into their ancestor: walkers recurse, and a hostile file must not. */
const deepest = 400;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Text of an XML file: by byte order mark, else as declared, else UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Parses XML to a tree; what is cut off or not well formed yields the part that could be read. */
export async function parseXml(bytes: Uint8Array): Promise<XmlElement> {
  const { Parser } = await import('htmlparser2');
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  let flattened = 0;
  const parser = new Parser(
    {
      onopentag(name, raw) {
        if (open.length > deepest) {
          flattened += 1;
          return;
        }
        const attributes: Record<string, string> = {};
        for (const [key, value] of Object.entries(raw)) attributes[local(key)] ??= value;
        const element: XmlElement = { name: local(name), attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        open.at(-1)?.children.push(text);
      },
      onclosetag() {
        if (flattened > 0) flattened -= 1;
        else if (open.length > 1) open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(decodeXml(bytes));
  parser.end();
  return root;
}

/** The child elements, in order. */
export const elements = (parent: XmlElement): XmlElement[] =>
  parent.children.filter((child) => typeof child !== 'string');

/** The first child element of that name. */
export const child = (parent: XmlElement | undefined, name: string): XmlElement | undefined =>
  parent && elements(parent).find((element) => element.name === name);

/** All elements of that name below `parent`, in document order, not looking inside a hit. */
export function below(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).flatMap((element) =>
    element.name === name ? [element] : below(element, name),
  );
}

/** All characters below an element. */
export const textBelow = (parent: XmlElement): string =>
  parent.children.map((c) => (typeof c === 'string' ? c : textBelow(c))).join('');
