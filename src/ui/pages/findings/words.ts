import { draftWords } from '../../../catalog/messages/draft';
import { findingsPageWords } from '../../../catalog/messages/findings-page';
import { rosterWords } from '../../../catalog/messages/roster';
import { say, type Params } from '../../../catalog/messages/words';
import type { FindingState } from '../../../model/decided';
import type { Severity } from '../../../model/finding';
import { settings } from '../../../state/settings.svelte';
import { dayOf } from '../../../views/plain';
import type { IconName } from '../../parts/icons';

/** A sentence of the list of findings in the chosen language. */
export const t = (key: keyof typeof findingsPageWords.zh, params?: Params): string =>
  say(findingsPageWords, settings.lang, key, params);

/** A sentence of the check sheet and the feedback sheets. */
export const d = (key: keyof typeof draftWords.zh, params?: Params): string =>
  say(draftWords, settings.lang, key, params);

/** A sentence of the roster. */
export const r = (key: keyof typeof rosterWords.zh, params?: Params): string =>
  say(rosterWords, settings.lang, key, params);

/** Icon and tone of a weight; a weight is never colour alone. */
export const severityLooks: Readonly<Record<Severity, { icon: IconName; tone: 'fail' | 'look' }>> =
  {
    error: { icon: 'cross', tone: 'fail' },
    warning: { icon: 'alert', tone: 'fail' },
    info: { icon: 'info', tone: 'look' },
  };

/** The same for what is not a failure. */
export const verdictLooks = {
  cannotTell: { icon: 'unsure', tone: 'look' },
  holds: { icon: 'check', tone: 'fact' },
} as const;

/** Icon and tone of a decision. */
export const stateLooks: Readonly<
  Record<FindingState, { icon: IconName; tone: 'plain' | 'action' }>
> = {
  open: { icon: 'wait', tone: 'plain' },
  accepted: { icon: 'check', tone: 'action' },
  ignored: { icon: 'eye', tone: 'plain' },
};

/** Today, as a date in ISO form of the user's own clock. */
export const today = (): string => dayOf(new Date());
