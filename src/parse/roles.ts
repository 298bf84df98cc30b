import { NEXT, ROLE_WORDS, SIMPLIFIED, TRADITIONAL, type RoleWords } from '../catalog/headings';
import type { Section, SectionRole } from '../model/doc';
import { Cues } from '../model/sieve';

interface RolePatterns {
  readonly role: SectionRole;
  readonly headings: RegExp;
  readonly outermost: RegExp;
  readonly sentences: RegExp;
}

/** All of them as one pattern, which matches where the first of them does; where there are none it never matches. */
const compile = (sources: readonly string[]): RegExp =>
  sources.length === 0
    ? /(?!)/
    : new RegExp(sources.map((s) => `(?:${s.replaceAll('{next}', NEXT)})`).join('|'));

const PATTERNS: readonly RolePatterns[] = ROLE_WORDS.map((words: RoleWords) => ({
  role: words.role,
  headings: compile(words.headings),
  outermost: compile(words.outermost),
  sentences: compile(words.sentences),
}));

/** The roles of which a heading may be at all, by its characters. */
const CUES = new Cues(ROLE_WORDS.map(({ cues }) => cues));

/** Sentences are judged by their beginning; longer ones say nothing more about where they belong. */
const SENTENCE_REACH = 160;

const FORMS: ReadonlyMap<string, string> = new Map(
  Array.from(TRADITIONAL, (c, i) => [c, SIMPLIFIED[i] ?? c]),
);
const TRADITIONAL_FORM = new RegExp(`[${TRADITIONAL}]`, 'g');
/** 1 for each of them, by character code: a look tells that nearly all headings hold none. */
const IS_TRADITIONAL = new Uint8Array(0x10000);
for (const c of TRADITIONAL) IS_TRADITIONAL[c.charCodeAt(0)] = 1;

/** The words in the characters that the catalogue is written in. */
function simplified(words: string): string {
  for (let i = 0; i < words.length; i++)
    if (IS_TRADITIONAL[words.charCodeAt(i)] === 1)
      return words.replace(TRADITIONAL_FORM, (c) => FORMS.get(c) ?? c);
  return words;
}

/** Weak words that may stand beside strong ones of another content; 情况 and the like say nothing there. */
const BESIDE: ReadonlySet<SectionRole> = new Set(['problems', 'causes', 'plans']);

/** Every content that a heading names, in the order in which the words stand. */
export function rolesOfHeading(printed: string, outermost: boolean): SectionRole[] {
  const title = simplified(printed);
  if (CUES.in(title, 0, title.length) === 0) return [];
  const strong = matches(title, 'headings');
  const weak = outermost ? matches(title, 'outermost') : [];
  const beside = weak.filter((w) => BESIDE.has(w.role) && !strong.some((s) => s.role === w.role));
  const found = strong.length === 0 ? weak : [...strong, ...beside];
  const roles = found.sort((a, b) => a.at - b.at).map((match) => match.role);
  const special = roles.filter((role) => role !== 'other' && role !== 'achievements');
  // 情况 ends headings of every kind: what was done counts only where nothing else is named before it.
  return roles[0] === 'achievements' || special.length === 0 ? roles : special;
}

function matches(
  title: string,
  which: 'headings' | 'outermost',
): { role: SectionRole; at: number }[] {
  const found: { role: SectionRole; at: number }[] = [];
  const may = CUES.in(title, 0, title.length);
  PATTERNS.forEach((patterns, n) => {
    const at = (may & (1 << n)) === 0 ? -1 : title.search(patterns[which]);
    if (at >= 0) found.push({ role: patterns.role, at });
  });
  return found;
}

/**
 * What a sentence is about where its section does not say, for merged sections (存在问题和下步工作计划) and texts
 * without headings: 下一步,… 存在…不足, 主要原因是… Null for a sentence that gives no cue.
 */
export function roleOfSentence(sentence: string): SectionRole | null {
  const words = simplified(sentence.slice(0, SENTENCE_REACH).trim());
  const ordered = ['plans', 'causes', 'problems', 'leadership'] as const;
  for (const role of ordered) {
    const patterns = PATTERNS.find((p) => p.role === role);
    if (patterns?.sentences.test(words)) return role;
  }
  return null;
}

/** The role of the innermost section that covers `offset`; 'other' outside all sections. */
export function roleAt(sections: readonly Section[], offset: number): SectionRole {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  let i = low - 1;
  while (i >= 0) {
    const section = sections[i];
    if (!section) break;
    if (offset < section.end) return section.role;
    i = section.parent;
  }
  return 'other';
}
