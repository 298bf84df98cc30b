/** What is known of the texts that a part of a pattern matches. */
interface Known {
  /** All texts that it matches, where they are few; '' among them where it may be empty. */
  readonly exact: readonly string[] | null;
  /** Words of which every text around a match holds at least one. */
  readonly need: readonly string[] | null;
}

/** More texts than these are not listed. */
const MOST = 48;
const NOTHING: Known = { exact: null, need: null };
const EMPTY: Known = { exact: [''], need: null };

/**
 * Words of which a text must hold at least one for the pattern (without flags) to match in it, or null where no such
 * words can be told. Errs only towards null: patterns are then simply tried.
 */
export function literalsOf(pattern: string): readonly string[] | null {
  return best([new Source(pattern).alternatives()]);
}

/** The most telling of several needs: the one whose shortest word is longest, then the one of fewest words. */
function best(parts: readonly Known[]): readonly string[] | null {
  let found: readonly string[] | null = null;
  let most = 0;
  for (const words of parts.flatMap(({ exact, need }) => [exact, need])) {
    if (words === null || words.length === 0) continue;
    const shortest = Math.min(...words.map((w) => w.length));
    const worth = shortest * 1000 - words.length;
    if (shortest === 0 || worth <= most) continue;
    most = worth;
    found = words;
  }
  return found;
}

const product = (a: readonly string[], b: readonly string[]): readonly string[] | null =>
  a.length * b.length > MOST ? null : [...new Set(a.flatMap((x) => b.map((y) => x + y)))];

/** Reads the source of a pattern from left to right. */
class Source {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  alternatives(): Known {
    const branches = [this.#sequence()];
    while (this.#takes('|')) branches.push(this.#sequence());
    const exact = branches.flatMap((b) => b.exact ?? []);
    const needs = branches.map((b) => best([b]));
    return {
      exact: branches.every((b) => b.exact !== null) && exact.length <= MOST ? exact : null,
      need: needs.every((n) => n !== null) ? needs.flat() : null,
    };
  }

  #takes(sign: string): boolean {
    if (!this.#source.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  #sequence(): Known {
    const parts: Known[] = [];
    let run: readonly string[] = [''];
    let whole = true;
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source[this.#at] ?? '')) {
      const ahead = this.#source.startsWith('(?=', this.#at);
      const part = this.#repeated();
      const joined = part.exact === null ? null : product(run, part.exact);
      parts.push({ exact: null, need: part.need });
      if (joined !== null && !ahead) {
        run = joined;
        continue;
      }
      // What follows is not joined to what stood before: a new run begins.
      parts.push({ exact: ahead ? joined : null, need: run });
      whole = false;
      run = !ahead && part.exact !== null ? part.exact : [''];
    }
    parts.push({ exact: run, need: null });
    return { exact: whole ? run : null, need: best(parts) };
  }

  #repeated(): Known {
    const part = this.#single();
    const sign = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at));
    if (sign === null) return part;
    this.#at += sign[0].length;
    if (sign[0] === '?') return { exact: part.exact && [...part.exact, ''], need: null };
    const optional = /^[?*]/.test(sign[0]) || sign[1] === '0';
    return optional ? NOTHING : { exact: null, need: best([part]) };
  }

  #single(): Known {
    if (this.#takes('(?!') || this.#takes('(?<!')) return this.#inside(() => EMPTY);
    if (this.#takes('(?<=')) return this.#inside((k) => ({ exact: [''], need: best([k]) }));
    if (this.#takes('(?=') || this.#takes('(?:') || this.#takes('(')) return this.#inside((k) => k);
    if (this.#takes('[')) return this.#characters();
    if (this.#takes('^') || this.#takes('$')) return EMPTY;
    const sign = this.#source[this.#at++] ?? '';
    if (sign === '.') return NOTHING;
    return sign === '\\' ? this.#escaped() : { exact: [sign], need: null };
  }

  #inside(known: (inside: Known) => Known): Known {
    const inside = this.alternatives();
    if (!this.#takes(')')) throw new Error(`a bracket is not closed: ${this.#source}`);
    return known(inside);
  }

  /** A sign that is no letter or digit stands for itself; of the others nothing is told. */
  #escaped(): Known {
    const sign = this.#source[this.#at++] ?? '';
    if (sign === 'u') this.#at += 4;
    return /\w/.test(sign) ? NOTHING : { exact: [sign], need: null };
  }

  /** A class of signs; ranges and named classes are not listed. */
  #characters(): Known {
    const from = this.#at;
    while (this.#at < this.#source.length && this.#source[this.#at] !== ']')
      this.#at += this.#source[this.#at] === '\\' ? 2 : 1;
    const signs = this.#source.slice(from, this.#at++);
    if (/^\^|-|\\/.test(signs) || signs.length > MOST) return NOTHING;
    return { exact: [...new Set(signs)], need: null };
  }
}
