import type { Finding } from '../model/finding';
import type { Span } from '../model/span';
import { fails, spanOf } from './findings';
import type { Reading } from './reading';

const RULE = 'structure.title';
const PAGE: ReadonlySet<string> = new Set([
  'metadata',
  'tool',
  'counter',
  'navigation',
  'breadcrumb',
]);
const bare = (s: string): string => s.replace(/[\s《》"“”]/g, '');

/** The report's own title printed twice, or a heading printed twice in a row. */
export function checkTitles(reading: Reading): Finding[] {
  return [...titleTwice(reading), ...headingTwice(reading)];
}

function titleTwice({ parsed, text }: Reading): Finding[] {
  const { doc, meta } = parsed;
  const repeat = doc.asides.find((a) => a.kind === 'repeat');
  if (repeat !== undefined) {
    // A page's own headline with its line of date and source above the title is no slip of the report.
    const furniture = doc.asides.some((a) => a.at === repeat.at && PAGE.has(a.kind));
    if (furniture) return [];
    const at = doc.text.indexOf(repeat.text);
    const span = meta.basis.title?.span ?? { start: 0, end: doc.text.indexOf('\n') };
    const kept: Span = at >= 0 ? { start: at, end: at + repeat.text.length } : spanOf(span);
    return kept.end > kept.start ? [fails(RULE, [kept], { title: bare(repeat.text) })] : [];
  }
  const [first, second] = doc.blocks;
  if (first === undefined || second === undefined) return [];
  const title = bare(text.slice(first.start, first.end));
  if (title.length < 6 || title !== bare(text.slice(second.start, second.end))) return [];
  return [fails(RULE, [spanOf(first), spanOf(second)], { title })];
}

function headingTwice({ parsed, titles }: Reading): Finding[] {
  const found: Finding[] = [];
  const printed = titles.map(bare);
  for (const [i, section] of parsed.sections.entries()) {
    const title = printed[i] ?? '';
    // Most headings stand once: a search back through all of them only where there is something to find.
    if (title.length < 4 || printed.indexOf(title) === i) continue;
    for (let j = i - 1; j >= 0; j--) {
      const other = parsed.sections[j];
      if (other?.parent !== section.parent || printed[j] !== title) continue;
      const params = { title, marker: section.marker, previous: other.marker };
      found.push(
        fails(RULE, [spanOf(section.head), spanOf(other.head)], params, {
          code: 'structure.title.heading',
        }),
      );
      break;
    }
  }
  return found;
}
