import { storedForLists } from '../db/stored-readings';
import { applyLists, type StoredReading } from '../engine/apply-lists';
import type { Parsed } from '../model/parsed';
import type { PlacedReview } from '../model/review';
import { asDecided } from '../views/judged';
import { noOwn, type OwnPart } from '../views/sheet-own';
import { known } from './indicators.svelte';
import { lists } from './own-lists.svelte';

/** The user's own lists that are shown, and own indicators; null where there are none of either. */
function instruments() {
  const shown = lists.shown.filter((list) => list.id.startsWith('own.'));
  const indicators = [...known.ownById.values()];
  return shown.length + indicators.length === 0 ? null : { shown, indicators };
}

function judge(reading: StoredReading, facts: OwnPart['facts']): OwnPart {
  const own = instruments();
  if (!own) return noOwn;
  const { shown, indicators } = own;
  const entries = applyLists([reading], shown)[0]?.entries ?? [];
  return {
    lists: shown.map((list) => {
      const ids = new Set(list.items.map((i) => i.id));
      return { list, entries: entries.filter((e) => ids.has(e.item)) };
    }),
    indicators,
    facts: facts.filter((f) => f.indicator.startsWith('own.')),
  };
}

/** What the user's own lists and indicators say of a stored report, with a person's decisions in it: a few milliseconds. */
export async function ownPartOf(
  report: string,
  reviews: readonly PlacedReview[],
): Promise<OwnPart> {
  if (!instruments()) return noOwn;
  const [stored] = await storedForLists([report]);
  if (!stored) return noOwn;
  const decided = asDecided(stored, reviews, stored.text.length);
  return judge({ ...stored, ...decided }, decided.facts);
}

/** The same of a draft that is not stored. */
export const ownPartOfDraft = ({ doc, ...draft }: Parsed): OwnPart =>
  judge({ id: '', text: doc.text, ...draft }, draft.facts);
