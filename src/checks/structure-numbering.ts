import type { Section } from '../model/doc';
import type { Finding } from '../model/finding';
import { fails, holds, spanOf } from './findings';
import { markerFor, markerParts, type MarkerParts } from './markers';
import type { Reading } from './reading';

const RULE = 'structure.numbering';

interface Numbered extends MarkerParts {
  readonly section: Section;
  readonly marker: string;
}

/** Nearly all markers are short and hold none. */
const withoutBlanks = (marker: string): string =>
  /\s/.test(marker) ? marker.replace(/\s/g, '') : marker;

/** Sections that count in one row: the same parent and the same style of marker, in reading order. */
function rows(sections: readonly Section[], read: readonly (MarkerParts | null)[]): Numbered[][] {
  const byRow = new Map<string, Numbered[]>();
  for (const [i, section] of sections.entries()) {
    const parts = read[i] ?? null;
    if (parts === null) continue;
    const marker = withoutBlanks(section.marker);
    const { number, style } = parts;
    const key = `${section.parent} ${style}`;
    const row = byRow.get(key);
    if (row === undefined) byRow.set(key, [{ number, style, section, marker }]);
    else row.push({ number, style, section, marker });
  }
  return [...byRow.values()];
}

/** Whether the wanted marker stands somewhere between the two headings, though not read as a heading. */
function standsBetween(reading: Reading, from: number, to: number, marker: string): boolean {
  const said = reading.text.slice(from, to).replace(/[^\S\n]/g, '');
  const bare = marker.replace(/[、.,:]$/, '');
  // 二 stands in (二), 十二 and 第二 too: as a marker of its own it begins a line or has its stop behind it.
  if (/^[一二三四五六七八九十]+$/.test(bare))
    return new RegExp(`\\n${bare}|(?<![(第零〇一二三四五六七八九十百\\d])${bare}[、．.,:]`).test(
      said,
    );
  // A bare 2 stands in any figure: as a marker it has a stop behind it and no digit before.
  return /^\d+$/.test(bare)
    ? new RegExp(`(?<![\\d.〔])${bare}(?:[、．，)）]|\\.(?!\\d))`).test(said)
    : said.includes(bare);
}

/** 四、四、六、: behind a number that stands twice the count may go on as if it had not. */
const goesOnBehindRepeat = (row: readonly Numbered[], i: number): boolean =>
  i >= 2 &&
  row[i - 1]?.number === row[i - 2]?.number &&
  row[i]?.number === (row[i - 1]?.number ?? 0) + 2;

function judge(reading: Reading, previous: Numbered | undefined, item: Numbered): Finding | null {
  const expected = (previous?.number ?? 0) + 1;
  if (item.number === expected) return null;
  if (item.number === 1) {
    // A list that starts anew is none of our business, unless the highest level does so after a single heading.
    const top = item.style === '一、' && previous?.number === 1;
    return top ? repeated(item, previous) : null;
  }
  const from =
    previous?.section.head.start ?? reading.parsed.sections[item.section.parent]?.start ?? 0;
  if (previous !== undefined && item.number === previous.number) return repeated(item, previous);
  const wanted = markerFor(item.marker, expected);
  if (standsBetween(reading, from, item.section.head.start, wanted)) return null;
  if (previous === undefined && continuesElsewhere(reading.parsed.sections, item)) return null;
  // 首先 … 其次 … 第三: the first of a list may be said in words.
  if (previous === undefined && reading.text.slice(from, item.section.head.start).includes('首先'))
    return null;
  const code = item.number > expected ? 'structure.numbering.skipped' : 'structure.numbering.order';
  const params = { marker: item.marker, wanted, previous: previous?.marker ?? '' };
  const more = previous === undefined ? { code: 'structure.numbering.start' } : { code };
  return fails(RULE, [spanOf(item.section.head)], params, more);
}

const repeated = (item: Numbered, previous: Numbered): Finding =>
  fails(
    RULE,
    [spanOf(item.section.head), spanOf(previous.section.head)],
    {
      marker: item.marker,
      wanted: markerFor(item.marker, item.number + 1),
      previous: previous.marker,
    },
    { code: 'structure.numbering.repeated' },
  );

/** Arabic numbers may run on across the parts above them. */
function continuesElsewhere(sections: readonly Section[], item: Numbered): boolean {
  const at = sections.indexOf(item.section);
  return sections.slice(0, at).some((s) => {
    const parts = markerParts(s.marker);
    return parts?.style === item.style && parts.number === item.number - 1;
  });
}

/** 一是 … 二要 … 三、: the next number in another style under the same heading. */
function mixed(sections: readonly Section[], read: readonly (MarkerParts | null)[]): Finding[] {
  const found: Finding[] = [];
  /** By their parent: the section read last, and its marker taken apart. */
  const latest = new Map<number, { readonly before: Section; readonly last: MarkerParts | null }>();
  for (const [i, section] of sections.entries()) {
    const here = read[i] ?? null;
    const { before, last } = latest.get(section.parent) ?? {};
    latest.set(section.parent, { before: section, last: here });
    if (here === null || before === undefined || !last) continue;
    if (here.style === last.style || here.number !== last.number + 1) continue;
    const params = {
      marker: section.marker,
      previous: before.marker,
      wanted: markerFor(before.marker, here.number),
    };
    found.push(
      fails(RULE, [spanOf(section.head), spanOf(before.head)], params, {
        code: 'structure.numbering.mixed',
        severity: 'info',
      }),
    );
  }
  return found;
}

/** Skipped, repeated, disordered and mixed numbers among headings of one row. */
export function checkNumbering(reading: Reading): Finding[] {
  const { markers: read } = reading;
  const { sections } = reading.parsed;
  const changes = mixed(sections, read);
  const found: Finding[] = [];
  for (const row of rows(sections, read)) {
    let clean = row.length > 1;
    row.forEach((item, i) => {
      if (changes.some((c) => c.evidence[0].start === item.section.head.start)) return;
      const previous = i > 0 ? row[i - 1] : undefined;
      const finding = goesOnBehindRepeat(row, i) ? null : judge(reading, previous, item);
      if (finding === null) return;
      clean = false;
      found.push(finding);
    });
    const first = row[0];
    if (clean && first !== undefined) {
      found.push(
        holds(RULE, [spanOf(first.section.head)], { count: row.length, marker: first.marker }),
      );
    }
  }
  return [...found, ...changes];
}
