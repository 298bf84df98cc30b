import { slips } from '../catalog/wording/all';
import type { WordingSlip } from '../catalog/wording/slip';
import type { Finding } from '../model/finding';
import { WordTree } from '../model/word-tree';
import { fails } from './findings';
import { echoes } from './echoes';
import { shapeOf, type Shape } from './literals';
import { matchesIn, matchesNear } from './near';
import { fold, type Reading } from './reading';
import { findMisspelt } from './wording-terms';

const RULE = 'wording.slip';

interface Rule {
  readonly slip: WordingSlip;
  readonly pattern: RegExp;
  readonly shape: Shape;
  readonly unless: RegExp | null;
}

const rules: readonly Rule[] = slips.map((slip) => ({
  slip,
  pattern: new RegExp(slip.pattern, 'g'),
  shape: shapeOf(slip.pattern),
  unless: slip.unless === undefined ? null : new RegExp(slip.unless),
}));

/** How much of the text around a find `unless` is asked of. */
const AROUND = 16;

/** What is said again farther off than this is not looked for by its echo: nearly all words come again. */
const FARTHEST = 32;
/** Rules whose finds say something twice within reach (制度等制度): found by what is said twice. */
const echoing = rules.flatMap(({ shape: { echo, reach } }, rule) =>
  echo !== null && echo.least >= 2 && reach <= FARTHEST ? [{ rule, ...echo }] : [],
);
const farthestEcho = Math.max(0, ...echoing.map(({ most, gap }) => most + gap));

/** For each word the rules that find nothing without it or one of its kind; most rules are not tried on most texts. */
const rulesOf = new Map<string, number[]>();
rules.forEach(({ shape }, rule) => {
  if (echoing.some((e) => e.rule === rule)) return;
  for (const word of shape.words ?? []) rulesOf.set(word, [...(rulesOf.get(word) ?? []), rule]);
});
const words = new WordTree([...rulesOf.keys()]);
const rulesByWord = [...rulesOf.values()];
/** Rules that nothing tells where to look for. */
const anywhere = rules.map(
  ({ shape }, rule) => shape.words === null && !echoing.some((e) => e.rule === rule),
);

/** For each rule the places one of which every find of it holds, in order; null where it must look everywhere. */
function placesIn(folded: string): (number[] | null)[] {
  const places = anywhere.map((all): number[] | null => (all ? null : []));
  words.scan(folded, (word, start) => {
    for (const rule of rulesByWord[word] ?? []) places[rule]?.push(start);
  });
  echoes(folded, farthestEcho, (at, earlier) => {
    const apart = at - earlier;
    let length = 2;
    while (length < apart && folded.charCodeAt(at + length) === folded.charCodeAt(earlier + length))
      length++;
    for (const { rule, least, most, gap } of echoing)
      if (apart >= least && apart <= most + gap && length >= Math.max(least, apart - gap))
        places[rule]?.push(at);
  });
  return places;
}

/** The id of what no entry of the catalogue lists: a fixed term with one character gone wrong. */
const TERM = 'term';

const misspelt = (folded: string): Finding[] =>
  findMisspelt(folded).map(({ start, end, found, right }) =>
    fails(RULE, [{ start, end }], { slip: TERM, found, right }, { code: `wording.slip.${TERM}` }),
  );

/** The slips of the catalogue in any text; `only` limits them to one entry. Offsets are those of `text`. */
export function findSlips(text: string, only?: string): Finding[] {
  return slipsIn(fold(text), only);
}

function slipsIn(folded: string, only?: string): Finding[] {
  const places = placesIn(folded);
  const found: Finding[] = [];
  rules.forEach(({ slip, pattern, shape, unless }, rule) => {
    const near = places[rule] ?? null;
    if (near?.length === 0 || (only !== undefined && slip.id !== only)) return;
    const matches =
      near === null ? matchesIn(folded, pattern) : matchesNear(folded, pattern, near, shape.reach);
    for (const { start, words } of matches) {
      const end = start + words.length;
      if (unless?.test(folded.slice(Math.max(0, start - AROUND), end + AROUND))) continue;
      const params = { slip: slip.id, found: words, right: slip.right ?? '' };
      found.push(
        fails(RULE, [{ start, end }], params, {
          code: `wording.slip.${slip.id}`,
          severity: slip.severity ?? 'warning',
        }),
      );
    }
  });
  if (only === undefined || only === TERM) found.push(...misspelt(folded));
  return found;
}

/** Well-known slips of the genre; of several that point at the same words the first of the catalogue stays. */
export function checkWording(reading: Reading): Finding[] {
  const taken = new Uint8Array(reading.text.length);
  return slipsIn(reading.text).filter(({ evidence: [{ start, end }] }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
}
