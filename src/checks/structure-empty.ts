import type { Section } from '../model/doc';
import type { Finding } from '../model/finding';
import { fails, spanOf } from './findings';
import { markerParts } from './markers';
import type { Reading } from './reading';

const RULE = 'structure.empty';

/** A heading of the two outer levels that stands on a line of its own; sentences that are items do not count. */
function isPlainHeading({ text }: Reading, section: Section): boolean {
  const style = markerParts(section.marker)?.style;
  if (style !== '一、' && style !== '(一)') return false;
  const rest = text.slice(section.head.end).split('\n', 1)[0] ?? '';
  // A heading that ends with a stop is a sentence of its own, an item of a list.
  return /^[:\s]*$/.test(rest) && section.title.length <= 40;
}

/** Headings with nothing under them. Where all headings of a row are so, it is a list and no finding. */
export function checkEmpty(reading: Reading): Finding[] {
  const { sections } = reading.parsed;
  const isEmpty = (s: Section): boolean =>
    /^[。:\s]*$/.test(reading.text.slice(s.head.end, s.end)) && isPlainHeading(reading, s);
  const found: Finding[] = [];
  for (const section of sections) {
    if (!isEmpty(section)) continue;
    const row = sections.filter((s) => s.parent === section.parent && s.depth === section.depth);
    if (row.every(isEmpty)) continue;
    found.push(
      fails(RULE, [spanOf(section.head)], { title: section.title, marker: section.marker }),
    );
  }
  return found;
}
