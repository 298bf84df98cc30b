import { stemOf } from '../catalog/regions/names';
import { placesNamed, placesStemmed } from '../catalog/regions/places';
import type { Basis, Sureness } from '../model/meta';
import type { Body } from './meta-body';
import type { Clue } from './meta-clue';
import type { OwnLevel } from './meta-level';
import { countMentions, countSlogans } from './meta-mentions';
import type { View } from './meta-view';
import { IS_KIND_OF_ZONE } from './meta-words';

/** The place that most clues agree on. */
export interface Choice {
  readonly body: Body;
  readonly score: number;
  readonly sure: Sureness;
  readonly basis: Omit<Basis, 'sure'>;
  readonly others: readonly string[];
}

interface Tally {
  readonly body: Body;
  score: number;
  readonly best: Clue | null;
  readonly seen: Set<Basis['from']>;
}

/** What clues to one place have in common. */
export const keyOf = (body: Body): string => body.places[0]?.name ?? body.printed ?? '';

function tallyClues(clues: readonly Clue[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const clue of clues) {
    if (clue.body.printed === null) continue;
    const key = keyOf(clue.body);
    const tally = tallies.get(key);
    if (!tally) {
      tallies.set(key, {
        body: clue.body,
        score: clue.weight,
        best: clue,
        seen: new Set([clue.from]),
      });
    } else if (!tally.seen.has(clue.from)) {
      // Clues of one kind repeat each other; clues of several kinds confirm each other.
      tally.seen.add(clue.from);
      tally.score += clue.weight;
    }
  }
  return tallies;
}

/** Places that the body names often are candidates too, where nothing better is said. */
function tallyMentions(view: View, tallies: Map<string, Tally>): void {
  for (const { mention, count } of countMentions(view).values()) {
    const [place] = mention.places;
    if (!place) continue;
    const tally = tallies.get(place.name);
    if (tally) {
      tally.score += Math.min(count, 12) * 1.5;
      continue;
    }
    const body: Body = {
      printed: mention.name,
      places: mention.places,
      above: [],
      level: place.level,
      kind: 'unknown',
      organ: null,
      start: mention.start,
      end: mention.end,
    };
    tallies.set(place.name, { body, score: Math.min(count, 12), best: null, seen: new Set() });
  }
  for (const [name, count] of countSlogans(view.text.slice(0, 60_000))) {
    const tally = tallies.get(name);
    const score = Math.min(count, 4) * 3;
    const [place] = placesNamed(name);
    if (tally) tally.score += score;
    else if (place) {
      const at = view.text.indexOf(stemOf(name));
      const printed = stemOf(name);
      const body: Body = {
        printed,
        places: placesNamed(name),
        above: [],
        level: place.level,
        kind: 'unknown',
        organ: null,
        start: at,
        end: at + printed.length,
      };
      tallies.set(name, { body, score, best: null, seen: new Set() });
    }
  }
}

/** What 我县, 全镇 … say of the level weighs for places of that level and against the others. */
function weighLevels(tallies: ReadonlyMap<string, Tally>, own: OwnLevel): void {
  if (own.level === null || own.strength < 2) return;
  const weight = Math.min(18, 4 + own.strength * 2);
  for (const tally of tallies.values()) {
    const fits = levelFits(tally.body, own) && endsWith(tally.body, own.word);
    tally.score += fits ? weight : -weight;
    if (own.named && !fits) tally.score -= 60;
  }
}

/** 市 is said of cities of two levels. */
const levelFits = (body: Body, own: OwnLevel): boolean =>
  body.level === own.level ||
  (own.word === '市' &&
    (own.named === true || own.departmentWord !== null) &&
    body.level === 'county' &&
    own.place === 0);

const endsWith = (body: Body, word: string | null): boolean =>
  word === null ||
  body.kind === 'zone' ||
  (body.printed ?? '').endsWith(word) ||
  (word === '州' && /州$/.test(body.printed ?? '')) ||
  word === '自治区' ||
  // 湖州 ends as a 州 does, and is a 市.
  body.places.some((place) => place.name.endsWith(word));

/** 经济开发区 of the title where the opening tells whose: 青石经济开发区. */
function inFull(body: Body, clues: readonly Clue[]): Body {
  const { printed } = body;
  if (body.kind !== 'zone' || printed === null || !IS_KIND_OF_ZONE.test(printed)) return body;
  const fuller = clues.find(
    (c) =>
      c.body.printed !== null && c.body.printed !== printed && c.body.printed.endsWith(printed),
  );
  return fuller ? { ...fuller.body, organ: body.organ ?? fuller.body.organ } : body;
}

/** Whose report it is, or null where no place can be told. */
export function choosePlace(view: View, clues: readonly Clue[], own: OwnLevel): Choice | null {
  const tallies = tallyClues(clues);
  tallyMentions(view, tallies);
  weighLevels(tallies, own);
  const ranked = [...tallies.values()].sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (!first || first.score < 2) return null;
  const margin = first.score - (second?.score ?? 0);
  const sure: Sureness =
    first.score >= 80 ? 'certain' : first.score >= 24 && margin >= 8 ? 'likely' : 'unsure';
  const { best } = first;
  const body = inFull(first.body, clues);
  const basis = best
    ? { from: best.from, quote: best.quote, ...(best.span ? { span: best.span } : {}) }
    : {
        from: 'body' as const,
        quote: body.printed ?? '',
        span: { start: body.start, end: body.end },
      };
  const others = ranked
    .slice(1, 4)
    .filter((t) => t.score > 4)
    .map((t) => keyOf(t.body));
  return { body, score: first.score, sure, basis, others };
}

/** A bare name as the subject of the opening (云南坚持…, 大连被评为…): better than none. */
export function chooseBare(view: View, own: OwnLevel): Choice | null {
  const { start, end } = view.opening;
  const slice = view.text.slice(start, end);
  const counts = new Map<string, { count: number; at: number }>();
  for (const hit of slice.matchAll(/(?:^|[^\u4e00-\u9fff]|[年来是在])([\u4e00-\u9fff]{2,5})/g)) {
    const words = hit[1] ?? '';
    for (let length = words.length; length >= 2; length--) {
      const stem = words.slice(0, length);
      const [place] = placesStemmed(stem).filter(
        (p) => p.level === own.level || own.level === null,
      );
      if (!place || place.level === 'county') continue;
      const there = counts.get(stem);
      counts.set(stem, {
        count: (there?.count ?? 0) + 1,
        at: there?.at ?? start + hit.index + hit[0].indexOf(stem),
      });
      break;
    }
  }
  const [best] = [...counts].sort((a, b) => b[1].count - a[1].count || a[1].at - b[1].at);
  if (!best) return null;
  const [stem, { at }] = best;
  const places = placesStemmed(stem).filter(
    (p) => p.level !== 'county' && (own.level === null || p.level === own.level),
  );
  const [place] = places;
  if (!place) return null;
  const body: Body = {
    printed: stem,
    places,
    above: [],
    level: place.level,
    kind: 'unknown',
    organ: null,
    start: at,
    end: at + stem.length,
  };
  return {
    body,
    score: 10,
    sure: 'unsure',
    basis: { from: 'opening', quote: stem, span: { start: at, end: at + stem.length } },
    others: [],
  };
}
