import type { BothWords, Checklist } from '../../model/checklist';

const source: BothWords = {
  zh: '《法治政府建设实施纲要（2015—2020年）》',
  en: 'Outline for building a law-based government 2015–2020',
};
const rows: readonly (readonly [
  zh: string,
  en: string,
  headings: string,
  cues: string,
  indicators: string,
])[] = [
  [
    '政府职能依法全面履行',
    'Functions fulfilled by law',
    '职能 放管服',
    '放管服 权责清单|权力清单|责任清单 行政审批 政府职能 营商环境',
    'function.*',
  ],
  [
    '依法行政制度体系完备',
    'Complete administrative rules',
    '制度体系 立法',
    '规范性文件 立法 规章',
    'rules.*',
  ],
  [
    '行政决策科学民主合法',
    'Sound decisions',
    '决策',
    '重大行政决策 依法决策 法律顾问 民主决策',
    'decision.* adviser.*',
  ],
  [
    '宪法法律严格公正实施',
    'Law strictly enforced',
    '执法',
    '行政执法 三项制度 执法+改革|监督|人员',
    'enforcement.*',
  ],
  [
    '行政权力规范透明运行',
    'Power open and regular',
    '监督 公开',
    '政务公开|信息公开 审计 人大+监督|建议 政协+提案|监督 行政权力',
    'supervision.* openness.*',
  ],
  [
    '人民权益切实有效保障',
    'Rights protected',
    '纠纷 复议 权益',
    '行政复议 应诉 人民调解|行政调解 矛盾纠纷 法律援助 信访',
    'review.* litigation.* mediation.*',
  ],
  [
    '依法行政能力普遍提高',
    'Ability to act by law',
    '能力 学法',
    '学法 法治培训|专题讲座 普法 法治思维 培训',
    'study.* publicity.*',
  ],
];
const split = (words: string): string[] => words.split(' ').filter(Boolean);

/** The seven yardsticks of the earlier outline, for report years 2015 to 2020. */
export const outline2015: Checklist = {
  id: 'outline2015',
  version: 1,
  edition: '2015—2020',
  official: true,
  zh: '法治政府建设实施纲要（2015—2020年）七项衡量标准',
  en: 'Seven yardsticks of the outline 2015–2020',
  source,
  appliesTo: { from: 2015, to: 2020 },
  items: rows.map(([zh, en, headings, cues, indicators], i) => ({
    id: `outline2015.${i + 1}`,
    zh,
    en,
    source,
    recognise: { headings: split(headings), cues: split(cues), indicators: split(indicators) },
  })),
};
