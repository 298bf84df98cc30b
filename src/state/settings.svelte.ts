import type { Lang } from '../catalog/messages/words';

export type Theme = 'system' | 'light' | 'dark';

const remembered = (key: string): string | null => {
  try {
    return localStorage.getItem(`zhijing.${key}`);
  } catch {
    return null; // storage refused: settings last for this visit
  }
};

const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(`zhijing.${key}`, value);
  } catch {
    // storage refused: settings last for this visit
  }
};

/** What the user prefers; small enough to be read before the first paint, so it lies in localStorage. */
class Settings {
  lang = $state<Lang>('zh');
  theme = $state<Theme>('system');
  /** Serif (宋/仿宋) instead of sans in the reader. */
  serif = $state(false);
  /** Single keys (J, K, A …) work without a modifier. WCAG 2.1.4: they can be switched off. */
  singleKeys = $state(true);
  /** Who decides: stands beside every review. */
  name = $state('');

  constructor() {
    if (typeof window === 'undefined') return;
    const lang = remembered('lang') ?? navigator.language;
    this.lang = lang.startsWith('zh') ? 'zh' : 'en';
    const theme = remembered('theme');
    if (theme === 'light' || theme === 'dark') this.theme = theme;
    this.serif = remembered('serif') === 'true';
    this.singleKeys = remembered('singleKeys') !== 'false';
    this.name = remembered('name') ?? '';
    this.#show();
  }

  /** Changes one preference, remembers it and applies it to the page. */
  set<K extends 'lang' | 'theme' | 'serif' | 'singleKeys' | 'name'>(key: K, value: this[K]): void {
    (this as Record<K, this[K]>)[key] = value;
    remember(key, String(value));
    this.#show();
  }

  #show(): void {
    const root = document.documentElement;
    root.lang = this.lang === 'zh' ? 'zh-CN' : 'en';
    if (this.theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = this.theme;
  }
}

export const settings = new Settings();
