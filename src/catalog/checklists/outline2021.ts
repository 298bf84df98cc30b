import type { AppliesTo, BothWords, Checklist, ChecklistItem } from '../../model/checklist';

const source: BothWords = {
  zh: '《法治政府建设实施纲要（2021—2025年）》（中发〔2021〕33号）',
  en: 'Outline for building a law-based government 2021–2025 (中发〔2021〕33号)',
};
const countyUp: AppliesTo = {
  levels: ['central', 'province', 'prefecture', 'county'],
  bodyKinds: ['government', 'unknown'],
};
const lawMakers: AppliesTo = { levels: ['central', 'province', 'prefecture'] };

type Row = readonly [
  zh: string,
  en: string,
  headings: string,
  cues: string,
  indicators: string,
  appliesTo?: AppliesTo,
];

/** Names of the 35 items in short words; lists are separated by blanks. */
const rows: readonly Row[] = [
  [
    '指导思想',
    'Guiding thought',
    '学习贯彻 习近平法治思想',
    '习近平法治思想 新时代中国特色社会主义思想',
    'study.sessions',
  ],
  [
    '主要原则',
    'Main principles',
    '总体 原则',
    '坚持党的+领导 以人民为中心 党对法治政府建设的领导 守正创新',
    '',
  ],
  [
    '总体目标',
    'Overall goal',
    '总体 目标',
    '率先突破 法治政府建设+目标 法治政府建设+重点任务 工作要点 实施方案+法治政府',
    '',
  ],
  [
    '机构职能优化协同高效',
    'Well-arranged functions',
    '机构职能 政府职能 职能',
    '权责清单 责任清单 机构职能 机构改革 履职事项+清单 三定',
    'function.powerListItems',
  ],
  [
    '深入推进“放管服”改革',
    'Delegation, regulation and services',
    '放管服 审批 政务服务',
    '放管服 行政许可+清单|事项 行政审批+改革 告知承诺 一件事 跨省通办 一网通办 最多跑一次 证照分离 证明事项',
    'function.licenseItems function.serviceItems function.commitmentItems function.materialsCut function.timeCut',
  ],
  [
    '持续优化法治化营商环境',
    'Business environment under law',
    '营商环境',
    '营商环境 公平竞争 企业+合法权益 涉企 助企纾困 企业+服务',
    'function.newEnterprises function.inspectionRounds function.inspectedEntities',
  ],
  [
    '加强重要领域立法',
    'Legislation in key fields',
    '立法 制度体系',
    '立法 地方性法规 政府规章',
    '',
    lawMakers,
  ],
  [
    '完善立法工作机制',
    'Legislative procedure',
    '立法 制度体系',
    '立法计划|立法项目|立法联系点 立法+征求意见 规章+起草|审查',
    '',
    lawMakers,
  ],
  [
    '加强行政规范性文件制定监督管理',
    'Normative documents',
    '规范性文件 制度体系',
    '规范性文件',
    'rules.*',
  ],
  [
    '强化依法决策意识',
    'Awareness of lawful decisions',
    '决策',
    '依法决策 科学决策 法律顾问 公职律师 民主决策',
    'adviser.* decision.legalReviews',
  ],
  [
    '严格落实重大行政决策程序',
    'Procedure of major decisions',
    '决策',
    '重大行政决策 重大决策+程序|公众参与|专家论证|风险评估|合法性审查|集体讨论 决策+听证',
    'decision.major',
  ],
  [
    '加强行政决策执行和评估',
    'Execution and evaluation of decisions',
    '决策',
    '决策+后评估|执行情况|跟踪 决策+责任追究',
    '',
  ],
  [
    '深化行政执法体制改革',
    'Reform of enforcement bodies',
    '执法',
    '综合行政执法 执法+改革 赋权 行刑衔接 执法+下沉 执法体制',
    '',
  ],
  [
    '加大重点领域执法力度',
    'Enforcement in key fields',
    '执法',
    '重点领域+执法|整治 专项整治 专项行动 行政处罚 食品药品|生态环境|安全生产|交通运输|自然资源+执法|检查|查处',
    'enforcement.penaltyCases enforcement.fines',
  ],
  [
    '完善行政执法程序',
    'Enforcement procedure',
    '执法',
    '三项制度 全过程记录 法制审核 裁量基准|自由裁量 持证上岗 执法证 案卷评查 执法人员+考试|培训',
    'enforcement.officersCertified enforcement.certsIssued enforcement.certsRenewed enforcement.examTaken enforcement.examPassed enforcement.filesReviewed enforcement.legalReviewers',
  ],
  [
    '创新行政执法方式',
    'New ways of enforcement',
    '执法',
    '柔性执法 包容审慎 免罚 不予处罚 说理式 首违不罚 双随机 信用监管 综合查一次 行政指导',
    '',
  ],
  [
    '完善突发事件应对制度',
    'Rules for emergencies',
    '突发 应急',
    '应急预案 突发+预案|制度|机制 应急+体系',
    '',
  ],
  [
    '提高突发事件依法处置能力',
    'Ability to handle emergencies',
    '突发 应急',
    '应急演练 应急+演练|培训|队伍|处置 突发+处置',
    'emergency.*',
  ],
  [
    '引导基层和社会力量参与应对',
    'Grass roots and society in emergencies',
    '突发 应急',
    '应急+志愿|社会力量|基层|村 救援队',
    '',
  ],
  [
    '加强行政调解工作',
    'Administrative mediation',
    '矛盾 纠纷 调解',
    '行政调解 矛盾纠纷+调解|化解|调处 人民调解',
    'mediation.*',
  ],
  [
    '有序推进行政裁决工作',
    'Administrative adjudication',
    '矛盾 纠纷 裁决',
    '行政裁决',
    '',
    countyUp,
  ],
  [
    '发挥行政复议化解行政争议主渠道作用',
    'Reconsideration',
    '复议',
    '行政复议',
    'review.*',
    countyUp,
  ],
  [
    '加强和规范行政应诉工作',
    'Responding to lawsuits',
    '应诉 复议',
    '应诉 行政诉讼 出庭 司法建议',
    'litigation.*',
  ],
  [
    '形成监督合力',
    'Supervision as a whole',
    '监督',
    '人大+监督|建议 政协+监督|提案 司法监督 审计 检察建议 纪检监察|巡察',
    'supervision.npcSuggestions supervision.cppccProposals supervision.replyRate supervision.auditProjects supervision.auditProblems supervision.procuratorialSuggestions',
  ],
  [
    '加强和规范政府督查工作',
    'Government inspection',
    '督查 监督',
    '政府督查 督查+问题|工作|专项 督查室 督办',
    'supervision.inspections',
    countyUp,
  ],
  [
    '加强对行政执法制约和监督',
    'Checks on enforcement',
    '执法监督 监督',
    '执法监督 执法+督察|督导 行政执法协调监督',
    'enforcement.problemsFound enforcement.problemsFixed enforcement.unitsInspected',
  ],
  [
    '全面主动落实政务公开',
    'Openness',
    '公开',
    '政务公开 信息公开 政府信息+公开 主动公开 依申请公开',
    'openness.*',
  ],
  [
    '加快推进政务诚信建设',
    'Honesty of government',
    '诚信 监督',
    '政务诚信 诚信+政府 失信 拖欠+账款 守信践诺',
    '',
  ],
  [
    '加快推进信息化平台建设',
    'Platforms',
    '数字 科技 信息化',
    '数字政府 数字法治 信息化+平台 一体化+平台 政务服务平台 智慧',
    '',
  ],
  [
    '加快推进政务数据有序共享',
    'Sharing of data',
    '数字 数据',
    '数据共享 数据+共享|归集|互通 电子证照 信息共享',
    '',
  ],
  [
    '深入推进“互联网+”监管执法',
    'Internet plus enforcement',
    '数字 互联网',
    '互联网+监管|执法|政务 掌上执法 非现场执法 执法+平台 扫码 行政执法+系统',
    '',
  ],
  [
    '加强党对法治政府建设的领导',
    'Leadership of the Party',
    '领导 第一责任人',
    '第一责任人 党委+法治 党对+领导 常务会议|常委会+法治|听取 领导小组',
    'leadership.reportingSessions',
  ],
  [
    '完善法治政府建设推进机制',
    'Promotion mechanism',
    '推进机制 组织领导',
    '法治督察 示范创建 年度报告+公开|制度|报送 绩效考核|目标考核|考核+法治 述法',
    'leadership.inspections',
  ],
  [
    '全面加强依法行政能力建设',
    'Ability to act by law',
    '能力 学法',
    '学法 法治培训|法治讲座|专题讲座 法治+培训 宪法宣誓|宣誓 法治素养 旁听庭审',
    'study.* leadership.oaths enforcement.trainingSessions enforcement.trained',
  ],
  [
    '加强理论研究和舆论宣传',
    'Research and publicity',
    '宣传 普法',
    '法治宣传 普法 宪法宣传 法律明白人 典型+宣传|经验',
    'publicity.*',
  ],
];

