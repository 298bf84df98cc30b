/**
 * What is left over from a template, an older report or another place; regular expressions over half-width text.
 * Each has sentences that must and must not be found; they are tests.
 */
export interface Remnant {
  readonly id: string;
  readonly pattern: string;
  /** Words right around the find (12 characters either side) that speak against it. */
  readonly unless?: string;
  readonly mustFire: readonly string[];
  readonly mustNotFire: readonly string[];
}

export const remnants: readonly Remnant[] = [
  {
    id: 'crosses',
    pattern:
      '[×✕╳]{1,3}(?=[省市县区乡镇村局委办街年月]|同志|人民)|[×✕╳]{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])(?=[省市县区乡镇村局委办街年月日件人次个项%]|同志|人民|公司)|(?<=[。;,:、])[Xx]{2,}(?=[。,;、])',
    unless: '[张李王刘陈][×Xx]|身份证|\\+X|X证',
    mustFire: [
      '××县人民政府2023年工作情况。',
      '全年办理案件XX件。',
      'xx市坚持依法行政。',
      '20××年，我局开展培训。',
      '持续优化营商环境。XX。',
    ],
    mustNotFire: ['推行“1+3+X”机制。', '张××与李××的纠纷。', '“X+1”服务模式。', 'XXL号制服。'],
  },
  {
    id: 'someplace',
    pattern:
      '(?<![\\u4e00-\\u9fff])某[省市县区乡镇州盟](?![\\u4e00-\\u9fff]{0,6}(?:公司|案|企业))|某[县市区](?:人民政府|委|司法局)',
    unless: '案例|一案|纠纷案|例如|诉某',
    mustFire: ['某县人民政府高度重视。', '2024年，某市坚持党的领导。', '某区司法局牵头。'],
    mustNotFire: [
      '某公司违法排污案。',
      '张某诉某县人民政府一案。',
      '调解某企业纠纷。',
      '个别单位对某项工作重视不够。',
    ],
  },
  {
    id: 'star',
    pattern: '\\*{1,3}(?=[省市县区乡镇村局委办街]|人民政府)',
    mustFire: ['*区五年来成效显著。', '**县人民政府文件。'],
    mustNotFire: ['标注*的事项可网办。', '5*8小时服务。'],
  },
  {
    id: 'blank',
    pattern:
      '_{3,}|(?<=共|为|达|办理|开展|召开)\\s{0,9}[_＿]+\\s*(?=[件次人项个%])|\\(\\s*\\)(?=[件次人项个场份%])',
    mustFire: ['全年办理案件____件。', '召开会议( )次。'],
    mustNotFire: ['一一对应。', '(一)加强学习。'],
  },
  {
    id: 'todo',
    pattern:
      '待补充|待填写|待核实|待完善数据|此处(?:填写|插入|补充|省略|添加)|请(?:在此)?填写|请补充|\\(略\\)|示例文字|模板',
    unless:
      '合同模板|文书模板|格式模板|标准模板|制式模板|统一模板|模板化|模板库|示范模板|制定[^,。]{0,6}模板|模板[》”"]',
    mustFire: [
      '办理案件(数据待补充)。',
      '此处填写工作亮点。',
      '连续多年获评(略)单位。',
      '请补充相关内容。',
    ],
    mustNotFire: ['规范执法文书模板。', '提供合同模板20份。', '制定标准模板。'],
  },
  {
    id: 'source',
    pattern:
      '秘书之家|公文之家|范文网|文库网|百度文库|道客巴巴|豆丁网|仅供(?:参考|学习)|版权归[^,。]{0,10}所有|下载(?:后|此文档)可编辑',
    mustFire: ['本文来自范文网。', '以上内容仅供参考。'],
    mustNotFire: ['参考范文开展培训。', '供参考的典型案例。'],
  },
];

