import { best, needFor, product, shifted, type Need } from './needs';

/** What is known of the texts that a part of a pattern matches. */
interface Known {
  /** All texts that it matches, where they are few; '' among them where it may be empty. */
  readonly exact: readonly string[] | null;
  readonly need: Need | null;
  /** How many characters it spans: at least, and at most; and how many it spans or looks at. */
  readonly least: number;
  readonly most: number;
  readonly reach: number;
  readonly echo: Echo | null;
}

/** A passage that every match says twice (a group and a reference back to it), and what may stand between. */
export interface Echo {
  readonly least: number;
  readonly most: number;
  readonly gap: number;
  /** How far behind the beginning of a match the passage stands, at least and at most. */
  readonly from: number;
  readonly to: number;
}

/** What parts of a pattern that stand side by side spell out together, and where that begins. */
interface Run {
  readonly words: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** What every match of a pattern has in common: where to look for it before the pattern itself is tried. */
export interface Shape {
  /** null where no such words can be told. */
  readonly need: Need | null;
  /** Characters from the first to the last that a match reads, lookarounds included, at most; Infinity where unknown. */
  readonly reach: number;
  readonly echo: Echo | null;
}

/** What a pattern repeats without bound (digits, the rest of a clause) is no longer in any prose. */
const LONGEST_RUN = 120;
/** More texts than these are not listed. */
const MOST = 48;
const NOTHING: Known = {
  exact: null,
  need: null,
  least: 0,
  most: Infinity,
  reach: Infinity,
  echo: null,
};
const EMPTY: Known = { ...NOTHING, exact: [''], most: 0, reach: 0 };
/** Whether the text ends here is seen from one character beyond. */
const END: Known = { ...EMPTY, reach: 1 };
const ANY: Known = { ...NOTHING, least: 1, most: 1, reach: 1 };

/** The shape of a pattern (without flags). Errs only towards less: such patterns are then simply tried. */
export function shapeOf(pattern: string): Shape {
  const known = new Source(pattern).alternatives();
  return { need: needOf(known), reach: known.reach, echo: known.echo };
}

const needOf = ({ exact, need }: Known): Need | null => best([exact && needFor(exact), need]);

const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

/** A text of this one sign. */
const only = (sign: string): Known => ({ ...ANY, exact: [sign] });

/** Reads the source of a pattern from left to right. */
class Source {
  readonly #source: string;
  #at = 0;
  /** The groups that are closed, by their number, and how many are open or closed. */
  readonly #groups: Known[] = [];
  /** For each reference back its group. */
  readonly #backs = new Map<Known, Known>();
  #opened = 0;

  constructor(source: string) {
    this.#source = source;
  }

