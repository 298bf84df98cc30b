import { indicators } from '../catalog/indicators';
import { required } from '../catalog/checklists/required';
import { itemReasonWords, statusWords } from '../catalog/messages/checklists';
import { draftWords } from '../catalog/messages/draft';
import { sentenceOf } from '../catalog/messages/findings';
import { say, type Lang, type Params } from '../catalog/messages/words';
import type { ChecklistEntry, Finding, Severity } from '../model/finding';
import { leftOver } from '../model/left-over';
import type { Parsed } from '../model/parsed';
import type { Span } from '../model/span';
import type { Atlas } from './atlas';
import { placeFor, reportFor } from './atlas';
import type { EffectiveFact } from './effective';
import { amount } from './numbers';
import type { Paper, PaperCell, PaperTone } from './paper';
import { quoteOf } from './quote';
import { yearOnYear, type YearOnYear } from './year-on-year';

type Key = keyof typeof draftWords.zh;
type Section = Paper['sections'][number];

/** A report of last year that a draft is held against. */
export interface LastYear {
  readonly name: string;
  readonly facts: readonly EffectiveFact[];
}

/** What reports of the same level give, and the draft does not. */
export interface Lacking {
  /** Reports of other places of the same level and kind, the latest of each. */
  readonly peers: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly indicators: readonly { readonly id: string; readonly given: number }[];
}

/** Fewer reports than this say nothing about what is usual. */
export const leastPeers = 3;
const usual = 0.6;

const names = new Map(indicators.map((i) => [i.id, i] as const));
const nameOf = (indicator: string, lang: Lang): string => names.get(indicator)?.[lang] ?? indicator;

/** The report of the same place for the year before, if the library has one. */
export function lastYearOf(atlas: Atlas, draft: Pick<Parsed, 'meta'>): number | undefined {
  const { meta } = draft;
  const place = atlas.placeOf.get(placeFor(meta, '').key);
  return place === undefined || meta.year === null
    ? undefined
    : reportFor(atlas, place, meta.year - 1);
}

/** One report of the index with its figures, to hold a draft against. */
export const lastYearAt = (atlas: Atlas, report: number): LastYear => ({
  name: atlas.reports[report]?.title ?? atlas.reports[report]?.name ?? '',
  facts: atlas.facts.slice(atlas.starts[report] ?? 0, atlas.starts[report + 1] ?? 0),
});

/** The latest report of each other place of the draft's level and kind, at most three years older. */
function peersOf(atlas: Atlas, draft: Pick<Parsed, 'meta'>): number[] {
  const own = placeFor(draft.meta, '');
  const to = draft.meta.year ?? atlas.years.at(-1) ?? 0;
  return atlas.places.flatMap((place, i) => {
    if (place.key === own.key || place.level !== own.level || own.level === null) return [];
    if (place.bodyKind !== own.bodyKind) return [];
    for (let year = to; year >= to - 3; year--) {
      const report = reportFor(atlas, i, year);
      if (report !== undefined && atlas.reports[report]?.readable) return [report];
    }
    return [];
  });
}

/** Indicators that at least 60 % of such reports give and the draft does not, the most usual first. */
export function lackingIn(atlas: Atlas, draft: Pick<Parsed, 'meta' | 'facts'>): Lacking {
  const peers = peersOf(atlas, draft);
  const years = peers.flatMap((r) => atlas.reports[r]?.year ?? []);
  const own = new Set(draft.facts.map((f) => f.indicator));
  const found = indicators.flatMap(({ id }) => {
    if (own.has(id)) return [];
    const column = atlas.shown.get(id);
    const given = peers.filter((r) => {
      const fact = atlas.facts[column?.[r] ?? -1];
      return fact !== undefined && fact.state !== 'absent';
    }).length;
    return given >= peers.length * usual ? [{ id, given }] : [];
  });
  return {
    peers: peers.length,
    from: years.length > 0 ? Math.min(...years) : null,
    to: years.length > 0 ? Math.max(...years) : null,
    indicators: peers.length < leastPeers ? [] : found.sort((a, b) => b.given - a.given),
  };
}

/** Tone of an answer: there, to be looked at, or neither. */
export const toneOf = (status: ChecklistEntry['status']): PaperTone =>
  status === 'figure' || status === 'described'
    ? 'fact'
    : status === 'notApplicable'
      ? 'plain'
      : 'look';

