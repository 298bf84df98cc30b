import { describe, expect, it } from 'vitest';
import { groups } from '../../src/catalog/phrases/groups';
import { indicators } from '../../src/catalog/indicators';
import { phrases, together } from '../../src/catalog/phrases/all';
import type { Section } from '../../src/model/doc';
import type { Level } from '../../src/model/meta';
import { leftOver } from '../../src/model/left-over';
import { phraseEntry } from '../../src/model/phrase-schema';
import { lay } from '../../src/parse/lay';
import { findFacts } from '../../src/parse/facts';
import { unknownNames } from '../../src/parse/phrases';
import { findQuantities } from '../../src/parse/quantities';
import { readText } from './facts-of';

const ids = (text: string): string[] => readText(text).facts.map((f) => f.indicator);

describe('facts', () => {
  it('are one with two passages when the same is said twice', () => {
    const { facts, doc } = readText('共受理行政复议案件12件。\n依法受理行政复议案件12件。');
    expect(facts.map((f) => f.indicator)).toEqual(['review.accepted']);
    expect(facts[0]?.evidence.map((s) => doc.text.slice(s.start, s.end))).toEqual([
      '共受理行政复议案件12件',
      '依法受理行政复议案件12件',
    ]);
  });

  it('stay two when two passages differ', () => {
    const { facts } = readText('共受理行政复议案件12件。\n依法受理行政复议案件13件。');
    expect(facts.map((f) => f.value)).toEqual([12, 13]);
  });

  it('carry the words, the interval and the qualifier of the report', () => {
    const { facts } = readText('全年共发放普法宣传资料2000余份。');
    expect(facts[0]).toMatchObject({
      indicator: 'publicity.materials',
      value: 2000,
      low: 2000,
      approx: '余',
      unit: '份',
      words: '发放普法宣传资料',
      source: 'phrase',
    });
  });

  it('take the subject from the heading where the paragraph does not name it', () => {
    const text = '(一)推进行政复议工作\n全年收到申请15件,受理14件。';
    const section: Section = {
      depth: 1,
      marker: '(一)',
      title: '推进行政复议工作',
      start: 0,
      end: text.length,
      head: { start: 0, end: 11 },
      role: 'achievements',
      parent: -1,
    };
    const { facts } = readText(text, { sections: [section] });
    expect(facts.map((f) => f.indicator)).toEqual(['review.received', 'review.accepted']);
  });

  it('are none in the part about plans', () => {
    const text = '开展法治宣传活动20场次。';
    const plans: Section = {
      depth: 1,
      marker: '三、',
      title: '主要安排',
      start: 0,
      end: text.length,
      head: { start: 0, end: 0 },
      role: 'plans',
      parent: -1,
    };
    expect(readText(text, { sections: [plans] }).facts).toEqual([]);
  });

  it('say how they were read', () => {
    const sources = (text: string): string[] => readText(text).facts.map((f) => f.source);
    expect(sources('收到、受理行政复议申请分别为57件、49件。')).toEqual(['parallel', 'parallel']);
    expect(sources('受理并审结行政复议案件18件。')).toEqual(['shared', 'shared']);
    expect(sources('未发生行政诉讼案件。')).toEqual(['negative']);
  });

  it('of a denial have no figure, but the clause as evidence', () => {
    const { facts, doc } = readText('依法决策,全年无行政复议案件,群众满意。');
    expect(facts).toHaveLength(1);
    const [span] = facts[0]?.evidence ?? [];
    expect(facts[0]?.quantities).toEqual([]);
    expect(doc.text.slice(span?.start, span?.end)).toBe('全年无行政复议案件');
  });

  it('of a table are read from the heads of row and column, of the report year only', () => {
    const doc = lay({
      blocks: [
        { kind: 'para', text: '行政复议案件统计表' },
        {
          kind: 'table',
          rows: [
            ['项目', '2022年', '2023年'],
            ['收到申请(件)', '31', '47'],
            ['受理(件)', '29', '41'],
          ],
        },
      ],
      mediaType: 'text/html',
      encoding: null,
      problems: [],
      hardLines: false,
    });
    const quantities = findQuantities(doc, [], 2023);
    const meta = { year: 2023 };
    const facts = findFacts(doc, [], quantities, meta);
    expect(facts.map((f) => `${f.indicator} ${String(f.value)} ${f.source}`)).toEqual([
      'review.received 47 table',
      'review.accepted 41 table',
    ]);
  });

  it('of a user’s own indicator are read by the user’s own phrases', () => {
    const own = { indicator: 'own.trees', units: '棵 株', phrases: ['种植|栽种 树|苗木'] };
    const { facts } = readText('栽种苗木300株。', { extra: [own] });
    expect(facts.map((f) => `${f.indicator} ${String(f.value)}`)).toEqual(['own.trees 300']);
  });

  it('leave the other figures over', () => {
    const { quantities, facts } = readText('修建道路12公里,受理行政复议案件3件,慰问群众26户。');
    expect(leftOver(quantities, facts)).toEqual([0, 2]);
  });

  it('do not reach over a subject named in between', () => {
    expect(ids('收到行政复议申请9件。受理信访事项36件。')).toEqual(['review.received']);
    expect(ids('办理法律援助案件40件,审结38件。')).toEqual([]);
  });
});

