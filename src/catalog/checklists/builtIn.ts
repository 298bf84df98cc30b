import type { Checklist } from '../../model/checklist';
import { indicators } from '../indicators';
import { outline2015 } from './outline2015';
import { outline2021 } from './outline2021';
import { required } from './required';
import { working } from './working';

const source = { zh: '指标目录', en: 'Catalogue of indicators' };

/** Which figures of the catalogue a report gives. Only counts what is there; says nothing of their size. */
export const coverage: Checklist = {
  id: 'coverage',
  version: 1,
  edition: '1',
  official: false,
  zh: '指标覆盖',
  en: 'Indicator coverage',
  source,
  items: indicators.map((i) => ({
    id: `indicator.${i.id}`,
    zh: i.zh,
    en: i.en,
    source,
    judge: 'indicator' as const,
    optional: true,
    recognise: { headings: [], cues: [], indicators: [i.id] },
  })),
};

/** All lists that come with the app, in the order in which they are shown. */
export const builtIn: readonly Checklist[] = [
  required,
  outline2021,
  outline2015,
  working,
  coverage,
];
