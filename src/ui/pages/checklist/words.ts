import { checklistPageWords } from '../../../catalog/messages/checklist-page';
import { itemReasonWords, statusWords } from '../../../catalog/messages/checklists';
import { ownListWords } from '../../../catalog/messages/checklist-lists';
import { say, type Params } from '../../../catalog/messages/words';
import type { Checklist } from '../../../model/checklist';
import { settings } from '../../../state/settings.svelte';
import type { CellState } from '../../../views/matrix';
import type { IconName } from '../../parts/icons';

/** A sentence of the checklist page in the chosen language. */
export const t = (
  key: keyof typeof checklistPageWords.zh | `short_${CellState}`,
  params?: Params,
): string => say(checklistPageWords, settings.lang, key, params);

/** A sentence of the page where lists are made and managed. */
export const l = (key: keyof typeof ownListWords.zh | `field_${string}`, params?: Params): string =>
  say(ownListWords, settings.lang, key, params);

/** A list's name, short where there is little room. */
export const listName = (list: Checklist): string =>
  list.id in checklistPageWords.zh ? t(list.id as 'required') : list[settings.lang]; // a key, as was just asked

/** The word of a state. */
export const stateWord = (state: CellState): string =>
  state === 'pending' ? t('pending') : say(statusWords, settings.lang, state);

/** Why an item has its state, where a reason is known. */
export const reasonWord = (reason: string): string => say(itemReasonWords, settings.lang, reason);

/** Icon and tone of a state; a state is never colour alone. */
export const stateLooks: Readonly<
  Record<CellState, { icon: IconName; tone: 'plain' | 'fact' | 'look' }>
> = {
  figure: { icon: 'figure', tone: 'fact' },
  described: { icon: 'check', tone: 'fact' },
  confirmed: { icon: 'fact', tone: 'fact' },
  absent: { icon: 'search', tone: 'look' },
  unsure: { icon: 'help', tone: 'look' },
  failed: { icon: 'alert', tone: 'look' },
  pending: { icon: 'wait', tone: 'plain' },
  notApplicable: { icon: 'unsure', tone: 'plain' },
};
