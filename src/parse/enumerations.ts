import type { MarkerSystem } from './marker-forms';
import type { Marker } from './markers';

/**
 * Tells the marks that open sections from enumerations inside a sentence. Works on all marks of the text in reading
 * order; what decides is where a mark stands and whether its neighbours number the same list.
 */

/** Systems that live inside paragraphs: a single one of them is not a list. */
const SPOKEN: ReadonlySet<MarkerSystem> = new Set(['is', 'shall', 'ordinal', 'first']);
/** An item of an enumeration in mid-sentence is shorter than this, in characters. */
const SHORT_ITEM = 30;
/** An item that is a section says something: it is at least this long. */
const SHORTEST_ITEM = 7;
/** Two marks of one list that no paragraph start separates are not farther apart than this. */
const FAR = 6000;
/** A heading into which the next heading runs is not longer than this. */
const LONGEST_HEADING = 60;

/** The marks that open sections, in order. */
export function acceptMarkers(text: string, markers: readonly Marker[]): Marker[] {
  const written = acceptWritten(
    text,
    markers.filter((m) => !SPOKEN.has(m.system)),
  );
  const spoken = acceptSpoken(
    text,
    markers.filter((m) => SPOKEN.has(m.system)),
    written,
  );
  return [...written, ...spoken].sort((a, b) => a.start - b.start);
}

/** 一、 (一) 1. (1) ①: a paragraph start is enough; inside a paragraph the numbers must go on. */
function acceptWritten(text: string, markers: readonly Marker[]): Marker[] {
  const next = followers(markers);
  const last = new Map<MarkerSystem, Marker>();
  const accepted: Marker[] = [];
  markers.forEach((marker, i) => {
    const before = last.get(marker.system);
    const previous = accepted[accepted.length - 1];
    if (!fits(text, marker, before, next[i], previous)) return;
    accepted.push(marker);
    last.set(marker.system, marker);
    for (const system of INNER[marker.system] ?? []) last.delete(system);
  });
  return accepted;
}

/** The systems that begin anew under a heading of the given one. */
const INNER: Readonly<Partial<Record<MarkerSystem, readonly MarkerSystem[]>>> = {
  part: ['hanParen', 'arabicParen', 'circled'],
  hanDot: ['hanParen', 'arabicParen', 'circled'],
  hanParen: ['arabicPair', 'arabicParen', 'circled'],
  arabicDot: ['arabicPair', 'arabicParen', 'circled'],
};

/** For each mark the next one of its system. */
function followers(markers: readonly Marker[]): (Marker | undefined)[] {
  const next: (Marker | undefined)[] = new Array<Marker | undefined>(markers.length);
  const later = new Map<MarkerSystem, Marker>();
  for (let i = markers.length - 1; i >= 0; i--) {
    const marker = markers[i];
    if (!marker) continue;
    next[i] = later.get(marker.system);
    later.set(marker.system, marker);
  }
  return next;
}

/** 1.1 with 1.2 behind it at the beginning of a paragraph of its own: 12.4 and 3.15 are days. */
const pairs = ({ number }: Marker, next: Marker | undefined): boolean =>
  number === 1 && next?.number === 2 && next.place === 'start';

function fits(
  text: string,
  marker: Marker,
  before: Marker | undefined,
  next: Marker | undefined,
  previous: Marker | undefined,
): boolean {
  const { system, number, place } = marker;
  const goesOn = before !== undefined && number > before.number && number <= before.number + 2;
  if (system === 'arabicPair') return place === 'start' && (goesOn || pairs(marker, next));
  if (place === 'start') return true;
  const begins = number === 1 && next !== undefined && next.number === 2 && next.place !== 'comma';
  // The first heading of all, or the first below a heading, needs no second: the rest may be torn off.
  const opens =
    number === 1 &&
    before === undefined &&
    (system === 'hanDot' || (system === 'hanParen' && previous?.system === 'hanDot'));
  if (place === 'stop')
    return (
      opens ||
      goesOn ||
      begins ||
      (before !== undefined && number === before.number && system !== 'arabicDot')
    );
  if (place === 'comma') return false;
  const runs =
    before !== undefined &&
    number === before.number + 1 &&
    marker.start - before.end <= LONGEST_HEADING;
  if (system === 'arabicParen') return runs;
  const words = text.slice(Math.max(0, marker.start - 6), marker.start);
  if (system === 'hanDot') return number === 1 && /(?:如下|汇报|总结|报告)$/.test(words);
  if (system !== 'hanParen') return false;
  const runOn = previous?.system === 'hanDot' && marker.start - previous.end <= LONGEST_HEADING;
  return (number === 1 && runOn) || (before !== undefined && number === before.number + 1);
}

