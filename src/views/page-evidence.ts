import { chartWords } from '../catalog/messages/charts';
import { exportWords } from '../catalog/messages/export';
import { say, type Lang } from '../catalog/messages/words';
import type { Atlas } from './atlas';
import { missingKinds, type Comparison } from './compare';
import { evidenceOf, type GapItem, type ValueItem } from './evidence';
import { escaped } from './export-text';
import { measureName } from './measures';
import { showNumber, showRange, withUnit } from './numbers';
import type { Passages } from './sheet';

/** What the evidence of a report page is made of. */
export interface EvidenceSource {
  readonly atlas: Atlas;
  readonly comparison: Comparison;
  readonly passages: Passages;
}

/** A sentence with the report's words for the figure marked in it. */
function quoted(sentence: string, words: string): string {
  const [text, mark] = [escaped(sentence), escaped(words)];
  return mark === '' ? text : text.replace(mark, () => `<mark>${mark}</mark>`);
}

/** One value: whose, how much, in which words, and where they stand. */
function itemHtml({ row, measure, reading, report }: ValueItem, passages: Passages, lang: Lang) {
  const t = (key: string): string => say(exportWords, lang, key);
  const { fact } = reading;
  const value = fact.value === null ? '' : withUnit(showNumber(fact.value, lang), fact.unit, lang);
  const range = fact.value === null ? '' : showRange(fact.value, fact.low, fact.high, lang);
  const [span] = fact.evidence;
  const told = report && span;
  const where = told ? [`${t('start')} ${span.start}–${span.end}`] : [];
  const scope = fact.scope === 'own' ? [] : [t(`scope_${fact.scope}`)];
  const foot = [
    ...[report?.name ?? '', ...where, t(`state_${fact.state}`), ...scope],
    report ? `${t('engine')} ${report.engine}` : '',
  ].filter((words) => words !== '');
  return [
    `<li><p><strong>${escaped(row.place.label)}</strong> ${row.year}`,
    ` <span class="soft">${escaped(measureName(measure, lang))}</span>`,
    ` <b>${escaped(value)}</b>${range === '' ? '' : ` <span class="soft">${escaped(range)}</span>`}</p>`,
    told
      ? `<blockquote>${quoted(passages.sentence(report.id, span), passages.words(report.id, span))}</blockquote>`
      : '',
    `<p class="soft">${foot.map(escaped).join(' · ')}</p></li>`,
  ].join('');
}

/** The passages behind all values, as a list; '' where there are none. */
export function evidenceHtml({ atlas, comparison, passages }: EvidenceSource, lang: Lang): string {
  const items = evidenceOf(atlas, comparison, 'values').flatMap((item) =>
    item.kind === 'value' ? [itemHtml(item, passages, lang)] : [],
  );
  return items.length === 0 ? '' : `<ol class="evidence">${items.join('\n')}</ol>`;
}

/** Where nothing is, by kind: 白水县 2022（行政复议申请数）. '' where every value is there. */
export function gapsHtml({ atlas, comparison }: EvidenceSource, lang: Lang): string {
  const several = comparison.measures.length > 1;
  const joined = (words: readonly string[]): string => words.join(lang === 'zh' ? '、' : ', ');
  const told = ({ row, measures }: GapItem): string => {
    const names = joined(measures.map((m) => measureName(m, lang)));
    // A whole row without values needs no list of them.
    const all = !several || measures.length === comparison.measures.length;
    const whose = `${row.place.label} ${row.year}`;
    return all ? whose : lang === 'zh' ? `${whose}（${names}）` : `${whose} (${names})`;
  };
  const gaps = evidenceOf(atlas, comparison, 'gaps').flatMap((i) => (i.kind === 'gap' ? [i] : []));
  const lines = missingKinds.flatMap((kind) => {
    const own = gaps.filter((gap) => gap.status === kind);
    if (own.length === 0) return [];
    const [name, meaning] = [say(chartWords, lang, kind), say(exportWords, lang, `gap_${kind}`)];
    const heading = `<dt>${escaped(name)} <span class="soft">${escaped(meaning)}</span></dt>`;
    return [`${heading}<dd>${escaped(own.map(told).join(lang === 'zh' ? '；' : '; '))}</dd>`];
  });
  return lines.length === 0 ? '' : `<dl>${lines.join('\n')}</dl>`;
}
