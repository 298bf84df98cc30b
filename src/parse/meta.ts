import type { Doc, Section } from '../model/doc';
import type { Basis, Level, Region, ReportMeta, Sureness } from '../model/meta';
import { turn } from '../model/steps';
import { type Choice, chooseBare, choosePlace } from './meta-choose';
import type { Clue } from './meta-clue';
import { readPublished, readSigned } from './meta-dates';
import { readLabels } from './meta-labels';
import { locate } from './meta-place';
import { areaOfMentions, provinceBySpeech, unnamedRegion } from './meta-speech';
import { findClues } from './meta-clues';
import { chooseKind, chooseOrgan, speaksAsAnother } from './meta-organ';
import { type OwnLevel, ownLevel } from './meta-level';
import { readTitle } from './meta-title';
import { viewOf, type View } from './meta-view';
import { readYear } from './meta-year';
import { townData, type TownData } from './town-data';

interface Place {
  readonly region: Region;
  readonly basis: Basis | null;
}

const lesser = (a: Sureness, b: Sureness): Sureness =>
  a === 'unsure' || b === 'unsure'
    ? 'unsure'
    : a === 'likely' || b === 'likely'
      ? 'likely'
      : 'certain';

/** The region of a choice, located in the division data; where there is none, the level alone. */
function placeOf(
  view: View,
  choice: Choice | null,
  level: Level | null,
  towns: TownData | null,
): Place {
  if (choice) {
    const { region, sure, alternatives } = locate(choice.body, view, choice.sure, towns);
    const others = [...alternatives, ...choice.others];
    const basis: Basis = {
      ...choice.basis,
      sure: lesser(sure, choice.sure),
      ...(others.length > 0 ? { alternatives: others } : {}),
    };
    return { region, basis };
  }
  if (level === 'province') {
    const spoken = provinceBySpeech(view);
    if (spoken) return spoken;
  }
  const around = areaOfMentions(view, level);
  if (around) return around;
  return { region: unnamedRegion(level), basis: null };
}

/** 市市场监管局, 区司法局 as the subject of the opening: its level is its own, however often the text says 全省. */
function departmentLevel(clues: readonly Clue[]): Level | null {
  const named = clues.find((c) => c.from === 'title' || c.from === 'opening');
  return named?.body.kind === 'department' && named.body.printed === null ? named.body.level : null;
}

/** 省政府, 县人民政府 as the subject; 市 and 区 stand for two levels each. */
const UNAMBIGUOUS = /^(?:自治区|[省县州旗])$/;

/** What 区司法局 or 省政府 as the subject says of the level, where the text does not speak as another. */
function levelOfSubject(view: View, clues: readonly Clue[], own: OwnLevel): OwnLevel {
  const named = clues.find((c) => c.from === 'title' || c.from === 'opening');
  if (named === undefined || named.body.printed !== null) return own;
  const words = named.body.organ ?? view.text.slice(named.body.start, named.body.end);
  const word = /^(?:自治区|[省市县区州旗盟])/.exec(words)?.[0];
  if (word === undefined) return own;
  const speaks = named.body.kind === 'department' || UNAMBIGUOUS.test(word);
  if (!speaks || (named.body.kind !== 'department' && own.level !== null)) return own;
  if (speaksAsAnother(named.body, own)) return own;
  return {
    ...own,
    level: named.body.level,
    word,
    strength: Math.max(own.strength, 5),
    named: true,
  };
}

/** A township's or county's level is clear even where several places bear its name. */
function levelBasis(place: Place, choice: Choice | null, own: OwnLevel): Basis | null {
  if (place.region.level === null) return null;
  if (choice) return { ...choice.basis, sure: choice.sure };
  if (place.basis) return place.basis;
  const sure = own.strength >= 10 ? 'likely' : 'unsure';
  return { sure, from: 'body', quote: own.word ?? '' };
}