/** The required contents as a table: content, state with its reason, passage. */
export function requiredSection(
  lang: Lang,
  text: string,
  checklist: readonly ChecklistEntry[],
  confirmed: (item: string) => string | null = () => null,
): Section {
  const t = (key: Key): string => say(draftWords, lang, key);
  const rows = required.items.flatMap((item): PaperCell[][] => {
    const entry = checklist.find((e) => e.item === item.id);
    if (!entry || (item.optional === true && entry.status !== 'described')) return [];
    const person = confirmed(item.id);
    const state = say(statusWords, lang, person ?? entry.status);
    const reason = person === null && entry.reason ? say(itemReasonWords, lang, entry.reason) : '';
    // Of the deadline only the reason says anything: in time, late, no date.
    const said = item.judge === 'timeliness' && reason !== '' ? reason : '';
    const [span] = entry.evidence;
    return [
      [
        { text: item[lang] },
        {
          text: said || (reason === '' ? state : `${state}${lang === 'zh' ? '：' : ': '}${reason}`),
          tone: person === 'confirmed' ? 'fact' : toneOf(entry.status),
        },
        { text: span ? quoteOf(text, span, 60) : '' },
      ],
    ];
  });
  const columns = [{ title: t('content') }, { title: t('state') }, { title: t('passage') }];
  return { title: t('required'), blocks: [{ kind: 'table', columns, rows }] };
}

/** A heading with the number of what stands under it. */
export const counted = (lang: Lang, title: string, count: number): string =>
  lang === 'zh' ? `${title}（${count}）` : `${title} (${count})`;

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings as a numbered list, the weightiest first, each with its sentence. */
export function findingsSection(
  lang: Lang,
  title: string,
  text: string,
  findings: readonly Finding[],
): Section {
  const sorted = [...findings].sort(
    (a, b) => weight[a.severity] - weight[b.severity] || a.evidence[0].start - b.evidence[0].start,
  );
  if (sorted.length === 0)
    return { title, blocks: [{ kind: 'para', text: say(draftWords, lang, 'findingsNone') }] };
  const items = sorted.map((finding) => ({
    text: sentenceOf(finding, lang),
    quote: quoteOf(text, finding.evidence[0]),
    tone: finding.severity === 'info' ? ('plain' as const) : ('fail' as const),
  }));
  return { title: counted(lang, title, sorted.length), blocks: [{ kind: 'list', items }] };
}

const spoken = (text: string, span: Span): string =>
  text.slice(span.start, span.end).replace(/\s+/gu, '');

/** What a row says beside the two figures: recomputed change, claim, verdict. */
function figureCells(lang: Lang, text: string, row: YearOnYear): PaperCell[] {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  const number = (value: number, unit: string): string => amount(value, unit, lang);
  const { now, before, change, stated, verdict, reason } = row;
  const unit = now.unit === '%' ? t('points') : '%';
  const size = change === null ? '' : number(Math.abs(change), unit);
  const moved =
    change === null
      ? ''
      : Math.abs(change) < 0.005
        ? t('same')
        : t(change > 0 ? 'up' : 'down', { value: size });
  const why = reason && t(reason, { before: before?.words ?? '', now: now.words });
  const said =
    verdict && t(`verdict_${verdict}`) + (why ? `${lang === 'zh' ? '：' : ': '}${why}` : '');
  const claim = stated && spoken(text, stated.quantity);
  const tone = verdict === 'fails' ? 'fail' : verdict === 'cannotTell' ? 'look' : 'plain';
  return [
    { text: nameOf(row.indicator, lang) },
    { text: `${now.approx ?? ''}${number(now.value, now.unit)}` },
    { text: before?.value == null ? '' : number(before.value, before.unit) },
    { text: moved },
    { text: claim ? t(stated.sign === 1 ? 'rises' : 'falls', { value: claim }) : '' },
    { text: said ?? '', tone },
  ];
}

/** A figure is worth a line of its own where the draft claims growth, or where it went up or down by half. */
const stands = ({ stated, change, now }: YearOnYear): boolean =>
  stated !== null || (change !== null && now.unit !== '%' && (change >= 50 || change <= -50));

/** A change small enough to be only counted: the sheet is to stay one page. */
const moved = ({ change, now }: YearOnYear): boolean =>
  change !== null && Math.abs(change) >= (now.unit === '%' ? 5 : 20);

