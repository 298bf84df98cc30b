/**
 * Which rows (or columns) of a long table are made: those in view and some around them. All have one size; spacers of
 * `before` and `after` pixels stand for the rest, so that a table keeps its own tags.
 */
export class Windowed {
  readonly #size: () => number;
  readonly #count: () => number;
  readonly #axis: 'x' | 'y';
  #element: HTMLElement | null = null;
  #from = $state(0);
  #room = $state(600);
  // On paper nothing scrolls: every row is made.
  #printed = $state(false);

  /** `size` in pixels and `count` are asked anew whenever what they read changes. */
  constructor(size: () => number, count: () => number, axis: 'x' | 'y' = 'y') {
    this.#size = size;
    this.#count = count;
    this.#axis = axis;
  }

  readonly #spare = $derived.by(() => (this.#axis === 'y' ? 12 : 2));
  readonly start = $derived.by(() =>
    this.#printed
      ? 0
      : Math.max(0, Math.min(this.#count(), Math.floor(this.#from / this.#size())) - this.#spare),
  );
  readonly end = $derived.by(() =>
    this.#printed
      ? this.#count()
      : Math.min(this.#count(), Math.ceil((this.#from + this.#room) / this.#size()) + this.#spare),
  );
  readonly before = $derived.by(() => this.start * this.#size());
  readonly after = $derived.by(() => Math.max(0, this.#count() - this.end) * this.#size());

  /** Takes over how far the element is scrolled and how large it is. */
  read(): void {
    if (!this.#element) return;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.#element;
    this.#from = this.#axis === 'x' ? scrollLeft : scrollTop;
    this.#room = this.#axis === 'x' ? clientWidth : clientHeight;
  }

  /** Attached to the element that scrolls. */
  readonly watch = (element: HTMLElement): (() => void) => {
    const read = (): void => this.read();
    this.#element = element;
    const sizes = new ResizeObserver(read);
    sizes.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    const before = (): boolean => (this.#printed = true);
    const after = (): boolean => (this.#printed = false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    read();
    return () => {
      this.#element = null;
      this.#printed = false;
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      sizes.disconnect();
      element.removeEventListener('scroll', read);
    };
  };
}
