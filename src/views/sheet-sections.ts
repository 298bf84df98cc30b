import { indicators, type Indicator } from '../catalog/indicators';
import { required } from '../catalog/checklists/required';
import { itemReasonWords, statusWords } from '../catalog/messages/checklists';
import { draftWords } from '../catalog/messages/draft';
import { sentenceOf } from '../catalog/messages/findings';
import { say, type Lang, type Params } from '../catalog/messages/words';
import type { ChecklistEntry, Finding, Severity } from '../model/finding';
import { leftOver } from '../model/left-over';
import type { Parsed } from '../model/parsed';
import type { Span } from '../model/span';
import { amount, printedAmount } from './numbers';
import type { Paper, PaperCell, PaperTone } from './paper';
import { quoteOf } from './quote';
import { fitting, lineLength, linesFor, width } from './sheet-room';
import { leastPeers, type Lacking } from './sheet-peers';
import type { YearOnYear } from './year-on-year';

type Key = keyof typeof draftWords.zh;
type Section = Paper['sections'][number];

const names = new Map(indicators.map((i) => [i.id, i] as const));
const nameOf = (indicator: string, lang: Lang): string => names.get(indicator)?.[lang] ?? indicator;

/** What an indicator is called on a sheet. */
export type NameOf = (indicator: string) => string;

/** The names of the catalogue's indicators and of some more. */
export const namesWith = (own: readonly Indicator[], lang: Lang): NameOf => {
  const more = new Map(own.map((i) => [i.id, i[lang]] as const));
  return (id) => more.get(id) ?? nameOf(id, lang);
};

/** Tone of an answer: there, to be looked at, or neither. */
export const toneOf = (status: ChecklistEntry['status']): PaperTone =>
  status === 'figure' || status === 'described'
    ? 'fact'
    : status === 'notApplicable'
      ? 'plain'
      : 'look';

/** How much of a sheet a section may take, in printed lines; what does not fit is counted and stands in the annex. */
export type Room = number;