/** Outlines and plans with their period; a report that prints another has misquoted it. */
export const periods: readonly {
  readonly id: string;
  readonly title: string;
  readonly periods: readonly (readonly [number, number])[];
  /** A place's or a line's own has the same period. */
  readonly everywhere?: boolean;
  /** The year from which another one, of another name, is in its place. */
  readonly next?: number;
}[] = [
  {
    id: 'outline',
    title: '法治政府建设实施纲要',
    periods: [
      [2015, 2020],
      [2021, 2025],
    ],
  },
  { id: 'society', title: '法治社会建设实施纲要', periods: [[2020, 2025]] },
  { id: 'china', title: '法治中国建设规划', periods: [[2020, 2025]] },
  { id: 'quality', title: '提升行政执法质量三年行动计划', periods: [[2023, 2025]] },
  {
    id: 'publicityFull7',
    title: '法治宣传教育的第七个五年规划',
    periods: [[2016, 2020]],
    next: 2021,
  },
  { id: 'publicityFull8', title: '法治宣传教育的第八个五年规划', periods: [[2021, 2025]] },
  {
    id: 'publicity7',
    title: '“七五”普法规划',
    periods: [[2016, 2020]],
    everywhere: true,
    next: 2021,
  },
  { id: 'publicity8', title: '“八五”普法规划', periods: [[2021, 2025]], everywhere: true },
];

/** Laws and regulations that reports name with the year of a revision, and the years in which they were revised (修订, 修正). */
export const revisions: readonly { readonly title: string; readonly years: readonly number[] }[] = [
  { title: '行政处罚法', years: [2009, 2017, 2021] },
  { title: '行政复议法', years: [2009, 2017, 2023] },
  { title: '行政诉讼法', years: [2014, 2017] },
  { title: '行政许可法', years: [2019] },
  { title: '国家赔偿法', years: [2010, 2012] },
  { title: '立法法', years: [2015, 2023] },
  { title: '政府信息公开条例', years: [2019] },
  { title: '安全生产法', years: [2009, 2014, 2021] },
  { title: '食品安全法', years: [2015, 2018, 2021, 2025] },
  { title: '土地管理法', years: [2004, 2019] },
  { title: '环境保护法', years: [2014] },
  { title: '未成年人保护法', years: [2006, 2012, 2020, 2024] },
];

/** Of revisions after this year the list knows nothing. */
export const revisionsKnownUntil = 2025;

/**
 * Bodies that the reform of institutions of 2018–2019 put an end to, with those that took over. `since`: the first report
 * year in which no report should speak of them as at work.
 */
export const formerBodies: readonly {
  readonly words: readonly string[];
  readonly now: string;
  readonly since: number;
}[] = [
  {
    words: ['政府法制办', '县法制办', '市法制办', '区法制办', '州法制办'],
    now: '司法行政部门',
    since: 2020,
  },
  { words: ['食品药品监督管理局', '食药监局', '食药局'], now: '市场监督管理部门', since: 2020 },
  { words: ['工商行政管理局', '工商局'], now: '市场监督管理部门', since: 2020 },
  { words: ['质量技术监督局', '质监局'], now: '市场监督管理部门', since: 2020 },
  { words: ['国土资源局', '国土局'], now: '自然资源部门', since: 2020 },
  { words: ['环境保护局', '环保局'], now: '生态环境部门', since: 2020 },
  { words: ['安全生产监督管理局', '安监局'], now: '应急管理部门', since: 2020 },
  {
    words: ['卫生和计划生育局', '卫生计生局', '卫计局', '卫计委'],
    now: '卫生健康部门',
    since: 2020,
  },
  {
    words: ['全面依法治县领导小组', '全面依法治市领导小组', '全面依法治区领导小组'],
    now: '全面依法治县（市、区）委员会',
    since: 2020,
  },
];

/** Laws that are no longer in force, and the first report year without them. */
export const repealedLaws: readonly { readonly title: string; readonly since: number }[] = [
  ...[
    '民法通则',
    '民法总则',
    '合同法',
    '物权法',
    '侵权责任法',
    '婚姻法',
    '继承法',
    '担保法',
    '收养法',
  ].map((title) => ({ title, since: 2021 })),
  { title: '环境噪声污染防治法', since: 2022 },
  { title: '治安管理处罚条例', since: 2006 },
];