/** Figures beside last year's: those with a claim or a great change as a table, the others in brief. */
export function figuresSection(lang: Lang, text: string, rows: readonly YearOnYear[]): Section {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  const title = t('figures');
  if (rows.length === 0) return { title, blocks: [{ kind: 'para', text: t('figuresNone') }] };
  const rank = ({ verdict, stated }: YearOnYear): number =>
    verdict === 'fails' ? 0 : stated !== null ? 1 : 2;
  const own = rows.filter(stands).sort((a, b) => rank(a) - rank(b));
  const others = rows.filter((row) => !stands(row));
  const rest = others.filter(moved).map((row) => restLine(lang, text, row));
  const small = others.length - rest.length;
  const columns = (
    ['indicator', 'draftFigure', 'lastFigure', 'change', 'claimed', 'verdict'] as const
  ).map((key, i) => ({ title: t(key), number: i >= 1 && i <= 3 }));
  const table = {
    kind: 'table' as const,
    columns,
    rows: own.map((r) => figureCells(lang, text, r)),
  };
  const list = rest.join(lang === 'zh' ? '；' : '; ');
  return {
    title,
    note: t('figuresNote'),
    blocks: [
      ...(own.length > 0 ? [table] : []),
      ...(rest.length > 0 ? [{ kind: 'para' as const, text: t('figuresRest', { list }) }] : []),
      ...(small > 0 ? [{ kind: 'para' as const, text: t('figuresSmall', { count: small }) }] : []),
    ],
  };
}

function restLine(lang: Lang, text: string, row: YearOnYear): string {
  const [name, now, before, change] = figureCells(lang, text, row).map((cell) => cell.text);
  const params = { name: name ?? '', now: now ?? '', before: before ?? '', change: change ?? '' };
  return say(draftWords, lang, 'figuresRestLine', params);
}

function lackingSection(lang: Lang, lacking: Lacking): Section {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  const title = t('lacking');
  const { peers, from, to, indicators: list } = lacking;
  if (peers < leastPeers)
    return { title, blocks: [{ kind: 'para', text: t('lackingFew', { least: leastPeers }) }] };
  const note = t('lackingNote', { count: peers, from: from ?? '', to: to ?? '' });
  if (list.length === 0) return { title, note, blocks: [{ kind: 'para', text: t('lackingNone') }] };
  const lines = list.map(({ id, given }) =>
    t('lackingLine', { name: nameOf(id, lang), given, count: peers }),
  );
  return { title, note, blocks: [{ kind: 'para', text: lines.join(lang === 'zh' ? '；' : '; ') }] };
}

const leftOverShown = 30;

function leftOverSection(lang: Lang, draft: Parsed): Section {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  const { text } = draft.doc;
  const left = leftOver(draft.quantities, draft.facts).flatMap((i) => {
    const q = draft.quantities[i];
    return q && q.role === 'result' && q.kind !== 'change' && q.kind !== 'duration' ? [q] : [];
  });
  const title = t('leftOver');
  if (left.length === 0) return { title, blocks: [{ kind: 'para', text: t('leftOverNone') }] };
  const lines = left.slice(0, leftOverShown).map((q) => `${q.subject} ${spoken(text, q)}`.trim());
  const more = left.length - leftOverShown;
  return {
    title: counted(lang, title, left.length),
    note: t('leftOverNote'),
    blocks: [
      { kind: 'para', text: lines.join(lang === 'zh' ? '；' : '; ') },
      ...(more > 0 ? [{ kind: 'para' as const, text: t('leftOverMore', { count: more }) }] : []),
    ],
  };
}

/** The check sheet of a draft: what is there, what to look at, and how its figures stand beside others. */
export function checkSheet(
  draft: Parsed,
  last: LastYear | null,
  lacking: Lacking,
  lang: Lang,
  date: string,
): Paper {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  const { meta, doc } = draft;
  const compared = { text: doc.text, quantities: draft.quantities, facts: draft.facts };
  const failing = draft.findings.filter((f) => f.verdict === 'fails');
  return {
    lang,
    title: t('sheet'),
    about: [
      meta.title ?? t('untitled'),
      t('line', {
        place: meta.region.name ?? meta.region.printed ?? t('unknownPlace'),
        year: meta.year ?? t('unknownYear'),
        characters: doc.text.length,
      }),
      last ? t('comparedWith', { name: last.name }) : t('notCompared'),
    ],
    sections: [
      requiredSection(lang, doc.text, draft.checklist),
      findingsSection(lang, t('findings'), doc.text, failing),
      figuresSection(lang, doc.text, yearOnYear(compared, last?.facts ?? null)),
      lackingSection(lang, lacking),
      leftOverSection(lang, draft),
    ],
    foot: t('madeAt', { date }),
  };
}
