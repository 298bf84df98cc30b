import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The picture of src/README.md: a room may import from its own folder and from lower floors. */
const floors: Readonly<Record<string, number>> = {
  build: 0,
  model: 0,
  catalog: 1,
  parse: 2,
  checks: 2,
  views: 2,
  db: 2,
  engine: 3,
  state: 4,
  cli: 4,
  ui: 5,
  main: 6,
};

/** Each package may be imported, for its values, only in the rooms named for it. */
const packages: Readonly<Record<string, readonly string[]>> = {
  zod: ['model', 'db'],
  dexie: ['db'],
  'fake-indexeddb': ['db'],
  echarts: ['ui'],
  svelte: ['state', 'ui', 'main'],
  'pdfjs-dist': ['parse'],
  fflate: ['parse', 'db', 'views', 'state'],
  htmlparser2: ['parse'],
  virtua: ['ui'],
  'write-excel-file': ['state', 'ui'],
  docx: ['state', 'ui'],
  diff: ['views', 'ui'],
  'opencc-js': ['parse', 'views', 'state'],
  'pinyin-pro': ['state', 'ui', 'views'],
  'approx-string-match': ['views', 'model'],
};

const source = resolve(import.meta.dirname, '../src');

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesUnder(path);
    return /\.(ts|svelte)$/.test(name) ? [path] : [];
  });

const roomOf = (path: string): string => {
  const parts = relative(source, path).split('/');
  return parts.length === 1 ? 'main' : (parts[0] ?? '');
};

interface Import {
  readonly from: string;
  readonly what: string;
  readonly typeOnly: boolean;
}

const pattern =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

const imports: Import[] = filesUnder(source).flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(pattern)].map((m) => ({
    from,
    what: m[2] ?? m[3] ?? '',
    typeOnly: m[1] !== undefined,
  })),
);

/** What is wrong with an import, or null. */
function fault({ from, what, typeOnly }: Import): string | null {
  const room = roomOf(from);
  if (what.startsWith('.')) {
    const target = roomOf(resolve(dirname(from), what));
    if (target === room) return null;
    if (room === 'cli' && target === 'engine') return null;
    const [here, there] = [floors[room], floors[target]];
    if (here === undefined || there === undefined) return `unknown room: ${room} → ${target}`;
    return there < here ? null : `${room} (floor ${here}) imports ${target} (floor ${there})`;
  }
  if (what.startsWith('node:'))
    return room === 'cli' || room === 'build' ? null : `${room} imports ${what}`;
  if (what.startsWith('virtual:') || room === 'build') return null;
  const name = what
    .split('/')
    .slice(0, what.startsWith('@') ? 2 : 1)
    .join('/');
  const rooms = packages[name];
  if (!rooms) return `package without a room: ${name}`;
  return typeOnly || rooms.includes(room) ? null : `${name} is not for ${room}`;
}

describe('the floors', () => {
  it('finds the imports of every room', () => {
    expect(imports.length).toBeGreaterThan(20);
  });

  it.each(imports.map((i) => [`${relative(source, i.from)} ← ${i.what}`, i] as const))(
    '%s',
    (_name, item) => {
      expect(fault(item)).toBeNull();
    },
  );

  it('would notice a room that looks upwards or sideways', () => {
    const at = (room: string, what: string): Import => ({
      from: join(source, room, 'x.ts'),
      what,
      typeOnly: false,
    });
    expect(fault(at('parse', '../checks/run'))).toContain('parse');
    expect(fault(at('model', '../catalog/indicators'))).toContain('model');
    expect(fault(at('ui', 'dexie'))).toBe('dexie is not for ui');
    expect(fault(at('ui', '../state/live.svelte'))).toBeNull();
  });
});
