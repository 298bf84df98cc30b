import type { Section, SectionRole } from '../model/doc';
import { sentences } from '../model/sentences';
import { roleOfSentence, rolesOfHeading } from './roles';

type Bare = Omit<Section, 'role'>;

/** A paragraph that introduces a list says what it is about in its first sentence, within this many characters. */
const INTRODUCTION = 400;

const ALL: readonly SectionRole[] = [
  'achievements',
  'problems',
  'causes',
  'leadership',
  'plans',
  'other',
];
/** What a heading below another may be by its own words: to answer for the law is no report of leadership in a plan. */
const MAY_HOLD: Readonly<Record<SectionRole, ReadonlySet<SectionRole>>> = {
  achievements: new Set(ALL),
  problems: new Set(['problems', 'causes', 'plans']),
  causes: new Set(['causes', 'problems', 'plans']),
  leadership: new Set(['leadership', 'problems', 'plans']),
  plans: new Set(['plans']),
  other: new Set(ALL),
};

/**
 * Gives every section its role: by its own heading; else by the sentence that introduces it, where the heading above
 * names several contents; else that of the section above; outermost headings that name nothing (一、依法全面履行政府职能)
 * report what was done, as long as no shortcomings or plans came before them.
 */
export function assignRoles(text: string, bare: readonly Bare[]): Section[] {
  const sections: Section[] = [];
  const merged = new Map<number, Reading>();
  let closed = false;
  const tail = new Tail(text, bare);
  bare.forEach((section, i) => {
    const named = rolesOfHeading(section.title, section.depth === 1);
    const parentRole = sections[section.parent]?.role;
    const own = named.find((name) => parentRole === undefined || MAY_HOLD[parentRole].has(name));
    if (named.length > 1) merged.set(i, { at: section.head.end, role: null });
    const parent = sections[section.parent];
    let role: SectionRole;
    if (own !== undefined) role = own;
    else if (parent === undefined)
      role = tail.roleOf(section, i) ?? (closed ? 'other' : 'achievements');
    else role = announced(text, merged, section) ?? tail.roleOf(section, i) ?? parent.role;
    if (parent === undefined && (role === 'problems' || role === 'plans')) closed = true;
    const { start, end, depth, marker, title, head, parent: above } = section;
    sections.push({ start, end, depth, marker, title, head, parent: above, role });
  });
  return sections;
}

/**
 * Behind the last numbered part a paragraph without a heading may tell of shortcomings or plans (存在的不足:一是…): what its
 * first sentence says holds for its list. The text is gone through once.
 */
class Tail {
  readonly #text: string;
  readonly #last: number;
  #paragraph = 0;
  #role: SectionRole | null = null;

  constructor(text: string, sections: readonly Bare[]) {
    this.#text = text;
    this.#last = sections.findLastIndex(
      ({ depth, start }) => depth === 1 && (start === 0 || text[start - 1] === '\n'),
    );
  }

  roleOf({ start }: Bare, index: number): SectionRole | null {
    if (index <= this.#last || this.#last < 0) return null;
    const line = this.#text.lastIndexOf('\n', start - 1);
    if (line + 1 > this.#paragraph) {
      this.#paragraph = line + 1;
      const reach = Math.min(start, line + 1 + INTRODUCTION);
      this.#role = saidBy(this.#text.slice(line + 1, reach));
    }
    return start > this.#paragraph ? this.#role : null;
  }
}

/** What a paragraph's beginning says: in its first words before a colon (存在的不足:), or as a sentence. */
function saidBy(words: string): SectionRole | null {
  const name = /^[^，,。:：]{2,12}(?=[:：])/.exec(words)?.[0];
  const [named] = name === undefined ? [] : rolesOfHeading(name, true);
  const said = named ?? roleOfSentence(words);
  return said === 'plans' || said === 'problems' ? said : null;
}

/** How far the words of a section have been looked through, and what they last announced. */
interface Reading {
  readonly at: number;
  readonly role: SectionRole | null;
}

/**
 * What the paragraphs between the last child and this one announce (下一步,我县将…:一是…); what was announced before
 * holds on. Every passage is read once.
 */
function readOn(text: string, before: Reading, child: Bare): Reading {
  let role = before.role;
  let start = before.at;
  while (start < child.start) {
    const line = text.indexOf('\n', start);
    const end = line < 0 || line > child.start ? child.start : line;
    const opening = { start, end: Math.min(end, start + INTRODUCTION) };
    for (const sentence of sentences(text, opening)) {
      const cue = roleOfSentence(text.slice(sentence.start, sentence.end));
      if (cue === 'plans' || cue === 'causes' || (cue === 'problems' && role === null)) role = cue;
    }
    start = end + 1;
  }
  return { at: Math.max(child.start, before.at), role };
}

/** The role announced for a child of a heading that names several contents. */
function announced(text: string, merged: Map<number, Reading>, child: Bare): SectionRole | null {
  const before = merged.get(child.parent);
  if (!before) return null;
  const reading = readOn(text, before, child);
  merged.set(child.parent, reading);
  return reading.role;
}
