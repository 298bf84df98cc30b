import type { RawDoc } from '../../model/doc';
import { join, latin1, startsWith } from './bytes';
import { hasReport, hasWords, note, refuse, type Format, type ReadOptions } from './format';
import { readHtml } from './html';

/** One part of a MIME message. */
interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

/** Headers in lower case, folded lines joined; the body as it stands. */
function splitPart(bytes: Uint8Array): Part {
  const text = latin1(bytes, 0, 65_536);
  const gap = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, gap?.index ?? text.length).replace(/\r?\n[ \t]+/g, ' ');
  const headers = new Map(
    head.split(/\r?\n/).flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0
        ? [[line.slice(0, colon).toLowerCase().trim(), line.slice(colon + 1).trim()] as const]
        : [];
    }),
  );
  return { headers, body: bytes.subarray(gap ? gap.index + gap[0].length : bytes.length) };
}

const parameter = (header: string, name: string): string | undefined =>
  new RegExp(`${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i')
    .exec(header)
    ?.slice(1)
    .find((v) => v !== undefined);

function fromQuotedPrintable(body: Uint8Array): Uint8Array {
  const text = latin1(body).replace(/[ \t]*=[ \t]*\r?\n/g, '');
  const bytes = new Uint8Array(text.length);
  let size = 0;
  for (let at = 0; at < text.length; at += 1) {
    const hex = text[at] === '=' ? parseInt(text.slice(at + 1, at + 3), 16) : NaN;
    if (Number.isNaN(hex)) bytes[size] = text.charCodeAt(at);
    else {
      bytes[size] = hex;
      at += 2;
    }
    size += 1;
  }
  return bytes.subarray(0, size);
}

function fromBase64(body: Uint8Array): Uint8Array {
  const text = latin1(body).replace(/[^A-Za-z0-9+/]/g, '');
  const whole = text.slice(0, text.length - (text.length % 4 === 1 ? 1 : 0));
  return Uint8Array.from(atob(whole), (c) => c.charCodeAt(0));
}

function decodeBody({ headers, body }: Part): Uint8Array {
  const how = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  if (how === 'quoted-printable') return fromQuotedPrintable(body);
  return how === 'base64' ? fromBase64(body) : body;
}

/** All leaf parts, and whether the last boundary was there. */
function leaves(part: Part, depth: number): { parts: Part[]; whole: boolean } {
  const boundary = parameter(part.headers.get('content-type') ?? '', 'boundary');
  if (boundary === undefined || depth > 4) return { parts: [part], whole: true };
  const body = latin1(part.body);
  const mark = `--${boundary}`;
  const parts: Part[] = [];
  let whole = false;
  for (let at = body.indexOf(mark); at >= 0;) {
    if (body.startsWith('--', at + mark.length)) whole = true;
    const from = body.indexOf('\n', at + mark.length) + 1;
    const next = body.indexOf(mark, at + mark.length);
    if (from > 0 && !body.startsWith('--', at + mark.length)) {
      const inner = leaves(
        splitPart(part.body.subarray(from, next < 0 ? body.length : next)),
        depth + 1,
      );
      parts.push(...inner.parts);
    }
    at = next;
  }
  return { parts, whole };
}

/** Reads each page of the archive (frames are pages of their own) and takes the one with the most words. */
async function readLargest(pages: readonly Part[], options: ReadOptions): Promise<RawDoc | null> {
  let best: RawDoc | null = null;
  let most = -1;
  for (const page of pages) {
    const type = page.headers.get('content-type') ?? '';
    const body = decodeBody(page);
    const label = options.encoding ?? parameter(type, 'charset');
    // The header's charset is as good as a <meta> in front of the page, and as easily wrong. UTF-16 says so itself.
    const marked = startsWith(body, '\xff\xfe') || startsWith(body, '\xfe\xff');
    const hint =
      label && !options.encoding && !marked
        ? new TextEncoder().encode(`<meta charset="${label}">`)
        : new Uint8Array(0);
    try {
      const read = await readHtml(join([hint, body]), options);
      const size = read.blocks
        .filter((b) => b.aside === undefined && hasWords(b))
        .reduce((sum, b) => sum + JSON.stringify(b).length, 0);
      if (size > most) [best, most] = [read, size];
    } catch {
      continue;
    }
  }
  return best;
}

/** Web archives (.mht, .mhtml), as Chromium, Internet Explorer and Word save them, also under the ending .doc. */
export const mhtml: Format = {
  id: 'mhtml',
  mediaType: 'multipart/related',
  accepts(bytes) {
    if (!/[\w-]/.test(latin1(bytes, 0, 1))) return false;
    const head = latin1(bytes, 0, 3000);
    return (
      /^[\w-]+:[^\n]*\r?\n/.test(head) &&
      /^mime-version:/im.test(head) &&
      /^content-type:\s*(multipart\/|text\/html)/im.test(head)
    );
  },
  async read(bytes, _name, options) {
    const { parts, whole } = leaves(splitPart(bytes), 0);
    const pages = parts.filter((p) => /^text\/html/i.test(p.headers.get('content-type') ?? ''));
    const read = await readLargest(pages, options);
    if (!read || !hasReport(read.blocks))
      throw refuse(whole ? 'noText' : 'damaged', { format: 'MHTML' });
    return {
      ...read,
      mediaType: 'multipart/related',
      problems: [...read.problems, ...(whole ? [] : [note('truncated')])],
    };
  },
};
