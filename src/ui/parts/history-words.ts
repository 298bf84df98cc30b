import { historyWords } from '../../catalog/messages/history';
import { say } from '../../catalog/messages/words';
import type { HistoryRecord } from '../../db/records';
import { settings } from '../../state/settings.svelte';
import { metaValue, targetName } from './target-words';

/** One entry of the history as a sentence that names the report and the indicator. */
export function sentenceOf(entry: HistoryRecord): string {
  const { target, decision, report, value, ...rest } = entry.params;
  const [kind, field = ''] = String(target ?? '').split(/:(.*)/su);
  const sentence = say(historyWords, settings.lang, entry.code, {
    ...rest,
    ...(value === undefined
      ? {}
      : { value: kind === 'meta' ? metaValue(field, String(value)) : value }),
    target: target === undefined ? '' : targetName(String(target)),
    decision: decision === undefined ? '' : say(historyWords, settings.lang, String(decision)),
  });
  return report === undefined || report === ''
    ? sentence.trim()
    : say(historyWords, settings.lang, 'inReport', { report, sentence: sentence.trim() });
}
