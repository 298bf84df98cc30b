/** The five places of the app. */
export const pages = ['library', 'report', 'compare', 'checklist', 'data'] as const;
export type Page = (typeof pages)[number];

/**
 * Where the user is, kept in the address: `#/report/<id>?at=fact:3`. Pages keep selection and filters in `query`,
 * so that a link, a reload and the Back button restore them.
 */
class Route {
  page = $state<Page>('library');
  /** The report's id on the report page, else ''. */
  id = $state('');
  query = $state.raw(new URLSearchParams());

  constructor() {
    if (typeof window === 'undefined') return;
    this.#read();
    window.addEventListener('hashchange', () => this.#read());
  }

  #read(): void {
    const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
    const [page = '', id = ''] = path.split('/');
    this.page = pages.find((p) => p === page) ?? 'library';
    this.id = decodeURIComponent(id);
    this.query = new URLSearchParams(query);
  }

  /** The address of a place, for links. */
  href(page: Page, id = '', query?: URLSearchParams | Record<string, string>): string {
    const search = new URLSearchParams(query).toString();
    return `#/${page}${id ? `/${encodeURIComponent(id)}` : ''}${search ? `?${search}` : ''}`;
  }

  /** Goes to a place with an entry in the browser's history. */
  go(page: Page, id = '', query?: URLSearchParams | Record<string, string>): void {
    location.hash = this.href(page, id, query);
  }

  /** Changes the query of this page without a new entry in the browser's history; null removes a key. */
  set(changes: Readonly<Record<string, string | null>>): void {
    // A plain copy: it becomes the new state as a whole and is never changed afterwards.
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    const next = new URLSearchParams(this.query);
    for (const [key, value] of Object.entries(changes))
      if (value === null || value === '') next.delete(key);
      else next.set(key, value);
    history.replaceState(history.state, '', this.href(this.page, this.id, next));
    this.query = next;
  }
}

export const route = new Route();
