import type { BundleEntryOfLibrary, BundleView } from '../model/bundle';
import type { OwnIndicator } from '../model/own-indicator';
import { allWithdrawn, withdrawnAt, type Withdrawn } from '../model/withdrawn';
import { canonical } from './bundle-hash';
import { db } from './database';
import { mergeDenominators } from './denominators';
import { ownIndicators } from './own-indicators';
import { keyOfIndicator } from './setting-stamps';
import { keyOfView } from './views';
import { withdrawn, withdrawnKey } from './withdrawn';

/** What a library keeps besides reports and decisions, as a bundle brings it. */
export interface Settings {
  readonly indicators: readonly OwnIndicator[];
  readonly views: readonly BundleView[];
  readonly shared: readonly BundleEntryOfLibrary[];
}

export type SettingKind = 'indicator' | 'checklist' | 'roster' | 'denominators' | 'view';

/**
 * What becomes of one of them. added: it is not here; newerThere: the bundle's is the later form and is taken;
 * newerHere: ours is the later and stays; joined: what theirs have more is taken in; withdrawn: it was taken away there
 * and goes here too; keptOut: it was taken away here and does not come back.
 */
export type SettingFate = 'added' | 'newerThere' | 'newerHere' | 'joined' | 'withdrawn' | 'keptOut';

/** One setting in which the bundle differs from the library, by name. */
export interface SettingNews {
  readonly kind: SettingKind;
  /** '' where the kind has but one. */
  readonly name: string;
  readonly fate: SettingFate;
}

/** What a merge takes over and takes away, and everything in which the two differ. */
export interface SettingsPlan extends Settings {
  /** Ids of indicators and saved comparisons, and keys of entries, that were taken away there. */
  readonly leaving: {
    readonly indicators: readonly string[];
    readonly views: readonly string[];
    readonly shared: readonly string[];
  };
  /** What was taken away here and there together; null where ours knew of it all. */
  readonly withdrawn: readonly Withdrawn[] | null;
  readonly news: readonly SettingNews[];
}

export const noSettings: SettingsPlan = {
  ...{ indicators: [], views: [], shared: [] },
  leaving: { indicators: [], views: [], shared: [] },
  ...{ withdrawn: null, news: [] },
};

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Who saved a setting when, and how often, is not its content. */
const aboutSaving = new Set(['at', 'by', 'version']);

const contentOf = (value: unknown): string =>
  canonical(
    Object.fromEntries(Object.entries(fieldsOf(value)).filter(([key]) => !aboutSaving.has(key))),
  );

/**
 * Which of two forms of one setting counts: the later; of two of one time the same one whoever merges whom. Null where
 * they say the same.
 */
function fateOf(ours: unknown, theirs: unknown): 'newerThere' | 'newerHere' | null {
  if (contentOf(ours) === contentOf(theirs)) return null;
  const [mine, other] = [wordOf(fieldsOf(ours).at), wordOf(fieldsOf(theirs).at)];
  const later = mine === other ? contentOf(theirs) > contentOf(ours) : other > mine;
  return later ? 'newerThere' : 'newerHere';
}

const kindOf = (key: string): SettingKind =>
  key.startsWith('ownChecklist:')
    ? 'checklist'
    : key.startsWith('roster:')
      ? 'roster'
      : 'denominators';

const nameOf = (value: unknown): string =>
  wordOf(fieldsOf(value).title) || wordOf(fieldsOf(value).name);

/** One setting as it stands on one side. */
interface Form {
  readonly kind: SettingKind;
  readonly key: string;
  readonly name: string;
  readonly value: unknown;
}

const savedAt = ({ value }: Form): string => wordOf(fieldsOf(value).at);

const ofIndicator = (one: OwnIndicator): Form => ({
  ...{ kind: 'indicator', key: keyOfIndicator(one.id), name: one.name, value: one },
});
const ofView = (one: BundleView): Form => ({
  ...{ kind: 'view', key: keyOfView(one.name), name: one.name },
  value: { name: one.name, query: one.query, at: one.at },
});
const ofEntry = ({ key, value }: BundleEntryOfLibrary): Form => ({
  ...{ kind: kindOf(key), key, name: nameOf(value), value },
});

