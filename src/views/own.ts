import type { Indicator } from '../catalog/indicators';
import type { OwnIndicator } from '../model/own-indicator';
import type { PhraseEntry } from '../model/phrase';
import type { Quantity } from '../model/quantity';
import { sentences } from '../model/sentences';

/** The part of the list in which the user's own indicators stand: behind the ten parts of the outline. */
export const ownPart = 0;

/** An own indicator in the form of the catalogue's, so that whatever shows or counts one shows and counts the other. */
export const asIndicator = (own: OwnIndicator): Indicator => ({
  ...{ id: own.id, part: ownPart, unit: own.unit, zh: own.name, en: own.nameEn || own.name },
  kind: own.unit === '%' ? 'rate' : own.unit === '元' ? 'money' : 'count',
  definition: { zh: own.entry.phrases.join('；'), en: own.entry.phrases.join('; ') },
});

/** What is filled in to define an indicator. Several words mean any of them: 举办、召开. */
export interface OwnDraft {
  readonly name: string;
  readonly nameEn: string;
  /** Measure words, separated. */
  readonly units: string;
  /** What is counted; every word separated by a space must stand there. */
  readonly noun: string;
  /** What was done with it. */
  readonly verb: string;
  /** Further phrases, one a line, as they are. */
  readonly more: string;
  readonly not: string;
}

export const emptyDraft: OwnDraft = {
  ...{ name: '', nameEn: '', units: '', noun: '', verb: '', more: '', not: '' },
};

/** Words that mean the same as one term of a phrase: 举办、召开 → 举办|召开. */
const termOf = (words: string): string =>
  words
    .split(/[、,，|/]/u)
    .map((w) => w.trim())
    .filter(Boolean)
    .join('|');

/** Terms of a phrase, each of which must stand in the figure's clause. */
const termsOf = (words: string): string =>
  words
    .trim()
    .split(/\s+(?![、,，|/])/u)
    .map(termOf)
    .filter(Boolean)
    .join(' ');

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((l) => l.trim())
    .filter(Boolean);

/** The phrases that a draft stands for. */
export function entryOf(id: string, draft: OwnDraft): PhraseEntry {
  const first = [termOf(draft.verb), termsOf(draft.noun)].filter(Boolean).join(' ');
  const not = termsOf(draft.not);
  return {
    indicator: id,
    units: draft.units
      .trim()
      .split(/[\s、,，]+/u)
      .join(' '),
    phrases: [...new Set([first, ...lines(draft.more)].filter(Boolean))],
    ...(not === '' ? {} : { not }),
  };
}

/** An own indicator as the form shows it. A phrase that is more than a verb and a noun stays as it is written. */
export function draftOf(own: OwnIndicator): OwnDraft {
  const [first = '', ...others] = own.entry.phrases;
  const terms = first.split(/\s+/u);
  const plain = terms.length <= 2 && terms.every((t) => !/[-~^>{}]/u.test(t));
  const [verb, noun] = terms.length === 2 ? terms : ['', first];
  return {
    ...{ name: own.name, nameEn: own.nameEn ?? '', units: own.entry.units },
    ...(plain ? { verb: verb ?? '', noun: noun ?? '' } : { verb: '', noun: '' }),
    more: (plain ? others : own.entry.phrases).join('\n'),
    not: own.entry.not ?? '',
  };
}

/** What is done with things in such reports; the longest that stands at the beginning of a clause's words is its verb. */
const verbs =
  '累计|共|组织|开展|举办|召开|办理|受理|审结|办结|接受|提供|新建|新设|新增|建成|建立|设立|设置|打造|创建|发放|印发|制定|修订|出台|' +
  '审查|审核|备案|清理|废止|培训|轮训|调解|化解|处置|处理|查处|检查|抽查|巡查|排查|整改|立案|移送|聘请|选聘|配备|培育|培养|评选|' +
  '命名|走访|接待|解答|发布|公开|推送|张贴|悬挂|制作|签订|完成|实施|推进|编制|梳理|取消|下放|承接|精简|减免|发现|征集|收集|收到|' +
  '答复|回复|参加|参与|派出|选派|安排|下达|发出|执行|监督|督办|督导|通报|约谈|问责|追究|处罚|罚没|救助|援助|安置|帮教';

const verbList = verbs.split('|').sort((a, b) => b.length - a.length);
const lead = /^(?:全年|今年|本年|当年|年内|其中|累计|共计|共|先后|已|还|并|现有|现已|目前)+/u;

/** The words of a figure's own clause, before it and after it. */
function clauseAround(text: string, q: Quantity): { before: string; after: string } {
  const before = /[^，,。；;：:、！？\n（(]*$/u.exec(
    text.slice(Math.max(0, q.start - 60), q.start),
  );
  const after = /^[^，,。；;：:、！？\n）)]*/u.exec(text.slice(q.end, q.end + 40));
  return { before: before?.[0] ?? '', after: after?.[0] ?? '' };
}

/** A form filled from one figure of a report: its measure word, what is counted, and what was done with it. */
export function draftFrom(text: string, q: Quantity): OwnDraft {
  const { before, after } = clauseAround(text, q);
  const bare = (words: string): string => words.replace(lead, '').replace(/[《》“”"\s]/gu, '');
  // 开展普法讲座36场次; 发放资料2000份; 化解12件矛盾纠纷: the noun stands before the figure or after it.
  const front = bare(before);
  const verb = verbList.find((v) => front.startsWith(v)) ?? '';
  const rest = front.slice(verb.length).replace(/^[了过]|[约近超达为共]+$/gu, '');
  const noun = rest || after.replace(/\s/gu, '').slice(0, 12) || bare(q.subject).slice(verb.length);
  return {
    ...emptyDraft,
    ...{ name: `${verb}${noun}`.slice(0, 40), units: q.unit, noun: noun.slice(0, 20), verb },
  };
}

/** The sentence that holds a passage. */
export function sentenceAt(text: string, start: number, end: number): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const line = { start: from, end: to < 0 ? text.length : to };
  const found = sentences(text, line).find((s) => s.start <= start && end <= s.end);
  return found ? text.slice(found.start, found.end) : text.slice(start, end);
}
