import { ruleWords } from '../../catalog/messages/findings';
import { historyWords } from '../../catalog/messages/history';
import { shellWords } from '../../catalog/messages/shell';
import { say } from '../../catalog/messages/words';
import type { Review } from '../../model/review';
import { targetKey } from '../../model/target';
import { versionField } from '../../model/versions';
import { known } from '../../state/indicators.svelte';
import { lists } from '../../state/own-lists.svelte';
import { settings } from '../../state/settings.svelte';

/** The title of a checklist's item; of one that is no more its id. */
export function itemName(id: string): string {
  for (const list of lists.all)
    for (const item of list.items) if (item.id === id) return item[settings.lang];
  return id;
}

/** What a decision is about, in words, from its key (see model/target). */
export function targetName(target: string): string {
  const [kind, id = ''] = target.split(/:(.*)/su);
  if (kind === 'meta') return say(historyWords, settings.lang, `meta_${id}`);
  if (kind === 'fact') return known.name(id);
  if (kind === 'item') return itemName(id);
  if (kind !== 'finding') return target;
  const [rule = '', key = ''] = id.split(/:(.*)/su);
  const name = say(ruleWords, settings.lang, rule);
  // What was not found stands nowhere: its key is a code.
  return key === '' || key.startsWith(rule) ? name : `${name}“${key.slice(0, 24)}”`;
}

/** A value of the metadata: levels, kinds of bodies and what is said of versions are stored as codes. */
export function metaValue(field: string, value: string): string {
  if (field === versionField) return say(historyWords, settings.lang, `version_${value}`);
  const family = field === 'level' ? 'level' : field === 'bodyKind' ? 'body' : null;
  const key = `${family}_${value}`;
  return family !== null && key in shellWords.zh ? say(shellWords, settings.lang, key) : value;
}

/** What somebody decided, in words. */
export function outcomeOf(review: Review): string {
  const { target, decision, value, unit } = review;
  if (target.kind === 'meta' && target.field === versionField)
    return metaValue(target.field, String(value));
  const said = say(historyWords, settings.lang, decision);
  // Whoever found a value right has decided on that value.
  const found = decision === 'accepted' || decision === 'confirmed' ? review.engineValue : null;
  const meant = value ?? found;
  if (meant === null) return said;
  const words = target.kind === 'meta' ? metaValue(target.field, String(meant)) : `${meant}`;
  return `${said} ${words}${unit ?? ''}`;
}

/** The same of a decision known by its key: see `targetName`. */
export const targetOf = (review: Review): string => targetName(targetKey(review.target));
