import type { BundleEntryOfLibrary, BundleView } from '../model/bundle';
import type { OwnIndicator } from '../model/own-indicator';
import { canonical } from './bundle-hash';
import { db } from './database';
import { mergeDenominators } from './denominators';
import { ownIndicators } from './own-indicators';

/** What a library keeps besides reports and decisions, as a bundle brings it. */
export interface Settings {
  readonly indicators: readonly OwnIndicator[];
  readonly views: readonly BundleView[];
  readonly shared: readonly BundleEntryOfLibrary[];
}

export type SettingKind = 'indicator' | 'checklist' | 'roster' | 'denominators' | 'view';

/**
 * What becomes of one of them. added: it is not here; newerThere: the bundle's is the later form and is taken;
 * newerHere: ours is the later and stays; joined: what theirs have more is taken in.
 */
export type SettingFate = 'added' | 'newerThere' | 'newerHere' | 'joined';

/** One setting in which the bundle differs from the library, by name. */
export interface SettingNews {
  readonly kind: SettingKind;
  /** '' where the kind has but one. */
  readonly name: string;
  readonly fate: SettingFate;
}

/** What a merge takes over, and everything in which the two differ. */
export interface SettingsPlan extends Settings {
  readonly news: readonly SettingNews[];
}

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

/** Compares a bundle's settings with those that are here now. */
export async function planSettings(theirs: Settings): Promise<SettingsPlan> {
  const news: SettingNews[] = [];
  const held = new Map((await ownIndicators()).map((o) => [o.id, o] as const));
  const views = new Map((await db.views.toArray()).map((v) => [v.name, v] as const));
  const entries = await db.kv.bulkGet(theirs.shared.map((s) => s.key));
  const takes = (kind: SettingKind, name: string, fate: SettingFate | null): boolean => {
    if (fate !== null) news.push({ kind, name, fate });
    return fate !== null && fate !== 'newerHere';
  };
  return {
    indicators: theirs.indicators.filter((one) => {
      const ours = held.get(one.id);
      return takes('indicator', one.name, ours ? fateOf(ours, one) : 'added');
    }),
    // A saved comparison is known by its name, and ours stays: it holds nothing that was worked out by hand.
    views: theirs.views.filter((one) => {
      const ours = views.get(one.name);
      if (ours) return takes('view', one.name, ours.query === one.query ? null : 'newerHere');
      return takes('view', one.name, 'added');
    }),
    shared: theirs.shared.flatMap((entry, i) => {
      const ours = entries[i]?.value;
      const kind = kindOf(entry.key);
      const name = nameOf(entry.value);
      if (ours === undefined) return takes(kind, name, 'added') ? [entry] : [];
      if (kind !== 'denominators')
        return takes(kind, name, fateOf(ours, entry.value)) ? [entry] : [];
      const value = mergeDenominators(ours, entry.value);
      return takes(kind, name, value === null ? null : 'joined') ? [{ ...entry, value }] : [];
    }),
    news,
  };
}
