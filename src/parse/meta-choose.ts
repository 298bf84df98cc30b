import { stemOf } from '../catalog/regions/names';
import { placesNamed, placesStemmed } from '../catalog/regions/places';
import type { Basis, BodyKind, Sureness } from '../model/meta';
import type { Body } from './meta-body';
import type { Clue } from './meta-clues';
import type { OwnLevel } from './meta-level';
import { countMentions, countSlogans } from './meta-mentions';
import type { View } from './meta-view';
import { IS_GOVERNMENT_OFFICE, IS_KIND_OF_ZONE } from './meta-words';

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

const keyOf = (body: Body): string => body.places[0]?.name ?? body.printed ?? '';

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

/** Whether 我局 decides: a place's own report may quote a department once. */
const speaksAsDepartment = (said: readonly Clue[], own: OwnLevel): boolean =>
  said.some((c) => c.from === 'title' && c.body.printed !== null)
    ? own.department >= 2 && own.department > own.place
    : own.department * 2 >= Math.max(1, own.place);

/** What an office says of itself; a government's report names it once or twice for what it was charged with. */
const OFFICE_SPEAKS =
  /(?<!自)[我本](?:办(?![公法理])|室(?!内))|(?:政府办|办公室)(?:公室)?(?:党组|始终|坚持|高度|主要负责|各股室|各科室|各处室)|[县市区旗州省]政府办(?:公室)?(?!理|公厅印|公室印|转发|印发|发布)/g;

/** Whether the report is the office's own, not the government's that it only signs and publishes. */
function speaksAsOffice(view: View, own: OwnLevel, offices: readonly Clue[]): boolean {
  if (own.department > 0) return true;
  // As the subject of the title or the first sentence it is the reporter, unless the text speaks as the place.
  const subject = offices.some((c) => c.from === 'title' || c.from === 'opening');
  const spoken = view.text.match(OFFICE_SPEAKS)?.length ?? 0;
  return subject ? spoken >= own.place : spoken > Math.max(own.place, own.strength >> 2);
}

const isOffice = ({ body }: Clue): boolean => IS_GOVERNMENT_OFFICE.test(body.organ ?? '');

/** The kind of body, from the clue that says most, or from how the text speaks of itself. */
export function chooseKind(
  view: View,
  clues: readonly Clue[],
  own: OwnLevel,
  region: Choice | null,
): { readonly kind: BodyKind; readonly clue: Clue | null } {
  const spoken = clues.filter((c) => c.from !== 'metadata' && c.from !== 'fileName');
  const offices = spoken.filter(isOffice);
  const published = offices.length > 0 && !speaksAsOffice(view, own, offices);
  const said = published ? spoken.filter((c) => !isOffice(c)) : spoken;
  const named = said.find((c) => c.body.organ !== null && (c.from === 'title' || c.weight >= 55));
  if (named) return { kind: named.body.kind, clue: named };
  if (speaksAsDepartment(said, own)) {
    const clue =
      said.find((c) => c.body.kind === 'department') ??
      clues.find((c) => c.body.kind === 'department') ??
      null;
    return { kind: 'department', clue };
  }
  const [first] = said;
  if (first && first.weight >= 28) return { kind: first.body.kind, clue: first };
  const [any] = clues;
  if (any && any.from === 'fileName') return { kind: any.body.kind, clue: any };
  if (region && region.body.kind !== 'unknown' && region.body.kind !== 'department')
    return { kind: region.body.kind, clue: null };
  const placed = region !== null || own.level !== null;
  return { kind: placed ? 'government' : 'unknown', clue: null };
}

const SAME_SIDE: Readonly<Record<BodyKind, readonly BodyKind[]>> = {
  government: ['government', 'office', 'zone'],
  office: ['office', 'government'],
  zone: ['zone', 'government'],
  department: ['department'],
  unknown: [],
};

/** 我局 speaks: 省某厅, which it reports to, is another body. */
export const speaksAsAnother = (body: Body, own: OwnLevel): boolean => {
  const last = /[局厅委]$/.exec(body.organ ?? '')?.[0];
  return last !== undefined && own.departmentWord !== null && /[局厅委]/.test(own.departmentWord)
    ? last !== own.departmentWord
    : false;
};

/** 市教育局 of the opening says more than the bare 教育局 of a title. */
const saysMore = (body: Body, { organ, level }: Body): boolean =>
  level === null && organ !== null && body.level !== null && body.organ?.endsWith(organ) === true;

/** Whether the body is of that area; a zone may be named by its kind alone. */
const isOf = (body: Body, key: string): boolean => {
  const own = keyOf(body);
  return own === key || (body.kind === 'zone' && key.endsWith(own));
};

const isIssuer = (clue: Clue): boolean => clue.from === 'metadata' && clue.weight >= 26;

/**
 * The body as the text names it: in the title, the signature, 现将…, the metadata block; of the same kind and place
 * as the report's. A page's issuer counts even where it prints only the place (发布机构:某镇).
 */
export function chooseOrgan(
  clues: readonly Clue[],
  kind: BodyKind,
  region: Choice | null,
  own: OwnLevel,
): Clue | null {
  const key = region ? keyOf(region.body) : null;
  const fits = (clue: Clue): boolean =>
    SAME_SIDE[kind].includes(clue.body.kind) &&
    (clue.body.printed === null
      ? kind === 'department' && !speaksAsAnother(clue.body, own)
      : key === null || isOf(clue.body, key));
  const named = clues.find((c) => c.body.organ !== null && fits(c) && c.weight >= 12);
  if (named) return clues.find((c) => saysMore(c.body, named.body)) ?? named;
  return kind === 'department' ? null : (clues.find((c) => isIssuer(c) && fits(c)) ?? null);
}
