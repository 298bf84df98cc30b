import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../src/views/charts/place-labels';

const edges = { left: 0, right: 200, top: 0, bottom: 100 };
const spot = (x: number, y: number, must = false) => ({ x, y, width: 40, must });

describe('names beside dots', () => {
  it('stand to the right where there is room', () => {
    expect(placeLabels([spot(50, 50)], edges, 10, 14)).toEqual(['right']);
  });

  it('go to the left, above or below where something is in the way', () => {
    // The second dot stands where the first one's name would; its own name goes to the right.
    expect(placeLabels([spot(60, 50), spot(85, 50)], edges, 10, 14)).toEqual(['left', 'right']);
    // At the right edge the name goes to the left.
    expect(placeLabels([spot(190, 50)], edges, 10, 14)).toEqual(['left']);
    // In the left corner, with a neighbour to the right: above is free.
    expect(placeLabels([spot(25, 50), spot(45, 50)], edges, 10, 14)).toEqual(['top', 'right']);
  });

  it('are left out where every side is taken, unless they must stand', () => {
    const crowd = [spot(50, 50), spot(50, 51), spot(51, 50), spot(51, 51), spot(49, 50)];
    const sides = placeLabels([...crowd, spot(50, 49, true)], edges, 10, 14);
    expect(sides.at(-1)).not.toBeNull();
    expect(sides).toContain(null);
  });
});
