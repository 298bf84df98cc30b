/** One version's news: what a user would notice. */
export interface Change {
  readonly version: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/**
 * The installed app: whether it works without a network, and whether a newer version waits. Nothing is replaced
 * under the user's hands: the new version takes over when `update` is called.
 */
class Offline {
  /** This page is served over http(s) and the browser has service workers. */
  readonly possible =
    typeof navigator !== 'undefined' &&
    'serviceWorker' in navigator &&
    location.protocol.startsWith('http');
  /** Everything is kept on this machine: the app opens without a network. */
  ready = $state(false);
  /** A newer version has been fetched and waits. */
  waiting = $state(false);
  /** What is new in it, as far as the server tells. */
  changes = $state.raw<readonly Change[]>([]);
  #registration: ServiceWorkerRegistration | undefined;

  /** Registers the service worker; called once by the app. Without one the app works all the same. */
  async start(): Promise<void> {
    if (!this.possible || !import.meta.env.PROD) return;
    try {
      const registration = await navigator.serviceWorker.register('./sw.js');
      this.#registration = registration;
      this.ready = registration.active !== null;
      this.#watch(registration);
      registration.addEventListener('updatefound', () => this.#watch(registration));
      if (registration.waiting && navigator.serviceWorker.controller) void this.#announce();
    } catch {
      // Refused (private window, policy): the app runs from the network, and `ready` stays false.
    }
  }

  #watch(registration: ServiceWorkerRegistration): void {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'activated') this.ready = true;
      if (installing.state === 'installed' && navigator.serviceWorker.controller)
        void this.#announce();
    });
  }

  async #announce(): Promise<void> {
    try {
      const answer = await fetch(`./changes.json?fresh=${Date.now()}`, { cache: 'no-store' });
      const all = (await answer.json()) as readonly Change[]; // our own file, of the newer version
      const known = all.findIndex((c) => c.version === __VERSION__);
      this.changes = known < 0 ? all.slice(0, 3) : all.slice(0, known);
    } catch {
      this.changes = [];
    }
    this.waiting = true;
  }

  /** Asks the server for a newer version. */
  async look(): Promise<void> {
    await this.#registration?.update();
  }

  /** Lets the waiting version take over, and opens it. */
  update(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    });
    this.#registration?.waiting?.postMessage('takeOver');
  }

  /** The way out of a stuck version: forgets the cached app (never the data) and opens it anew from the server. */
  async forget(): Promise<void> {
    // Other apps may lie under other paths of the same host, other copies of this one too.
    const here = new URL('./', location.href);
    for (const registration of await navigator.serviceWorker.getRegistrations())
      if (registration.scope === here.href) await registration.unregister();
    for (const name of await caches.keys())
      if (name.startsWith(`zhijing ${here.pathname} `)) await caches.delete(name);
    location.reload();
  }
}

export const offline = new Offline();
