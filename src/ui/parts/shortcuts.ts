/**
 * Every key that does something, in one table: the list of keys (`?`) is drawn from it, and what listens for single letters
 * asks it which command a key is. A command in the table without something that does it does not compile.
 */
export const shortcuts = {
  everywhere: {
    help: [['?']],
    search: [['Ctrl', 'K']],
    undo: [['Ctrl', 'Z']],
    redo: [
      ['Ctrl', 'Y'],
      ['Ctrl', 'Shift', 'Z'],
    ],
    escape: [['Esc']],
  },
  library: {
    filter: [['/']],
    list: [['↑'], ['↓'], ['Home'], ['End']],
    open: [['Enter']],
    select: [['Space']],
    selectAll: [['Ctrl', 'A']],
    delete: [['Delete']],
  },
  report: {
    next: [['J']],
    previous: [['K']],
    find: [['/']],
  },
  review: {
    accept: [['A']],
    correct: [['E']],
    reject: [['R']],
    absent: [['N']],
    note: [['M']],
    nextOpen: [['U']],
  },
  finding: {
    accept: [['A']],
    ignore: [['I']],
    reopen: [['U']],
  },
  findings: {
    filter: [['/']],
    list: [['↑'], ['↓'], ['Home'], ['End']],
    open: [['Enter']],
  },
  checklist: {
    move: [['↑'], ['↓'], ['←'], ['→']],
    open: [['Enter']],
    close: [['Esc']],
  },
} as const satisfies Readonly<
  Record<string, Readonly<Record<string, readonly (readonly string[])[]>>>
>;

export type ShortcutGroup = keyof typeof shortcuts;
/** The commands of a group. */
export type Command<G extends ShortcutGroup> = keyof (typeof shortcuts)[G] & string;

/** The command of a group that a single key stands for, in either case; null where it stands for none. */
export function commandOf<G extends ShortcutGroup>(group: G, key: string): Command<G> | null {
  const wanted = key.toUpperCase();
  const entries = Object.entries(shortcuts[group]) as [
    Command<G>,
    readonly (readonly string[])[],
  ][]; // the entries of the table above
  const found = entries.find(([, keys]) =>
    keys.some(([only, ...more]) => more.length === 0 && only === wanted),
  );
  return found?.[0] ?? null;
}
