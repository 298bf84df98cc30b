import { settings } from './settings.svelte';

/** Who reviews: asked once, when the first decision is made. */
class Reviewer {
  /** The question is on the screen. */
  asking = $state(false);
  #waiting: ((name: string | null) => void)[] = [];

  /** The reviewer's name, asked for where it is not known yet; null where the question was put aside. */
  name(): Promise<string | null> {
    if (settings.name !== '') return Promise.resolve(settings.name);
    this.asking = true;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Shows the question again, to change the name. */
  change(): void {
    this.asking = true;
  }

  answer(name: string | null): void {
    const given = name?.trim().slice(0, 60) ?? '';
    if (given !== '') settings.set('name', given);
    this.asking = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve(given === '' ? null : given);
  }
}

export const reviewer = new Reviewer();
