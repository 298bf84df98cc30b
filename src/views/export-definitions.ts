import { chartWords } from '../catalog/messages/charts';
import { exportWords } from '../catalog/messages/export';
import { say, type Lang } from '../catalog/messages/words';
import { missingKinds, type Comparison } from './compare';
import { definitionOf, measureName, nameOf } from './measures';
import { titles, type Key, type Sheet, type Value } from './sheet';

/** What each measure counts, and what the words of the tables mean. */
export function definitionsTable(comparison: Comparison, lang: Lang, today: string): Sheet {
  const t = (key: Key): string => say(exportWords, lang, key);
  const measures = comparison.measures.map((m, i): Value[] => [
    // The id of one's own indicator means nothing to a reader.
    m.id.includes('own.') ? '' : m.id,
    measureName(m, lang),
    comparison.units[i] ?? '',
    m.kind === 'indicator'
      ? definitionOf(m.of, lang)
      : `${nameOf(m.top, lang)} ÷ ${nameOf(m.bottom, lang)}`,
  ]);
  const gaps = missingKinds.map((kind): Value[] => [
    ...['', say(chartWords, lang, kind), '', t(`gap_${kind}`)],
  ]);
  const { denominator: d } = comparison;
  return {
    name: t('sheetDefinitions'),
    columns: titles(lang, [
      ['indicatorId', 26],
      ['indicator', 30],
      ['unit', 10],
      ['definition', 90],
    ]),
    rows: [
      ...measures,
      ...(d ? [['', d.name, d.unit, d.source || say(chartWords, lang, 'sourceUnknown')]] : []),
      ...gaps,
      ['', t('lowHigh'), '', t('lowHighMeaning')],
      ['', t('madeOn'), '', today],
    ],
  };
}
