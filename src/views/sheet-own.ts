import type { Indicator } from '../catalog/indicators';
import { itemReasonWords, statusWords } from '../catalog/messages/checklists';
import { draftWords } from '../catalog/messages/draft';
import { say, type Lang, type Params } from '../catalog/messages/words';
import type { Checklist, ChecklistItem } from '../model/checklist';
import type { Fact } from '../model/fact';
import type { ChecklistEntry } from '../model/finding';
import { printedAmount } from './numbers';
import type { PaperSection } from './paper';
import { quoteOf } from './quote';

type Key = keyof typeof draftWords.zh;

/** What one of the user's own lists says of a report. */
export interface OwnAnswers {
  readonly list: Checklist;
  readonly entries: readonly ChecklistEntry[];
}

/** What the user's own lists and indicators, as far as they are switched on, say of a report. */
export interface OwnPart {
  readonly lists: readonly OwnAnswers[];
  readonly indicators: readonly Indicator[];
  /** The report's facts; those of other indicators are passed over. */
  readonly facts: readonly Pick<Fact, 'indicator' | 'value' | 'unit' | 'approx' | 'evidence'>[];
}

/** Nothing of one's own. */
export const noOwn: OwnPart = { lists: [], indicators: [], facts: [] };

/** What a person says of an item over the engine's answer; null where nobody has. */
export type Said = (item: string) => 'absent' | 'confirmed' | null;
const nobody: Said = () => null;

/** An item that is not there, or of which that cannot be told. */
interface Open {
  readonly item: ChecklistItem;
  readonly entry: ChecklistEntry;
}

/** The items that are meant for the report: how many, how many are there, and which are not. */
function balanceOf({ list, entries }: OwnAnswers, said: Said) {
  const byItem = new Map(entries.map((e) => [e.item, e] as const));
  let [asked, there] = [0, 0];
  const open: Open[] = [];
  for (const item of list.items) {
    const entry = byItem.get(item.id);
    if (!entry || entry.status === 'notApplicable') continue;
    asked++;
    const person = said(item.id);
    const found = entry.status === 'figure' || entry.status === 'described';
    if (person === 'confirmed' || (person === null && found)) there++;
    // An item that need not be there is no shortcoming.
    else if (item.optional !== true) open.push({ item, entry });
  }
  return { asked, there, open };
}

/** One own list: which of its items were not found, each with what was examined; null where it is not meant for the report. */
function listSection(lang: Lang, text: string, own: OwnAnswers, said: Said): PaperSection | null {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  const { asked, there, open } = balanceOf(own, said);
  if (asked === 0) return null;
  const title = t('ownList', { list: own.list[lang] });
  const note = t('ownListNote', { asked, there, open: open.length });
  const items = open.map(({ item, entry }) => {
    const status = say(statusWords, lang, said(item.id) ?? entry.status);
    const reason = entry.reason ? say(itemReasonWords, lang, entry.reason) : '';
    const span = entry.examined[0];
    return {
      text: t('ownItem', {
        item: item[lang],
        state: reason === '' ? status : `${status}，${reason}`,
      }),
      ...(span ? { quote: `${t('examined')}：${quoteOf(text, span, 60)}` } : {}),
    };
  });
  return {
    ...{ title, note },
    blocks:
      items.length > 0 ? [{ kind: 'list', items }] : [{ kind: 'para', text: t('ownListAll') }],
  };
}

/** One's own indicators: the figure and its passage, or that none was found. */
function indicatorsSection(lang: Lang, text: string, own: OwnPart): PaperSection | null {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  if (own.indicators.length === 0) return null;
  const items = own.indicators.map((indicator) => {
    const fact = own.facts.find((f) => f.indicator === indicator.id);
    const name = indicator[lang];
    if (!fact) return { text: t('ownIndicatorNone', { name }) };
    const value = printedAmount(fact.value, fact.unit, fact.approx, lang);
    const [span] = fact.evidence;
    return {
      text: t('ownIndicator', { name, value }),
      ...(span ? { quote: quoteOf(text, span, 60) } : {}),
    };
  });
  return { title: t('ownIndicators'), blocks: [{ kind: 'list', items }] };
}

/** A section for each own list that is meant for the report, and one for the indicators. */
export const ownSections = (
  lang: Lang,
  text: string,
  own: OwnPart,
  said: Said = nobody,
): readonly PaperSection[] =>
  [
    ...own.lists.map((answers) => listSection(lang, text, answers, said)),
    indicatorsSection(lang, text, own),
  ].filter((s) => s !== null);

/** The same in a line each, for a sheet whose first page has no room for more; none where there is nothing of one's own. */
export function ownInShort(lang: Lang, own: OwnPart): readonly PaperSection[] {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  const lines = own.lists.flatMap((answers) => {
    const { asked, there, open } = balanceOf(answers, nobody);
    const counts = { asked, there, open: open.length };
    return asked > 0 ? [t('ownListLine', { list: answers.list[lang], ...counts })] : [];
  });
  const found = own.indicators.filter((i) => own.facts.some((f) => f.indicator === i.id)).length;
  if (own.indicators.length > 0)
    lines.push(t('ownIndicatorsLine', { all: own.indicators.length, found }));
  if (lines.length === 0) return [];
  const text = lines.join(lang === 'zh' ? '；' : '; ');
  return [{ title: t('own'), note: t('ownNote'), blocks: [{ kind: 'para', text }] }];
}
