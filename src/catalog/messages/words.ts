export type Lang = 'zh' | 'en';
export type Params = Readonly<Record<string, string | number>>;

/**
 * Sentences under keys, in both languages; a key missing in one does not compile. `{name}` is a slot, and
 * `{name|report|reports}` the first word where the slot's number is one, else the second.
 */
export interface Words<K extends string> {
  readonly zh: Readonly<Record<K, string>>;
  readonly en: Readonly<Record<K, string>>;
}

/** Makes a table of words; the Chinese keys decide, the English must have the same. */
export const defineWords = <const Z extends Readonly<Record<string, string>>>(
  zh: Z,
  en: Readonly<Record<keyof Z & string, string>>,
): Words<keyof Z & string> => ({ zh, en });

/** Fills `{slots}`; a slot without a value stays as it is, so that a mistake is seen. */
export const fill = (template: string, params: Params = {}): string =>
  template.replace(
    /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g,
    (slot, name: string, one?: string, many?: string) => {
      const value = params[name];
      return many === undefined
        ? String(value ?? slot)
        : String(value) === '1'
          ? (one ?? '')
          : many;
    },
  );

/** The sentence of `key` in `lang`; an unknown key is shown as itself. */
export function say<K extends string>(
  words: Words<K>,
  lang: Lang,
  key: K | (string & {}),
  params?: Params,
): string {
  const template = (words[lang] as Readonly<Record<string, string>>)[key];
  return template === undefined ? key : fill(template, params);
}
