import { builtIn } from '../catalog/checklists/builtIn';
import { draftWords } from '../catalog/messages/draft';
import { say, type Lang, type Params } from '../catalog/messages/words';
import type { Checklist, ChecklistItem } from '../model/checklist';
import { stateOf, targetOf } from '../model/decided';
import type { ChecklistEntry, Finding } from '../model/finding';
import { findingKey } from '../model/finding-key';
import type { Review } from '../model/review';
import { concerns } from './applies';
import type { ListedReport } from './findings-list';
import type { Paper } from './paper';
import { quoteOf } from './quote';
import { daysLate } from './roster';
import { noOwn, ownSections, type OwnPart } from './sheet-own';
import { counted, findingsSection, requiredSection } from './sheet-sections';

type Key = keyof typeof draftWords.zh;

/** One stored report as the sheet for its unit needs it. */
export interface Sheeted {
  readonly report: ListedReport;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly checklist: readonly ChecklistEntry[];
  /** What the user's own lists and indicators say of it. */
  readonly own?: OwnPart;
}

/** Decisions of the reviewer: on findings by `targetOf`, on items by `report item`. */
export interface Decisions {
  readonly findings: ReadonlyMap<string, Review>;
  readonly items: ReadonlyMap<string, Review>;
}

/** The issued list that is meant for a report of that year and kind, beside the required contents. */
function listFor({ meta }: ListedReport): Checklist | undefined {
  const body = { level: meta.region.level, bodyKind: meta.bodyKind, year: meta.year };
  return builtIn.find((l) => l.official && l.id !== 'required' && concerns(l.appliesTo, body));
}

/** What failed and was not set aside. */
export const openFindings = (
  { report, text, findings }: Sheeted,
  decisions: Decisions['findings'],
): readonly Finding[] =>
  findings.filter(
    (f) =>
      f.verdict === 'fails' &&
      stateOf(decisions.get(targetOf(report.id, f.rule, findingKey(text, f)))) !== 'ignored',
  );

/** What a person says of an item over the engine's answer; null where nobody has. */
const saidOf = (
  items: Decisions['items'],
  report: string,
  item: string,
): 'absent' | 'confirmed' | null => {
  const review = items.get(`${report} ${item}`);
  if (!review) return null;
  return review.decision === 'absent' || review.decision === 'rejected' ? 'absent' : 'confirmed';
};

function missingSection(sheeted: Sheeted, items: Decisions['items'], lang: Lang) {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  const { report, text, checklist } = sheeted;
  const title = t('missing');
  const list = listFor(report);
  if (!list) return { title, blocks: [{ kind: 'para' as const, text: t('missingNoList') }] };
  const absent = (item: ChecklistItem): ChecklistEntry | null => {
    const entry = checklist.find((e) => e.item === item.id);
    const person = saidOf(items, report.id, item.id);
    if (!entry || item.optional === true || person === 'confirmed') return null;
    return entry.status === 'absent' || person === 'absent' ? entry : null;
  };
  const lines = list.items.flatMap((item) => {
    const entry = absent(item);
    const span = entry?.examined[0];
    const quote = span && `${t('examined')}：${quoteOf(text, span, 60)}`;
    return entry ? [{ text: item[lang], ...(quote ? { quote } : {}) }] : [];
  });
  if (lines.length === 0)
    return { title, blocks: [{ kind: 'para' as const, text: t('missingNone') }] };
  const note = t('missingNote', { list: list[lang] });
  return {
    title: counted(lang, title, lines.length),
    note,
    blocks: [{ kind: 'list' as const, items: lines }],
  };
}

/** The sheet that goes back to a unit: contents, items not found, and what to check, in neutral words. */
export function feedbackSheet(
  sheeted: Sheeted,
  decisions: Decisions,
  lang: Lang,
  date: string,
): Paper {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  const { report, text, checklist } = sheeted;
  const { year, publishedOn } = report.meta;
  const late = daysLate(year, publishedOn);
  const published =
    publishedOn === null
      ? t('feedbackNoDate')
      : late !== null && late > 0
        ? t('feedbackLate', { date: publishedOn, days: late })
        : t('feedbackPublished', { date: publishedOn });
  return {
    lang,
    title:
      year === null
        ? t('feedbackTitleNoYear', { unit: report.label })
        : t('feedbackTitle', { unit: report.label, year }),
    about: [t('feedbackAbout', { name: report.meta.title ?? report.name }), published],
    sections: [
      requiredSection(lang, text, checklist, (item) => saidOf(decisions.items, report.id, item)),
      findingsSection(lang, t('feedbackFindings'), text, openFindings(sheeted, decisions.findings)),
      missingSection(sheeted, decisions.items, lang),
      ...ownSections(lang, text, sheeted.own ?? noOwn, (item) =>
        saidOf(decisions.items, report.id, item),
      ),
    ],
    foot: t('feedbackFoot', { date }),
    compact: true,
  };
}

/** A file name for a sheet: the unit and the year, without signs that file systems refuse. */
export const sheetFileName = (report: ListedReport, lang: Lang): string =>
  [say(draftWords, lang, 'fileName'), report.label, report.year ?? '']
    .join('-')
    .replace(/[\\/:*?"<>|\s]+/gu, '')
    .replace(/-$/u, '');
