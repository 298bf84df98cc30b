import { chartWords } from '../../../catalog/messages/charts';
import { compareWords } from '../../../catalog/messages/compare';
import { say, type Params } from '../../../catalog/messages/words';
import type { Given } from '../../../views/coverage';
import { settings } from '../../../state/settings.svelte';
import type { CompareModel } from './model.svelte';

/** Today where the reader is, as an ISO date: Swedish writes dates so. */
export const todayHere = (): string => new Date().toLocaleDateString('sv-SE');

/** A sentence of the comparison page in the chosen language. */
export const t = (
  key: keyof typeof compareWords.zh | `warn_${string}` | `scope_${string}` | `state_${string}`,
  params?: Params,
): string => say(compareWords, settings.lang, key, params);

/** What a place or a year has, told before it is chosen: reports collected, and how many give all that is compared. */
export const givenText = (model: CompareModel, of: Given = { reports: 0, given: 0 }): string =>
  model.comparison.measures.length === 0
    ? t('reportsOf', { count: of.reports })
    : t('coverageShort', { given: of.given, reports: of.reports });

/** A word used inside and beside charts: kinds of charts, kinds of missing values. */
export const chartWord = (key: string): string => say(chartWords, settings.lang, key);