const split = (words: string): string[] => words.split(' ').filter(Boolean);

const items: ChecklistItem[] = rows.map(([zh, en, headings, cues, indicators, appliesTo], i) => ({
  id: `outline2021.${i + 1}`,
  zh,
  en,
  source,
  recognise: { headings: split(headings), cues: split(cues), indicators: split(indicators) },
  ...(appliesTo === undefined ? {} : { appliesTo }),
}));

/** First and last item of each of the ten parts. */
export const outline2021Parts: readonly (readonly [first: number, last: number])[] = [
  [1, 3],
  [4, 6],
  [7, 9],
  [10, 12],
  [13, 16],
  [17, 19],
  [20, 23],
  [24, 28],
  [29, 31],
  [32, 35],
];

/** The ten parts and 35 items of the outline. Kept for later years until a new outline is issued. */
export const outline2021: Checklist = {
  id: 'outline2021',
  version: 1,
  edition: '2021—2025',
  official: true,
  zh: '法治政府建设实施纲要（2021—2025年）要点',
  en: 'Points of the outline 2021–2025',
  source,
  note: {
    zh: '条目名称据通行了解整理为简称，不是纲要原文，引用时请核对原文。2026年起尚未见到新纲要，暂沿用。',
    en: 'Item names are short ones put together from general knowledge, not the text of the outline; check it before quoting. No later outline is known yet; for 2026 and after this one is kept.',
  },
  appliesTo: { from: 2021 },
  items,
};