/** Compares settings one by one, and keeps what is to be told of each. */
class Comparison {
  readonly news: SettingNews[] = [];
  readonly #ours: readonly Withdrawn[];
  readonly #theirs: readonly Withdrawn[];

  constructor(ours: readonly Withdrawn[], theirs: readonly Withdrawn[]) {
    this.#ours = ours;
    this.#theirs = theirs;
  }

  tell({ kind, name }: Form, fate: SettingFate): void {
    this.news.push({ kind, name, fate });
  }

  /** Whether the bundle's form is taken. */
  takes(theirs: Form, ours: Form | undefined): boolean {
    const gone = withdrawnAt(this.#ours, theirs.key);
    const late = gone !== '' && savedAt(theirs) <= gone;
    const fate = ours ? fateOf(ours.value, theirs.value) : late ? 'keptOut' : 'added';
    if (fate !== null) this.tell(theirs, fate);
    // Of two that say the same, the one that was saved again after it had been taken away there is kept.
    if (ours && fate === null) return savedAt(ours) <= withdrawnAt(this.#theirs, ours.key);
    return fate === 'added' || fate === 'newerThere';
  }

  /** Whether ours goes, since it was taken away there after it had been saved. */
  loses(ours: Form): boolean {
    const gone = withdrawnAt(this.#theirs, ours.key);
    const leaves = gone !== '' && savedAt(ours) <= gone;
    if (leaves) this.tell(ours, 'withdrawn');
    return leaves;
  }
}

/** What is stored under keys that travel and can be taken away. */
const ourEntries = (): Promise<readonly BundleEntryOfLibrary[]> =>
  db.kv.where('key').startsWithAnyOf('ownChecklist:', 'roster:').toArray();

/** Compares a bundle's settings with those that are here now. */
export async function planSettings(theirs: Settings): Promise<SettingsPlan> {
  const entry = theirs.shared.find(({ key }) => key === withdrawnKey);
  // The schema has seen to its form.
  const goneThere = (entry?.value ?? []) as readonly Withdrawn[];
  const goneHere = await withdrawn();
  const indicators = await ownIndicators();
  const views = await db.views.toArray();
  const entries = await ourEntries();
  const denominators = (await db.kv.get('denominators'))?.value;
  const comparison = new Comparison(goneHere, goneThere);
  const held = new Map(
    [...indicators.map(ofIndicator), ...views.map(ofView), ...entries.map(ofEntry)].map(
      (form) => [form.key, form] as const,
    ),
  );
  const takes = (form: Form): boolean => comparison.takes(form, held.get(form.key));
  const viewIds = new Map(views.map((v) => [v.name, v.id] as const));
  const taken = {
    indicators: theirs.indicators.filter((one) => takes(ofIndicator(one))),
    views: theirs.views
      .filter((one) => takes(ofView(one)))
      .map((one) => ({ ...one, id: viewIds.get(one.name) ?? one.id })),
    shared: theirs.shared.flatMap((one) => {
      if (one.key === withdrawnKey) return [];
      if (kindOf(one.key) !== 'denominators') return takes(ofEntry(one)) ? [one] : [];
      const value =
        denominators === undefined ? one.value : mergeDenominators(denominators, one.value);
      if (value === null) return [];
      comparison.tell(ofEntry(one), denominators === undefined ? 'added' : 'joined');
      return [{ ...one, value }];
    }),
  };
  // What the bundle still holds was saved again there.
  const there = new Set(
    [
      ...theirs.indicators.map(ofIndicator),
      ...theirs.views.map(ofView),
      ...theirs.shared.map(ofEntry),
    ].map((form) => form.key),
  );
  const loses = (form: Form): boolean => !there.has(form.key) && comparison.loses(form);
  const all = allWithdrawn(goneHere, goneThere);
  return {
    ...taken,
    leaving: {
      indicators: indicators.filter((one) => loses(ofIndicator(one))).map((one) => one.id),
      views: views.filter((one) => loses(ofView(one))).map((one) => one.id),
      shared: entries.filter((one) => loses(ofEntry(one))).map((one) => one.key),
    },
    withdrawn: canonical(all) === canonical(goneHere) ? null : all,
    news: comparison.news,
  };
}
