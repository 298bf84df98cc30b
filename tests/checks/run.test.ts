import { describe, expect, it } from 'vitest';
import { builtIn } from '../../src/catalog/checklists/builtIn';
import { sentenceOf } from '../../src/catalog/messages/findings';
import { fillChecklist, runChecks } from '../../src/checks/run';
import type { Checklist } from '../../src/model/checklist';
import { reportOf, withSentence } from './report';

const source = { zh: '', en: '' };
const own = (cues: string[], indicators: string[] = []): Checklist => ({
  id: 'own',
  version: 1,
  edition: '1',
  official: false,
  zh: '自编',
  en: 'own',
  source,
  items: [
    {
      id: 'own.1',
      zh: '',
      en: '',
      source,
      recognise: { headings: ['主要举措'], cues, indicators },
    },
  ],
});
const stateOf = async (sentence: string, list: Checklist) =>
  fillChecklist(await reportOf(withSentence(sentence)), [list])[0];

describe('running the checks', () => {
  it('keeps every other finding when one check throws', async () => {
    const parsed = await reportOf(withSentence('清理文件20件，其中保留10件，废止5件，修改3件。'));
    const whole = runChecks(parsed);
    const broken = runChecks(parsed, [
      [
        'broken',
        () => {
          throw new Error('by intent');
        },
      ],
      ['sound', () => whole],
    ]);
    expect(broken.filter((f) => f.rule === 'engine.failed')).toHaveLength(1);
    expect(broken).toHaveLength(whole.length + 1);
  });

  it('has a sentence without open slots for every finding in both languages', async () => {
    const text = withSentence(
      '受理矛盾纠纷250件，调解成功245件，调解成功率98.6%。清理文件20件，其中保留10件，废止5件，修改3件。' +
        '败诉率由12.5%下降到10%，下降2.5%。截止目前，××县人民政府推进信访法制化。《工作规则。收到申请5件，受理复议8件。',
    );
    const { findings } = await reportOf(text);
    expect(findings.length).toBeGreaterThan(6);
    for (const finding of findings) {
      for (const lang of ['zh', 'en'] as const) {
        const words = sentenceOf(finding, lang);
        expect(words).not.toMatch(/\{\w+\}/);
        expect(words).not.toBe(finding.code);
        expect(words.length).toBeGreaterThan(4);
      }
    }
  });
});

describe('the sentence of an earlier reading', () => {
  it('does without what it did not note', () => {
    const finding = {
      ...{ rule: 'copied.place', code: 'copied.place', verdict: 'fails' as const },
      params: { place: '青田县' },
    };
    expect(sentenceOf(finding, 'zh')).toBe('此处写为“青田县”，与本报告的地区不同，请核对');
    expect(sentenceOf(finding, 'en')).not.toMatch(/[{}]/);
  });
});

describe('an item of a checklist', () => {
  it('is a figure where a result stands beside its words', async () => {
    const entry = await stateOf('开展行政调解，化解纠纷30件。', own(['行政调解']));
    expect(entry?.status).toBe('figure');
    expect(entry?.evidence.length).toBe(1);
  });

  it('is described where only words are found', async () => {
    expect((await stateOf('规范开展行政调解工作。', own(['行政调解'])))?.status).toBe('described');
  });

  it('asks for all words of a cue in one sentence, and for one of its alternatives', async () => {
    const list = own(['调解|仲裁+规范']);
    expect((await stateOf('规范仲裁工作。', list))?.status).toBe('described');
    expect((await stateOf('加强仲裁工作。规范办公秩序。', list))?.status).toBe('absent');
  });

  it('is absent with the sentences examined where nothing is found', async () => {
    const entry = await stateOf('加强学习，提高认识。', own(['行政裁决']));
    expect(entry?.status).toBe('absent');
    expect(entry?.examined.length).toBeGreaterThan(0);
  });

  it('is absent with a reason where only the plans name it', async () => {
    const entry = await stateOf('加强学习，提高认识。', own(['依法行政+持续推进']));
    expect(entry).toMatchObject({ status: 'absent', reason: 'plannedOnly' });
  });

  it('does not apply outside its years and levels', async () => {
    const years: Checklist = { ...own(['学习']), appliesTo: { from: 2015, to: 2020 } };
    expect(await stateOf('加强学习。', years)).toMatchObject({
      status: 'notApplicable',
      reason: 'otherYears',
    });
    const level: Checklist = { ...own(['学习']), appliesTo: { levels: ['province'] } };
    expect((await stateOf('加强学习。', level))?.reason).toBe('otherLevel');
  });

  it('has an id of its own in all built-in lists, words in both languages and a source', () => {
    const items = builtIn.flatMap((l) => l.items);
    expect(new Set(items.map((i) => i.id)).size).toBe(items.length);
    for (const item of items) expect(`${item.source.zh}${item.source.en}`).not.toBe('');
    for (const item of items.filter((i) => !i.id.startsWith('indicator.'))) {
      expect(item.zh).not.toBe('');
      expect(item.en).not.toBe('');
    }
    expect(items.filter((i) => i.id.startsWith('outline2021.'))).toHaveLength(35);
    expect(items.filter((i) => i.id.startsWith('outline2015.'))).toHaveLength(7);
  });

  it.each([
    ['一是加强学习培训。二是加强执法监督。', 'described'],
    ['（一）加强学习培训。\n（二）强化案件审核。', 'described'],
    ['（一）学习培训\n（二）案件审核', 'unsure'],
  ])(
    'takes short sentences under the heading of plans for what is planned: %s',
    async (plan, status) => {
      const text = withSentence('全年开展执法培训6场次。').replace(
        '持续推进依法行政，加强学习培训。',
        plan,
      );
      const parsed = await reportOf(text);
      expect(parsed.checklist.find((e) => e.item === 'content.plans')?.status).toBe(status);
    },
  );

  it.each([
    ['2024-03-31', 'figure', 'inTime'],
    ['2024-01-25', 'figure', 'inTime'],
    ['2024-04-01', 'absent', 'late'],
    ['2024-06-10', 'absent', 'late'],
  ])('of timeliness with publication on %s is %s', async (day, status, reason) => {
    const parsed = await reportOf(
      `发布时间：${day} 10:00 来源：白岩县人民政府\n${withSentence('加强学习，提高认识。')}`,
    );
    const entry = parsed.checklist.find((e) => e.item === 'timeliness.published');
    expect(entry).toMatchObject({ status, reason });
  });
});
