import { indicators, type Indicator } from '../catalog/indicators';
import { ownWords } from '../catalog/messages/own-indicators';
import { say } from '../catalog/messages/words';
import { ownIndicators } from '../db/own-indicators';
import type { OwnIndicator } from '../model/own-indicator';
import { asIndicator } from '../views/own';
import { live } from './live.svelte';
import { settings } from './settings.svelte';

const catalogue: ReadonlyMap<string, Indicator> = new Map(indicators.map((i) => [i.id, i]));

/** Every indicator there is, the catalogue's and the user's own, under the names that people read. */
class Known {
  readonly #own = live(ownIndicators);
  /** The user's own, in the order in which they were made. */
  readonly own: readonly OwnIndicator[] = $derived.by(() => this.#own.value ?? []);
  readonly ownById: ReadonlyMap<string, Indicator> = $derived.by(
    () => new Map(this.own.map((o) => [o.id, asIndicator(o)])),
  );
  readonly all: readonly Indicator[] = $derived.by(() => [...indicators, ...this.ownById.values()]);

  /** Whether the user's own have been read. */
  get ready(): boolean {
    return this.#own.value !== undefined;
  }

  of(id: string): Indicator | undefined {
    return catalogue.get(id) ?? this.ownById.get(id);
  }

  /** Its name in the chosen language; one that is no more is said to be so. */
  name(id: string): string {
    const found = this.of(id)?.[settings.lang];
    if (found !== undefined) return found;
    return id.startsWith('own.') ? say(ownWords, settings.lang, 'gone') : id;
  }
}

export const known = new Known();
