/** A dot that wants a name beside it; positions in pixels, roughly, downwards and to the right. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Width of its name in pixels. */
  readonly width: number;
  /** Whether its name must stand, come what may. */
  readonly must: boolean;
}

/** Where a name stands beside its dot; null: there is no room for it. */
export type Side = 'right' | 'left' | 'top' | 'bottom' | null;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const meets = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const boxAt = (x: number, y: number, width: number, height: number): Box => ({
  ...{ left: x - width / 2, right: x + width / 2 },
  ...{ top: y - height / 2, bottom: y + height / 2 },
});

/**
 * Places names beside dots so that none covers a dot or another name: to the right where there is room, else to the left,
 * above or below, else not at all. Those that must stand choose first.
 */
export function placeLabels(
  spots: readonly Spot[],
  edges: Box,
  dot: number,
  line: number,
): readonly Side[] {
  const taken: Box[] = spots.map((s) => boxAt(s.x, s.y, dot, dot));
  const sides: Side[] = spots.map(() => null);
  const order = spots
    .map((_, i) => i)
    .sort((a, b) => Number(spots[b]?.must) - Number(spots[a]?.must));
  for (const i of order) {
    const spot = spots[i];
    if (!spot) continue;
    const { x, y, width } = spot;
    const [across, down] = [(dot + width) / 2 + 4, (dot + line) / 2 + 1];
    const choices: readonly (readonly [Exclude<Side, null>, Box])[] = [
      ['right', boxAt(x + across, y, width, line)],
      ['left', boxAt(x - across, y, width, line)],
      ['top', boxAt(x, y - down, width, line)],
      ['bottom', boxAt(x, y + down, width, line)],
    ];
    const free = choices.find(
      ([, box]) =>
        box.left >= edges.left &&
        box.right <= edges.right &&
        box.top >= edges.top &&
        box.bottom <= edges.bottom &&
        !taken.some((other) => meets(box, other)),
    );
    const choice = free ?? (spot.must ? choices[0] : undefined);
    if (!choice) continue;
    sides[i] = choice[0];
    taken.push(choice[1]);
  }
  return sides;
}
