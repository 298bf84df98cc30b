import type { BothWords, Checklist } from '../../model/checklist';

/** The rule on the duty to report; article numbers only where they are sourced (23: duty and time, 24: publication). */
const rule: BothWords = {
  zh: '《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号），年度报告应当包括的内容',
  en: 'Provisions on supervising law-based government (厅字〔2019〕28号), contents of the annual report',
};
const publication: BothWords = {
  zh: '《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第二十四条：每年4月1日之前向社会公开',
  en: 'Provisions on supervising law-based government (厅字〔2019〕28号), Art. 24: public before 1 April each year',
};
const none = { headings: [], cues: [], indicators: [] };

/** The five contents that every annual report must have, and the day by which it must be public. */
export const required: Checklist = {
  id: 'required',
  version: 1,
  edition: '2019',
  official: true,
  zh: '年度报告法定内容',
  en: 'Required contents of the annual report',
  source: rule,
  items: [
    {
      id: 'content.achievements',
      zh: '上一年度推进法治政府建设的主要举措和成效',
      en: 'Main measures and results of the year',
      source: rule,
      judge: 'content',
      recognise: { ...none, headings: ['举措', '成效', '工作开展情况', '主要工作'] },
    },
    {
      id: 'content.problems',
      zh: '上一年度推进法治政府建设存在的不足',
      en: 'Shortcomings of the year',
      source: rule,
      judge: 'content',
      recognise: { ...none, headings: ['问题', '不足', '短板'] },
    },
    {
      id: 'content.causes',
      zh: '上一年度推进法治政府建设存在不足的原因',
      en: 'Causes of the shortcomings',
      source: rule,
      judge: 'content',
      recognise: { ...none, headings: ['原因'] },
    },
    {
      id: 'content.leadership',
      zh: '党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况',
      en: 'How the heads of Party committee and government met their duty as persons first responsible',
      source: rule,
      judge: 'content',
      recognise: { ...none, headings: ['第一责任人'] },
    },
    {
      id: 'content.plans',
      zh: '下一年度推进法治政府建设的主要安排',
      en: 'Main plans for the next year',
      source: rule,
      judge: 'content',
      recognise: { ...none, headings: ['下一步', '安排', '打算', '计划'] },
    },
    {
      id: 'content.other',
      zh: '其他需要报告的情况',
      en: 'Other matters to report',
      source: rule,
      judge: 'content',
      optional: true,
      recognise: {
        headings: ['其他需要报告'],
        cues: ['其他需要报告', '需要报告的其他'],
        indicators: [],
      },
    },
    {
      id: 'timeliness.published',
      zh: '次年4月1日之前向社会公开',
      en: 'Made public before 1 April of the next year',
      source: publication,
      judge: 'timeliness',
      appliesTo: { from: 2018 },
      recognise: none,
    },
  ],
};