describe('the phrases', () => {
  it('are there for every indicator of the catalogue, and for no other', () => {
    const ids = new Set(indicators.map((i) => i.id));
    const covered = new Set(phrases.map((p) => p.indicator));
    expect([...ids].filter((id) => !covered.has(id))).toEqual([]);
    expect([...covered, ...together.flat()].filter((id) => !ids.has(id))).toEqual([]);
  });

  it('name only groups that exist', () => {
    const used = phrases
      .flatMap((p) => [...p.phrases, p.not ?? '', ...(p.negative ?? [])])
      .flatMap((text) => [...text.matchAll(/\{([^}]+)\}/g)].map((m) => m[1] ?? ''));
    expect(used.filter((name) => groups[name] === undefined)).toEqual([]);
  });
});

describe('a phrase entry from a user', () => {
  const entry = { indicator: 'own.trees', units: '棵 株', phrases: ['种植|栽种 树|苗木'] };

  it('is accepted when its form and its names are right', () => {
    expect(phraseEntry.parse(entry)).toEqual(entry);
    expect(unknownNames(entry)).toEqual([]);
  });

  it('is refused without phrases, and its unknown names are told', () => {
    expect(phraseEntry.safeParse({ ...entry, phrases: [] }).success).toBe(false);
    expect(unknownNames({ ...entry, units: '@树', phrases: ['{林木}~ 种植'] })).toEqual([
      '林木',
      '树',
    ]);
  });
});

describe('the scope of a figure', () => {
  const of = (text: string, level: Level, name: string | null = null): string[] => {
    const { doc, quantities } = readText(text);
    const region = {
      name,
      printed: null,
      level,
      province: null,
      prefecture: null,
      county: null,
      code: null,
    };
    return findFacts(doc, [], quantities, { year: 2023, region }).map((f) => f.indicator);
  };

  it('of a province is no fact of a county, but one of the province', () => {
    const text = '全省共受理行政复议案件8200件,审结7900件。';
    expect(of(text, 'county')).toEqual([]);
    expect(of(text, 'province')).toEqual(['review.accepted', 'review.concluded']);
  });

  it('of a city is no fact of a county or district, but one of a county-level city', () => {
    const text = '全市共受理行政复议案件820件。';
    expect(of(text, 'county', '桐梓县')).toEqual([]);
    expect(of(text, 'county', '万山区')).toEqual([]);
    expect(of(text, 'county', '凯里市')).toEqual(['review.accepted']);
  });

  it('of an autonomous region, which says 全区 too, is no fact of its counties', () => {
    const text = '全区共受理行政复议案件820件。';
    expect(of(text, 'county', '平罗县')).toEqual([]);
    expect(of(text, 'county', '金凤区')).toEqual(['review.accepted']);
  });

  it('is the body’s own again where the sentence names it', () => {
    expect(of('全省首家成立复议中心,我县受理行政复议案件12件。', 'county')).toEqual([
      'review.accepted',
    ]);
  });

  it('of a place in a ranking says nothing about whose figures follow', () => {
    expect(of('全省首批试点,受理行政复议案件12件。', 'county')).toEqual(['review.accepted']);
  });
});
