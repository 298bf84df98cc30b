/** An element of a page with the words below it counted; comments, scripts and styles never get here. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: HtmlElement | null;
  readonly children: (HtmlElement | string)[];
}

/** Elements whose content is no text of the page, was deleted, or would run. */
const dropped = new Set(
  'script style noscript template iframe object embed svg canvas select textarea button video audio math del'.split(
    ' ',
  ),
);
/** Nesting deeper than this is laid into the ancestor: walkers recurse. */
const deepest = 300;

/** Parses a page. Nothing in it is run or fetched: tags become a tree, and that is all. */
export async function parseHtml(source: string): Promise<HtmlElement> {
  const { Parser } = await import('htmlparser2');
  const root: HtmlElement = { name: 'root', attributes: {}, parent: null, children: [] };
  let at = root;
  let depth = 0;
  const opened: ('pushed' | 'dropped' | 'flattened')[] = [];
  let dropping = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (dropped.has(name)) {
        dropping += 1;
        opened.push('dropped');
      } else if (dropping > 0 || depth > deepest) opened.push('flattened');
      else {
        const element: HtmlElement = { name, attributes, parent: at, children: [] };
        at.children.push(element);
        at = element;
        depth += 1;
        opened.push('pushed');
      }
    },
    ontext(text) {
      if (dropping === 0) at.children.push(text);
    },
    onclosetag() {
      const how = opened.pop();
      if (how === 'dropped') dropping -= 1;
      if (how === 'pushed' && at.parent) {
        at = at.parent;
        depth -= 1;
      }
    },
  });
  parser.write(source);
  parser.end();
  return root;
}

export const htmlElements = (parent: HtmlElement): HtmlElement[] =>
  parent.children.filter((child) => typeof child !== 'string');

/** All elements of that name below `parent`. */
export const htmlBelow = (parent: HtmlElement, name: string): HtmlElement[] =>
  htmlElements(parent).flatMap((e) =>
    e.name === name ? [e, ...htmlBelow(e, name)] : htmlBelow(e, name),
  );

export const htmlText = (parent: HtmlElement): string =>
  parent.children
    .map((c) => (typeof c === 'string' ? c : c.name === 'br' ? '\n' : htmlText(c)))
    .join('');