  alternatives(): Known {
    const branches = [this.#sequence()];
    while (this.#takes('|')) branches.push(this.#sequence());
    const exact = branches.flatMap((b) => b.exact ?? []);
    const needs = branches.map(needOf).filter((need) => need !== null);
    return {
      exact: branches.every((b) => b.exact !== null) && exact.length <= MOST ? exact : null,
      need: needs.length === branches.length ? needs.flat() : null,
      least: Math.min(...branches.map((b) => b.least)),
      most: Math.max(...branches.map((b) => b.most)),
      reach: Math.max(...branches.map((b) => b.reach)),
      echo: branches.length === 1 ? (branches[0]?.echo ?? null) : null,
    };
  }

  #takes(sign: string): boolean {
    if (!this.#source.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  #sequence(): Known {
    const parts: Known[] = [];
    const needs: (Need | null)[] = [];
    // What the parts at hand spell out together, and where that begins; and where the next part begins.
    let run: Run = { words: [''], from: 0, to: 0 };
    let [from, to] = [0, 0];
    let whole = true;
    let within: Echo | null = null;
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source[this.#at] ?? '')) {
      const ahead = this.#source.startsWith('(?=', this.#at);
      const part = this.#repeated();
      const joined = part.exact === null ? null : product(run.words, part.exact, MOST);
      needs.push(shifted(part.need, from, to));
      if (joined !== null && !ahead) {
        run = { ...run, words: joined };
      } else {
        // What follows is not joined to what stood before: a new run begins.
        if (ahead && joined !== null) needs.push(needFor(joined, run.from, run.to));
        needs.push(needFor(run.words, run.from, run.to));
        whole = false;
        const fresh = !ahead && part.exact !== null;
        run = fresh
          ? { words: part.exact, from, to }
          : { words: [''], from: from + part.least, to: to + part.most };
      }
      parts.push(part);
      within ??= part.echo && movedBy(part.echo, from, to);
      from += part.least;
      to += part.most;
    }
    if (!whole) needs.push(needFor(run.words, run.from, run.to));
    return {
      exact: whole ? run.words : null,
      need: best(needs),
      least: from,
      most: to,
      reach: total(parts.map((p) => p.reach)),
      echo: this.#echoIn(parts) ?? within,
    };
  }

  /** The first group and the first reference back to it that stand side by side in a sequence. */
  #echoIn(parts: readonly Known[]): Echo | null {
    for (const [at, part] of parts.entries()) {
      const place = parts.findIndex((p) => p === this.#backs.get(part));
      const group = parts[place];
      if (group === undefined) continue;
      const gap = total(parts.slice(place + 1, at).map((p) => p.most));
      const before = parts.slice(0, place);
      const [from, to] = [total(before.map((p) => p.least)), total(before.map((p) => p.most))];
      return { least: group.least, most: group.most, gap, from, to };
    }
    return null;
  }

  #repeated(): Known {
    const part = this.#single();
    const sign = /^(?:([?*+])|\{(\d+)(,(\d*))?\})\??/.exec(this.#source.slice(this.#at));
    if (sign === null) return part;
    this.#at += sign[0].length;
    const { most, reach } = part;
    if (sign[1] === '?') return { ...EMPTY, exact: part.exact && [...part.exact, ''], most, reach };
    const low = sign[1] === '+' ? 1 : Number(sign[2] ?? 0);
    const bounded = sign[2] !== undefined && sign[4] !== '';
    const times = (width: number): number =>
      bounded ? width * Number(sign[4] ?? low) : Math.max(width * low, LONGEST_RUN);
    const spans = { least: part.least * low, most: times(most), reach: times(reach) };
    return { ...NOTHING, need: low === 0 ? null : needOf(part), ...spans };
  }

  #single(): Known {
    if (this.#takes('(?!') || this.#takes('(?<!')) return this.#beside(() => EMPTY);
    if (this.#takes('(?<=')) return this.#beside(behind);
    if (this.#takes('(?=')) return this.#beside((k) => k);
    if (this.#takes('(?:')) return this.#inside();
    if (this.#takes('(')) return this.#group();
    if (this.#takes('[')) return this.#characters();
    if (this.#takes('^') || this.#takes('$')) return END;
    const sign = this.#source[this.#at++] ?? '';
    if (sign === '.') return ANY;
    return sign === '\\' ? this.#escaped() : only(sign);
  }

  #inside(): Known {
    const inside = this.alternatives();
    if (!this.#takes(')')) throw new Error(`a bracket is not closed: ${this.#source}`);
    return inside;
  }

  /** What is only looked at spans nothing, but is looked at as far as it goes. */
  #beside(known: (inside: Known) => Known): Known {
    const inside = this.#inside();
    return { ...known(inside), least: 0, most: 0, reach: inside.reach, echo: null };
  }

  #group(): Known {
    const number = this.#opened++;
    // A copy, so that a group is known again among the parts of its sequence.
    return (this.#groups[number] = { ...this.#inside() });
  }

  /** A sign that is no letter or digit stands for itself; of the others nothing is told but that they are one. */
  #escaped(): Known {
    const sign = this.#source[this.#at++] ?? '';
    if (sign === 'u') this.#at += 4;
    if (/[1-9]/.test(sign)) return this.#back(Number(sign) - 1);
    if (sign === 'b' || sign === 'B') return { ...EMPTY, reach: 1 };
    return /\w/.test(sign) ? ANY : only(sign);
  }

  /** What an earlier group matched, once more. */
  #back(number: number): Known {
    const group = this.#groups[number];
    if (group === undefined) return NOTHING;
    const { least, most } = group;
    const back: Known = { ...NOTHING, least, most, reach: most };
    this.#backs.set(back, group);
    return back;
  }

  /** A class of signs; ranges and named classes are not listed. */
  #characters(): Known {
    const from = this.#at;
    while (this.#at < this.#source.length && this.#source[this.#at] !== ']')
      this.#at += this.#source[this.#at] === '\\' ? 2 : 1;
    const signs = this.#source.slice(from, this.#at++);
    if (/^\^|-|\\/.test(signs) || signs.length > MOST) return ANY;
    return { ...ANY, exact: [...new Set(signs)] };
  }
}

const movedBy = (echo: Echo, from: number, to: number): Echo => ({
  ...echo,
  from: echo.from + from,
  to: echo.to + to,
});

/** What is looked at behind: it ends where the match goes on. */
function behind(inside: Known): Known {
  return { ...EMPTY, need: shifted(needOf(inside), -inside.most, -inside.least) };
}
