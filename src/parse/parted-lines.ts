import { charactersOf, isOneOf } from '../model/sieve';
import { CLOCK, DATE } from './line-dates';
import { innerLabelAt, metadataItems, spacedLabels, type MetadataItem } from './metadata-items';

/** Lines and paragraphs that hold page furniture beside the report's words, taken apart. */

const STAMP = new RegExp(
  `^(?:发布时间|发布日期|发表时间|时间|日期) ?[:：] ?${DATE} \\d{1,2}[:：]\\d{2}[:：]\\d{2}(?=20\\d\\d ?年|[\\u4e00-\\u9fff])`,
);
const STAMPS = charactersOf('发时日');

/**
 * A title that shares its line with the meta line behind it (…报告 发布日期:… 来源:…) as two lines; any other line as
 * it is.
 */
export function partedTitle(line: string): readonly string[] {
  // 发布时间:2025-03-18 16:56:432024年以来,…: the stamp ran into the text.
  const stamp = isOneOf(STAMPS, line.charCodeAt(0)) ? STAMP.exec(line)?.[0] : undefined;
  if (stamp !== undefined && line.length > stamp.length + 20)
    return [stamp, line.slice(stamp.length)];
  // What is parted here is parted at a blank.
  if (!line.includes(' ') || !/报告|总结|情况/.test(line)) return [line];
  if (line.length > 300) return partedHead(line) ?? [line];
  const at = innerLabelAt(line);
  const rest = at < 8 ? null : metadataItems(line.slice(at + 1));
  const title = line.slice(0, at);
  const isTitle =
    /(?:法治|法制|依法行政).*(?:报告|总结|情况)[)）]?$/.test(title) && !/[。；:：]/.test(title);
  return rest && isTitle ? [title.trim(), line.slice(at + 1)] : [line];
}

/** How much of a page that came as one line may be its head. */
const LONGEST_HEAD = 400;
/** The value behind the last label of the head: up to the next blank, a date with its clock. */
const LAST_VALUE = new RegExp(`^ ?(?:${DATE}${CLOCK}|[^ ，。；]{0,40})(?= |$)`);
const IS_TITLE = /(?:法治|法制|依法行政)\S*(?:报告|总结|情况)$/;

/**
 * A whole page in one line (breadcrumb, title, meta line and text with blanks between them) as its parts; null where
 * the line has no such head.
 */
function partedHead(line: string): readonly string[] | null {
  const head = line.slice(0, LONGEST_HEAD);
  const labels = spacedLabels(head);
  const [first, last] = [labels[0], labels.at(-1)];
  if (!first || !last || /[。；]/.test(head.slice(0, last.start))) return null;
  const value = LAST_VALUE.exec(head.slice(last.end));
  if (!value) return null;
  const end = last.end + value[0].length;
  const title = head.slice(0, first.start).trim().split(' ').at(-1) ?? '';
  if (!IS_TITLE.test(title) || metadataItems(head.slice(first.start, end)) === null) return null;
  const crumb = head.slice(0, first.start).trim().slice(0, -title.length).trim();
  const parts = [crumb, title, head.slice(first.start, end), line.slice(end).trim()];
  return parts.filter((part) => part !== '');
}

const ENDS_CREDITS = charactersOf(')）】]');
const CREDITS = /^(.*[。！？…])([（(【[][^（()）【】]{2,60}[)）】\]])$/s;

/** A paragraph without the credits in brackets that a site prints behind its last sentence (责任编辑：…). */
export function withoutCredits(text: string): { text: string; items: MetadataItem[] | null } {
  if (!isOneOf(ENDS_CREDITS, text.charCodeAt(text.length - 1))) return { text, items: null };
  const match = CREDITS.exec(text.slice(-80));
  const items = match?.[2] === undefined ? null : metadataItems(match[2]);
  if (!items || !match?.[2]) return { text, items: null };
  return { text: text.slice(0, -match[2].length), items };
}
