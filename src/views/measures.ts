import { indicators, type Indicator } from '../catalog/indicators';
import { chartWords } from '../catalog/messages/charts';
import { say, type Lang } from '../catalog/messages/words';
import type { Measure } from './selection';

/** An indicator's name in a language; the Chinese one where no English one is written. */
export const nameOf = (indicator: Indicator, lang: Lang): string =>
  (lang === 'en' && indicator.en) || indicator.zh;

/** What an indicator counts, in a sentence; its name where no definition is written. */
export const definitionOf = (indicator: Indicator, lang: Lang): string =>
  (lang === 'en' ? indicator.definition.en : indicator.definition.zh) || indicator.zh;

/** A measure's name. */
export const measureName = (measure: Measure, lang: Lang): string =>
  measure.kind === 'indicator'
    ? nameOf(measure.of, lang)
    : say(chartWords, lang, 'ratioName', {
        top: nameOf(measure.top, lang),
        bottom: nameOf(measure.bottom, lang),
      });

/** Every indicator of the catalogue, and the user's own, as a measure: for exports of everything. */
export const allMeasures = (own: Iterable<Indicator> = []): readonly Measure[] =>
  [...indicators, ...own].map((of) => ({ kind: 'indicator', id: of.id, of }));