/** The required contents as a table: content, state with its reason, passage; in short on a sheet of one page. */
export function requiredSection(
  lang: Lang,
  text: string,
  checklist: readonly ChecklistEntry[],
  confirmed: (item: string) => string | null = () => null,
  short = false,
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
        { text: short ? say(draftWords, lang, `short_${item.id}`) : item[lang] },
        {
          text: said || (reason === '' ? state : `${state}${lang === 'zh' ? '：' : ': '}${reason}`),
          tone: person === 'confirmed' ? 'fact' : toneOf(entry.status),
        },
        { text: span ? quoteOf(text, span, short ? 28 : 60) : '' },
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

/** What is not shown is counted, and said to stand in the annex. */
const more = (lang: Lang, left: number): readonly { kind: 'para'; text: string }[] =>
  left > 0 ? [{ kind: 'para', text: say(draftWords, lang, 'moreInAnnex', { count: left }) }] : [];

/** That a finding was calculated with a person's value, where it was: the unit's own text says another. */
const givenBy = ({ by }: Finding, lang: Lang): string =>
  by === undefined ? '' : say(draftWords, lang, 'givenBy', { by: by.filter(Boolean).join('、') });

/** Findings as a numbered list, the weightiest first, each with its sentence. */
export function findingsSection(
  lang: Lang,
  title: string,
  text: string,
  findings: readonly Finding[],
  room: Room = Infinity,
): Section {
  const sorted = [...findings].sort(
    (a, b) => weight[a.severity] - weight[b.severity] || a.evidence[0].start - b.evidence[0].start,
  );
  if (sorted.length === 0)
    return { title, blocks: [{ kind: 'para', text: say(draftWords, lang, 'findingsNone') }] };
  const items = sorted.map((finding) => ({
    text: sentenceOf(finding, lang) + givenBy(finding, lang),
    quote: quoteOf(text, finding.evidence[0], room < Infinity ? lineLength - 6 : 90),
    tone: finding.severity === 'info' ? ('plain' as const) : ('fail' as const),
  }));
  const { shown, left } = fitting(items, room, (i) => linesFor(i.text) + linesFor(i.quote));
  return {
    title: counted(lang, title, sorted.length),
    blocks: [{ kind: 'list', items: shown }, ...more(lang, left)],
  };
}

const spoken = (text: string, span: Span): string =>
  text.slice(span.start, span.end).replace(/\s+/gu, '');

/** What a row says beside the two figures: recomputed change, claim, verdict. */
function figureCells(lang: Lang, text: string, row: YearOnYear, name: NameOf): PaperCell[] {
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
    { text: name(row.indicator) },
    { text: printedAmount(now.value, now.unit, now.approx, lang) },
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
export function figuresSection(
  lang: Lang,
  text: string,
  rows: readonly YearOnYear[],
  name: NameOf,
  room: Room = Infinity,
): Section {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  const title = t('figures');
  if (rows.length === 0) return { title, blocks: [{ kind: 'para', text: t('figuresNone') }] };
  const rank = ({ verdict, stated }: YearOnYear): number =>
    verdict === 'fails' ? 0 : stated !== null ? 1 : 2;
  const own = rows.filter(stands).sort((a, b) => rank(a) - rank(b));
  const others = rows.filter((row) => !stands(row));
  const changed = others.filter(moved).map((row) => restLine(lang, text, row, name));
  const small = others.length - changed.length;
  const cells = own.map((r) => figureCells(lang, text, r, name));
  const { shown, left } = fitting(cells, room, linesOfRow);
  const rest = fitting(changed, Math.max(2, room / 4), (line) => (width(line) + 1) / lineLength);
  const columns = (
    ['indicator', 'draftFigure', 'lastFigure', 'change', 'claimed', 'verdict'] as const
  ).map((key, i) => ({ title: t(key), number: i >= 1 && i <= 3 }));
  const table = {
    kind: 'table' as const,
    columns,
    rows: shown,
  };
  const list = rest.shown.join(lang === 'zh' ? '；' : '; ');
  return {
    title,
    note: t('figuresNote'),
    blocks: [
      ...(own.length > 0 ? [table] : []),
      ...(changed.length > 0 ? [{ kind: 'para' as const, text: t('figuresRest', { list }) }] : []),
      ...more(lang, left + rest.left),
      ...(small > 0 ? [{ kind: 'para' as const, text: t('figuresSmall', { count: small }) }] : []),
    ],
  };
}

/** A row of the table of figures is as high as its highest cell; the shares are about those of the columns. */
export const linesOfRow = (cells: readonly PaperCell[]): number =>
  Math.max(
    ...cells.map((cell, i) => linesFor(cell.text, [0.26, 0.12, 0.12, 0.12, 0.12][i] ?? 0.2)),
  );

function restLine(lang: Lang, text: string, row: YearOnYear, nameOf: NameOf): string {
  const [name, now, before, change] = figureCells(lang, text, row, nameOf).map((c) => c.text);
  const params = { name: name ?? '', now: now ?? '', before: before ?? '', change: change ?? '' };
  return say(draftWords, lang, 'figuresRestLine', params);
}

/** What reports of the same level usually give and the draft lacks. */
export function lackingSection(lang: Lang, lacking: Lacking, room: Room = Infinity): Section {
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
  const { shown, left } = fitting(lines, room, (line) => (width(line) + 1) / lineLength);
  const said = shown.join(lang === 'zh' ? '；' : '; ');
  return { title, note, blocks: [{ kind: 'para', text: said }, ...more(lang, left)] };
}

/** Figures that belong to no indicator: a few on the sheet, all in the annex where there is one. */
export function leftOverSection(lang: Lang, draft: Parsed, room: Room = Infinity): Section {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  const { text } = draft.doc;
  const left = leftOver(draft.quantities, draft.facts).flatMap((i) => {
    const q = draft.quantities[i];
    return q && q.role === 'result' && q.kind !== 'change' && q.kind !== 'duration' ? [q] : [];
  });
  const title = t('leftOver');
  if (left.length === 0) return { title, blocks: [{ kind: 'para', text: t('leftOverNone') }] };
  const lines = left.map((q) => `${q.subject} ${spoken(text, q)}`.trim());
  const fit = fitting(lines, room, (line) => (width(line) + 1) / lineLength);
  return {
    title: counted(lang, title, left.length),
    note: t('leftOverNote'),
    blocks: [
      { kind: 'para', text: fit.shown.join(lang === 'zh' ? '；' : '; ') },
      ...(fit.left > 0
        ? [{ kind: 'para' as const, text: t('leftOverMore', { count: fit.left }) }]
        : []),
    ],
  };
}