/** 一是 二是, 一要 二要, 第一, 第二, 首先 其次: lists of at least two whose items are more than parts of a sentence. */
function acceptSpoken(
  text: string,
  markers: readonly Marker[],
  written: readonly Marker[],
): Marker[] {
  const accepted: Marker[] = [];
  for (const run of runsOf(markers, written)) accepted.push(...withoutProse(text, run));
  return accepted;
}

/** Neighbouring marks that count up one list; a new 一是 or a written heading in between begins a new one. */
function runsOf(markers: readonly Marker[], written: readonly Marker[]): Marker[][] {
  const runs: Marker[][] = [];
  const open = new Map<MarkerSystem, Marker[]>();
  let w = 0;
  for (const marker of markers) {
    let cut = false;
    while (w < written.length && (written[w]?.start ?? Infinity) < marker.start) {
      cut = true;
      w++;
    }
    if (cut) open.clear();
    const run = open.get(marker.system);
    const last = run?.[run.length - 1];
    if (run && last && marker.number > 1 && marker.start - last.end < FAR) run.push(marker);
    else {
      const fresh = [marker];
      open.set(marker.system, fresh);
      runs.push(fresh);
    }
  }
  return runs;
}

function withoutProse(text: string, run: readonly Marker[]): Marker[] {
  const list = run.filter((marker, i) => marker.place !== 'glued' || inSequence(run, i));
  const rest = list.slice(innerEnumeration(text, list));
  const [first] = rest;
  if (!first) return [];
  const headed = first.system === 'is' || first.system === 'shall';
  if (!headed && (rest.some((m) => m.place === 'comma' || m.place === 'glued') || rest.length < 2))
    return [];
  if (rest.length >= 2 || (rest.length < list.length && first.place === 'stop')) return rest;
  return first.place === 'start' && headed ? rest : [];
}

/** Glued to the words before (…营商环境一是…), a mark counts only where it continues a list or another continues it. */
function inSequence(run: readonly Marker[], i: number): boolean {
  const [before, marker, next] = [run[i - 1], run[i], run[i + 1]];
  if (!marker) return false;
  return (
    before?.number === marker.number - 1 ||
    (marker.number === 1 && next?.number === 2 && next.place !== 'glued')
  );
}

/** How many marks at the beginning of the list only enumerate inside one sentence: short items apart by commas. */
function innerEnumeration(text: string, list: readonly Marker[]): number {
  let n = 1;
  while (n < list.length && list[n]?.place === 'comma' && gap(text, list, n - 1) < SHORT_ITEM) n++;
  if (n === 1 || isList(text, list, n)) return 0;
  return gap(text, list, n - 1) < SHORT_ITEM || n < list.length ? n : 0;
}

/**
 * Items apart by commas are a list all the same where they fill the paragraph from a stop or colon to its end and each
 * says something (存在以下问题：一是…，二是…。): 认识到位 says too little.
 */
function isList(text: string, list: readonly Marker[], n: number): boolean {
  const last = list[n - 1];
  if (n < list.length || list[0]?.place !== 'stop' || !last) return false;
  if (list.some((_, i) => gap(text, list, i) < SHORTEST_ITEM)) return false;
  return /^[^。；;\n]*[。；;]?(?:\n|$)/.test(text.slice(last.end, last.end + 2 * SHORT_ITEM));
}

/** Length of an item: to the next mark, or to the end of its sentence. */
function gap(text: string, list: readonly Marker[], i: number): number {
  const marker = list[i];
  if (!marker) return 0;
  const words = text.slice(marker.end, marker.end + SHORT_ITEM + 1);
  const stop = words.search(/[。；;\n]/);
  const next = list[i + 1]?.start ?? Infinity;
  return Math.min(stop < 0 ? Infinity : stop, next - marker.end);
}
