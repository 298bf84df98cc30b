import { listFile } from '../../../db/checklist-file';
import { undo } from '../../../db/history';
import { removeOwnChecklist } from '../../../db/own-checklists';
import type { AppliesTo } from '../../../model/checklist';
import type { OwnChecklist } from '../../../model/own-checklist';
import { settings } from '../../../state/settings.svelte';
import type { RefusedList } from '../../../db/checklist-file';
import { reasonOf } from '../../parts/reason';
import { shell } from '../../parts/shell-words';
import { toasts } from '../../parts/toasts.svelte';
import { saveFile } from '../findings/save';
import { l } from './words';

/** Says what was done, with the way back. */
export const undoable = (text: string, step: number): void =>
  toasts.show(text, {
    action: {
      label: shell('undo'),
      icon: 'undo',
      run: () => void undo(step).then(() => toasts.show(l('takenBack'))),
    },
  });

/** Does something that may be refused by the browser, and says so where it is. */
export async function trying(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (reason) {
    toasts.show(l('failed', { reason: reasonOf(reason) }), { kind: 'alert' });
  }
}

/** Takes a list away, undoably. */
export const remove = (list: OwnChecklist): Promise<void> =>
  trying(async () =>
    undoable(l('removed', { name: list.title }), await removeOwnChecklist(list, settings.name)),
  );

/** Saves lists as a file that another machine can take in. */
export const exportLists = (lists: readonly OwnChecklist[]): Promise<void> =>
  trying(async () => {
    const now = new Date().toISOString();
    const [only] = lists;
    const which = lists.length === 1 && only ? `-${only.title}` : '';
    const name = `${l('fileName')}${which}-${now.slice(0, 10)}.json`.replace(
      /[\\/:*?"<>|\s]+/gu,
      '',
    );
    saveFile(name, await listFile(lists, now), 'application/json');
    toasts.show(l('exported', { name }));
  });

/** Where in a list, which field, and why: the parts of a sentence of refusal. */
export const refusalParts = ({ item, field, why }: RefusedList) => ({
  where: item > 0 ? l('inItem', { number: item }) : '',
  field: l(`field_${field}`) === `field_${field}` ? field : l(`field_${field}`),
  why: l(`why_${why}`),
});

/** For whom a list is meant, in words. */
export function meantFor(applies: AppliesTo | undefined): string {
  const { from, to, levels, bodyKinds } = applies ?? {};
  const years =
    from === undefined && to === undefined
      ? l('allYears')
      : to === undefined
        ? l('yearsFrom', { from: from ?? '' })
        : from === undefined
          ? l('yearsTo', { to })
          : l('years', { from, to });
  const bodies = [
    ...(levels ?? []).map((level) => shell(`level_${level}`)),
    ...(bodyKinds ?? []).map((kind) => shell(`body_${kind}`)),
  ];
  return [years, bodies.length === 0 ? l('allBodies') : bodies.join('、')].join(' · ');
}
