/**
 * Moves lines of text apart that stand one above the other: each as near as may be to where it belongs, no two nearer than
 * `line` pixels, all between `top` and `bottom` as long as there is room. Takes and gives their middles, in any order.
 */
export function apart(
  middles: readonly number[],
  line: number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly number[] {
  const order = middles.map((_, i) => i).sort((a, b) => (middles[a] ?? 0) - (middles[b] ?? 0));
  // Without the room that those above take, the texts only have to keep their order: neighbours that do not are one
  // group, at the mean of where its members belong.
  const groups: { sum: number; count: number }[] = [];
  order.forEach((of, above) => {
    let group = { sum: (middles[of] ?? 0) - above * line, count: 1 };
    for (let last = groups.at(-1); last && mean(last) > mean(group); last = groups.at(-1)) {
      group = { sum: last.sum + group.sum, count: last.count + group.count };
      groups.pop();
    }
    groups.push(group);
  });
  const highest = Math.max(top, bottom - (order.length - 1) * line);
  const places = groups.flatMap((group) =>
    Array.from({ length: group.count }, () => Math.min(highest, Math.max(top, mean(group)))),
  );
  const moved = [...middles];
  order.forEach((of, above) => (moved[of] = (places[above] ?? 0) + above * line));
  return moved;
}

const mean = ({ sum, count }: { readonly sum: number; readonly count: number }): number =>
  sum / count;