/** A body of a township speaks or is named: then the township data are worth loading. */
const SPEAKS_OF_TOWN =
  /[我全本](?:镇|乡|街(?![区头面巷坊])|苏木)|街党工委|街(?=党政|坚持|深入|认真|在区|全面)|(?:镇|乡)党委|街道党工委|(?:镇|乡|街道|苏木)(?:人民政府|办事处|\s*\d{4}|关于|法治|依法)/;

function speaksOfTown(view: View): boolean {
  const words = [
    view.text.slice(0, view.opening.end),
    ...view.asides.map((a) => a.text),
    view.tail.map((line) => line.text.slice(-200)).join('\n'),
    view.fileName,
  ];
  return words.some((text) => SPEAKS_OF_TOWN.test(text));
}

/** The body of the centre whose report it is: named by the title, or by the opening where nothing names a place. */
function centralClue(clues: readonly Clue[], own: OwnLevel): Clue | null {
  const placed = clues.some((c) => c.body.printed !== null && c.weight >= OUTWEIGHS);
  const named = clues.find(
    (c) =>
      c.body.level === 'central' &&
      (c.from === 'title' || (c.from === 'opening' && own.place === 0 && !placed)),
  );
  return named ?? null;
}

/** A place named in a title, a signature or as the subject of the first sentence. */
const OUTWEIGHS = 40;

/** What the report is about and whose it is. Asynchronous, since township data are loaded on demand. Never throws. */
export async function readMeta(
  doc: Doc,
  sections: readonly Section[],
  fileName: string,
): Promise<ReportMeta> {
  const view = viewOf(doc, sections, fileName);
  const labels = readLabels(view);
  const title = readTitle(view, labels);
  await turn;
  const published = readPublished(view, labels);
  const signed = readSigned(view, labels);
  const year = readYear(view, title, published, signed);
  await turn;
  const own = ownLevel(view);
  const spoken = speaksOfTown(view) ? await townData() : null;
  await turn;
  const found = findClues(view, title, labels, own, spoken?.isTown ?? (() => false));
  const central = centralClue(found, own);
  const clues = central ? found : found.filter((c) => c.body.level !== 'central');
  await turn;
  const named = levelOfSubject(view, clues, own);
  const choice =
    choosePlace(view, clues, named) ??
    (named.level === 'province' ? null : chooseBare(view, named));
  await turn;
  const towns = choice?.body.level === 'township' ? (spoken ?? (await townData())) : null;
  const place: Place = central
    ? { region: unnamedRegion('central'), basis: basisOf(central) }
    : placeOf(view, choice, departmentLevel(clues) ?? named.level, towns);
  const body = chooseKind(view, clues, own, choice);
  const organ = chooseOrgan(clues, body.kind, choice, own);
  const level = levelBasis(place, central ? null : choice, own);
  const basis: ReportMeta['basis'] = {
    ...(title ? { title: title.basis } : {}),
    ...(place.basis ? { region: place.basis } : {}),
    ...(level ? { level } : {}),
    ...(body.clue ? { bodyKind: basisOf(body.clue) } : {}),
    ...(organ ? { organ: basisOf(organ) } : {}),
    ...(year ? { year: year.basis } : {}),
    ...(published ? { publishedOn: published.basis } : {}),
    ...(signed ? { signedOn: signed.basis } : {}),
  };
  return {
    title: title?.text ?? null,
    region: place.region,
    bodyKind: body.kind,
    organ: organ ? (organ.body.organ ?? organ.body.printed) : null,
    year: year?.year ?? null,
    publishedOn: published?.iso ?? null,
    signedOn: signed?.iso ?? null,
    basis,
  };
}

/** A clue's words as the reason for a field. */
function basisOf(clue: Clue): Basis {
  const sure: Sureness = clue.weight >= 55 ? 'certain' : clue.weight >= 22 ? 'likely' : 'unsure';
  return { sure, from: clue.from, quote: clue.quote, ...(clue.span ? { span: clue.span } : {}) };
}
