/** How many names are spelled before the page gets its turn again. */
const slice = 200;

const spelled = new Map<string, string>();

/**
 * Pinyin initials of names (某某县 → mmx), for the filter. The dictionary is large and comes with the first Latin
 * letters that are typed.
 */
export async function initialsOf(names: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const { pinyin } = await import('pinyin-pro');
  let since = 0;
  for (const name of names) {
    if (spelled.has(name)) continue;
    spelled.set(name, pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join(''));
    if (++since % slice === 0) await new Promise((next) => setTimeout(next));
  }
  return new Map(spelled);
}
