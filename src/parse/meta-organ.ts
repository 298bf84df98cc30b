import type { BodyKind } from '../model/meta';
import type { Body } from './meta-body';
import { type Choice, keyOf } from './meta-choose';
import type { Clue } from './meta-clue';
import type { OwnLevel } from './meta-level';
import type { View } from './meta-view';
import { IS_GOVERNMENT_OFFICE } from './meta-words';

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
