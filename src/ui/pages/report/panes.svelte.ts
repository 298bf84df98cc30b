/** The widths of the side panes in CSS pixels, remembered on this computer. */
export const limits = {
  outline: { min: 180, max: 420, start: 248 },
  panel: { min: 280, max: 640, start: 380 },
} as const;

type Pane = keyof typeof limits;

const key = 'zhijing.panes';

function remembered(): Partial<Record<Pane, unknown>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {}; // storage refused or spoilt: widths start anew
  }
}

const within = (pane: Pane, width: unknown): number => {
  const { min, max, start } = limits[pane];
  return typeof width === 'number' && width >= min && width <= max ? width : start;
};

class Panes {
  outline = $state(within('outline', remembered().outline));
  panel = $state(within('panel', remembered().panel));

  set(pane: Pane, width: number): void {
    this[pane] = width;
    try {
      localStorage.setItem(key, JSON.stringify({ outline: this.outline, panel: this.panel }));
    } catch {
      // storage refused: the width lasts for this visit
    }
  }
}

export const panes = new Panes();
