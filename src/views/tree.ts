import type { Atlas } from './atlas';

/** An area with the places that report in it. */
export interface Area {
  readonly name: string;
  readonly path: readonly string[];
  /** Places at this very area: its government first, then its organs. */
  readonly own: readonly number[];
  readonly children: readonly Area[];
  /** Places here and below. */
  readonly total: number;
}

interface Growing {
  name: string;
  path: readonly string[];
  own: number[];
  children: Map<string, Growing>;
}

const settle = (area: Growing): Area => {
  const children = [...area.children.values()].map(settle);
  return {
    ...{ name: area.name, path: area.path, own: area.own, children },
    total: area.own.length + children.reduce((sum, c) => sum + c.total, 0),
  };
};

/** Places as a tree of areas, in the order of division codes. Areas without a report of their own stand where a lower one reports. */
export function areasOf(atlas: Atlas): readonly Area[] {
  const root: Growing = { name: '', path: [], own: [], children: new Map() };
  atlas.places.forEach((place, index) => {
    let area = root;
    for (const name of place.path) {
      let next = area.children.get(name);
      if (!next) {
        next = { name, path: [...area.path, name], own: [], children: new Map() };
        area.children.set(name, next);
      }
      area = next;
    }
    area.own.push(index);
  });
  const top = settle(root);
  return top.own.length > 0
    ? [...top.children, { ...top, children: [], total: top.own.length }]
    : top.children;
}
