import { settings } from '../../../state/settings.svelte';
import type { Comparison } from '../../../views/compare';
import type { Warning } from '../../../views/drift';
import { measureName } from '../../../views/measures';
import { shell } from '../../parts/shell-words';
import type { CompareModel } from './model.svelte';
import { t } from './words';

const variantWord = (warning: Warning, variant: string): string => {
  if (warning.code === 'scopes') return t(`scope_${variant}`);
  if (warning.code !== 'levels') return variant;
  return variant === '' ? shell('unknown') : shell(`level_${variant}`);
};

/** What a picture that leaves the page must say besides its own notes: the warnings that concern its measures. */
export const cautionsFor = (model: CompareModel, column: number): readonly string[] =>
  model.warnings
    .filter(({ measure }) => measure < 0 || model.figures.length === 1 || measure === column)
    .map((warning) => warningSentence(warning, model.comparison));

/** A warning of a comparison as a sentence, with its commonest variants. */
export function warningSentence(warning: Warning, comparison: Comparison): string {
  const measure = comparison.measures[warning.measure];
  return t(`warn_${warning.code}`, {
    name: measure ? measureName(measure, settings.lang) : '',
    unit: comparison.units[warning.measure] ?? '',
    count: warning.variants[0]?.[1] ?? 0,
    variants: warning.variants
      .slice(0, 6)
      .map(([v, count]) =>
        t(warning.code === 'levels' ? 'variantPlaces' : 'variant', {
          variant: variantWord(warning, v),
          count,
        }),
      )
      .join(settings.lang === 'zh' ? '、' : ', '),
  });
}
