import { draftWords } from '../catalog/messages/draft';
import { say, type Lang, type Params } from '../catalog/messages/words';
import { asksForLook } from '../model/decided';
import type { Parsed } from '../model/parsed';
import type { Paper, PaperBlock } from './paper';
import { linesFor } from './sheet-room';
import { noOwn, ownInShort, ownSections, type OwnPart } from './sheet-own';
import type { LastYear, Lacking } from './sheet-peers';
import {
  figuresSection,
  findingsSection,
  lackingSection,
  leftOverSection,
  linesOfRow,
  namesWith,
  requiredSection,
} from './sheet-sections';
import { yearOnYear, type YearOnYear } from './year-on-year';

type Key = keyof typeof draftWords.zh;
type Section = Paper['sections'][number];

/** Printed lines that the lists of the first page may take; together with all that is always there they fill it. */
const room = { findings: 18, figures: 12, lacking: 3, leftOver: 2 } as const;

/** Printed lines on the first page below what a report must contain, headings aside. */
const pageLines = 38;

/** The whole judgement in two or three sentences, before any list. */
function judgement(draft: Parsed, rows: readonly YearOnYear[], lang: Lang): string {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  const asked = draft.checklist.filter(
    (e) => e.item.startsWith('content.') && e.item !== 'content.other',
  );
  const there = asked.filter((e) => e.status === 'figure' || e.status === 'described').length;
  const look = draft.findings.filter(asksForLook).length;
  const remarks = draft.findings.filter((f) => f.verdict === 'fails').length - look;
  const of = (verdict: YearOnYear['verdict']): number =>
    rows.filter((r) => r.verdict === verdict).length;
  const claims = of('holds') + of('fails') + of('cannotTell');
  return [
    t('judgeContents', { all: asked.length, there }),
    t('judgeFindings', { look, remarks }),
    claims === 0
      ? t('judgeNoClaims')
      : t('judgeClaims', { holds: of('holds'), fails: of('fails'), open: of('cannotTell') }),
  ].join(lang === 'zh' ? '' : ' ');
}

/** Printed lines that a block takes. */
const linesOf = (block: PaperBlock): number =>
  block.kind === 'para'
    ? linesFor(block.text)
    : block.kind === 'list'
      ? block.items.reduce((n, i) => n + linesFor(i.text) + (i.quote ? linesFor(i.quote) : 0), 0)
      : block.rows.reduce((n, row) => n + linesOfRow(row), 0);

/** Lines that some sections leave of the room they were given. */
const spareOf = (sections: readonly Section[], given: number): number =>
  Math.max(0, given - sections.flatMap((s) => s.blocks).reduce((n, b) => n + linesOf(b), 0));

/** Printed lines that sections take without their headings. */
const linesOfAll = (sections: readonly Section[]): number =>
  sections.reduce(
    (sum, { note, blocks }) =>
      sum + (note ? linesFor(note) : 0) + blocks.reduce((n, b) => n + linesOf(b), 0),
    0,
  );

const sizeOf = (section: Section): number =>
  section.blocks.reduce(
    (sum, b) =>
      sum +
      (b.kind === 'table' ? b.rows.length : b.kind === 'list' ? b.items.length : b.text.length),
    0,
  );

/**
 * The check sheet of a draft: what is there, what to look at, and how its figures stand beside others. The first page
 * holds the whole judgement; what its lists leave out stands in the annex, which is there only where something was.
 */
export function checkSheet(
  draft: Parsed,
  last: LastYear | null,
  lacking: Lacking,
  lang: Lang,
  date: string,
  own: OwnPart = noOwn,
): Paper {
  const t = (key: Key, params?: Params): string => say(draftWords, lang, key, params);
  const { meta, doc } = draft;
  const name = namesWith(own.indicators, lang);
  const compared = { text: doc.text, quantities: draft.quantities, facts: draft.facts };
  const failing = draft.findings.filter((f) => f.verdict === 'fails');
  const rows = yearOnYear(compared, last?.facts ?? null);
  const short = ownInShort(lang, own);
  // One's own lists take a heading, a note and their lines.
  const taken = short.flatMap((s) => s.blocks).reduce((n, b) => n + linesOf(b), short.length * 3);
  /** The lists of the first page, with so many lines less for the two long ones. */
  const listsOf = (less: number): readonly Section[] => {
    const given = { findings: room.findings - less * 0.6, figures: room.figures - less * 0.4 };
    const long = [
      findingsSection(lang, t('findings'), doc.text, failing, given.findings),
      figuresSection(lang, doc.text, rows, name, given.figures),
    ];
    // What these two do not need goes to the others.
    const spare = Math.max(0, spareOf(long, given.findings + given.figures) - taken) * 0.8;
    return [
      ...long,
      lackingSection(lang, lacking, room.lacking + spare * 0.6),
      leftOverSection(lang, draft, room.leftOver + spare * 0.4),
    ];
  };
  // Where every list is long, what is said of the rest of each takes lines too.
  let less = 0;
  while (less < 20 && linesOfAll([...listsOf(less), ...short]) + short.length * 2 > pageLines)
    less++;
  const lists = listsOf(less);
  const page = [
    requiredSection(lang, doc.text, draft.checklist, undefined, true),
    ...lists.slice(0, -1),
  ];
  const whole = [
    requiredSection(lang, doc.text, draft.checklist),
    findingsSection(lang, t('findings'), doc.text, failing),
    figuresSection(lang, doc.text, rows, name),
    lackingSection(lang, lacking),
  ];
  const cut = whole.filter((section, i) => {
    const brief = page[i];
    return i > 0 && brief !== undefined && sizeOf(brief) !== sizeOf(section);
  });
  const behind = [...cut, ...ownSections(lang, doc.text, own)];
  return {
    lang,
    title: t('sheet'),
    about: [
      meta.title ?? t('untitled'),
      [
        t('line', {
          place: meta.region.name ?? meta.region.printed ?? t('unknownPlace'),
          year: meta.year ?? t('unknownYear'),
          characters: doc.text.length,
        }),
        last ? t('comparedWith', { name: last.name }) : t('notCompared'),
      ].join(' · '),
    ],
    summary: judgement(draft, rows, lang),
    sections: [...page, ...short, ...lists.slice(-1)],
    foot: t('madeAt', { date }),
    compact: true,
    ...(behind.length > 0
      ? { annex: { title: t('annex'), sections: [...behind, leftOverSection(lang, draft)] } }
      : {}),
  };
}
