import type { Span } from '../../../model/span';

/** The offset of a place in the text: the start of its block and the words before it. */
function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest<HTMLElement>('[data-from]');
  if (!block) return null;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return Number(block.dataset.from) + range.toString().length;
}

/** The passage of the report that is selected on the screen, or null. */
export function selectedPassage(text: string): Span | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start || end - start > 500) return null;
  const words = text.slice(start, end);
  // What the screen shows and what the text says must be the same, or the offsets mean something else.
  return words.replace(/\s/gu, '') === selection.toString().replace(/\s/gu, '')
    ? { start, end }
    : null;
}
