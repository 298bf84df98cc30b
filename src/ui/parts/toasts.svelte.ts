import type { IconName } from './icons';

/** What a notice offers besides being read. */
export interface ToastAction {
  readonly label: string;
  readonly icon?: IconName;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  /** status: a result, said politely. alert: needs attention now. Errors that need work stay on the page instead. */
  readonly kind: 'status' | 'alert';
  readonly text: string;
  readonly action: ToastAction | null;
}

const atMost = 3;
const milliseconds = 8000;

/**
 * Short notices over the page. Nothing is said only here: what can be undone in a notice can also be undone in the
 * history (WCAG 2.2.1). While the pointer or the focus is on the notices none of them goes away.
 */
class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  show(text: string, options: { kind?: Toast['kind']; action?: ToastAction } = {}): void {
    const id = this.#next++;
    const toast: Toast = {
      id,
      kind: options.kind ?? 'status',
      text,
      action: options.action ?? null,
    };
    const list = [...this.list, toast];
    for (const gone of list.slice(0, -atMost)) this.#stop(gone.id);
    this.list = list.slice(-atMost);
    this.#start(id);
  }

  close(id: number): void {
    this.#stop(id);
    this.list = this.list.filter((t) => t.id !== id);
  }

  /** Holds all notices while they are looked at. */
  hold(): void {
    for (const { id } of this.list) this.#stop(id);
  }

  release(): void {
    for (const { id } of this.list) this.#start(id);
  }

  #start(id: number): void {
    this.#stop(id);
    this.#timers.set(
      id,
      setTimeout(() => this.close(id), milliseconds),
    );
  }

  #stop(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }
}

export const toasts = new Toasts();
