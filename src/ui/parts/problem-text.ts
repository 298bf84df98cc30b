import { problemWords } from '../../catalog/messages/problems';
import { say } from '../../catalog/messages/words';
import type { Problem } from '../../model/problem';
import { settings } from '../../state/settings.svelte';

/** What we could not do, in words of the chosen language; a code without words is shown as itself. */
export const problemText = (problem: Problem): string =>
  say(problemWords, settings.lang, problem.code, problem.params);
