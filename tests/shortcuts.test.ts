import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shortcutWords } from '../src/catalog/messages/shortcuts';
import { commandOf, shortcuts } from '../src/ui/parts/shortcuts';

const ui = resolve(import.meta.dirname, '../src/ui');
const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesUnder(path);
    return name.endsWith('.svelte') ? [path] : [];
  });

const listed = new Set(
  Object.values(shortcuts).flatMap((commands) =>
    Object.values<readonly (readonly string[])[]>(commands).flatMap((ways) =>
      ways.map((keys) => keys.join('+')),
    ),
  ),
);

describe('the list of keys', () => {
  it('has a word for every group and every command, and no word without one', () => {
    const names = Object.entries(shortcuts).flatMap(([group, commands]) => [
      group,
      ...Object.keys(commands).map((command) => `${group}_${command}`),
    ]);
    expect(Object.keys(shortcutWords.zh).sort()).toEqual(names.sort());
  });

  it('gives no key to two commands of a group', () => {
    for (const commands of Object.values(shortcuts)) {
      const keys = Object.values<readonly (readonly string[])[]>(commands).flatMap((ways) =>
        ways.map((way) => way.join('+')),
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('holds every key that a control announces', () => {
    const announced = filesUnder(ui).flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/aria-keyshortcuts="([^"]+)"/g)].map((m) => m[1]),
    );
    expect(announced.length).toBeGreaterThan(8);
    expect(announced.filter((key) => !listed.has(key ?? ''))).toEqual([]);
  });

  it('tells a command by its key in either case, and leaves keys with Ctrl alone', () => {
    expect(commandOf('review', 'a')).toBe('accept');
    expect(commandOf('review', 'A')).toBe('accept');
    expect(commandOf('finding', 'u')).toBe('reopen');
    expect(commandOf('everywhere', 'z')).toBe(null);
    expect(commandOf('review', 'x')).toBe(null);
  });
});
