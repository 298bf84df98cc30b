import { historyWords } from '../../catalog/messages/history';
import { say } from '../../catalog/messages/words';
import type { HistoryRecord } from '../../db/records';
import { known } from '../../state/indicators.svelte';
import { settings } from '../../state/settings.svelte';

/** What a decision was about, in words where it is an indicator. */
function targetName(target: string): string {
  const [kind, ...rest] = target.split(':');
  const id = rest.join(':');
  if (kind === 'meta') return say(historyWords, settings.lang, `meta_${id}`);
  return kind === 'fact' ? known.name(id) : id || target;
}

/** One entry of the history as a sentence that names the report and the indicator. */
export function sentenceOf(entry: HistoryRecord): string {
  const { target, decision, report, ...rest } = entry.params;
  const sentence = say(historyWords, settings.lang, entry.code, {
    ...rest,
    target: target === undefined ? '' : targetName(String(target)),
    decision: decision === undefined ? '' : say(historyWords, settings.lang, String(decision)),
  });
  return report === undefined || report === ''
    ? sentence.trim()
    : say(historyWords, settings.lang, 'inReport', { report, sentence: sentence.trim() });
}
