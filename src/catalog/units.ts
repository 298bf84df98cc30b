/** A measure word. What follows it may show that it is part of another word. */
export interface MeasureWord {
  readonly word: string;
  /** Characters that, directly after the word, make it part of another word (场所, 处罚, 条例). */
  readonly not?: string;
  /**
   * With which numerals it counts: any; arabic: only after digits, since after Chinese numerals it makes set
   * phrases (三级, 三类, 四条 …); noun: a noun that reports put directly after digits (覆盖275村).
   */
  readonly with: 'any' | 'arabic' | 'noun';
}

const plain = (words: string, how: MeasureWord['with']): MeasureWord[] =>
  words.split(' ').map((word) => ({ word, with: how }));

/** Measure words of the genre. 次 may follow most of them (人次, 场次, 件次) without being listed. */
export const measureWords: readonly MeasureWord[] = [
  ...plain('份 册 枚 幅 辆 艘 架 棵 株 头 匹 篇 颗 桶 箱 瓶 吨 盏 套 笔 桩', 'any'),
  ...plain('人次 场次 件次 户次 批次 车次 班次 频次', 'any'),
  ...plain('公里 千米 米 厘米 海里 平方米 平方公里 平米 立方米 公顷 亩 公斤 千克', 'any'),
  ...plain(
    '栋 幢 羽 斤 顶 袋 千瓦时 千瓦 兆瓦 课时 学时 学分 人天 个次 字 页 格 帧 集 ㎡',
    'arabic',
  ),
  ...plain('盒 罐 捆 粒 枚次 毫克 毫升 立方', 'arabic'),
  ...plain('社区 街道 乡镇 镇街 县市 县区 市县 区县 部门', 'noun'),
  { word: '村', with: 'noun', not: '民委级庄' },
  { word: '镇', with: 'noun', not: '级长党域政' },
  { word: '乡', with: 'noun', not: '级长党村村政贤' },
  { word: '县', with: 'noun', not: '级长域政委' },
  { word: '校', with: 'noun', not: '园外内长区友本车企地风级方正对准验舍队办门' },
  { word: '案', with: 'arabic', not: '件卷由例' },
  { word: '件', with: 'any', not: '套' },
  { word: '个', with: 'any', not: '性别税亿' },
  { word: '项', with: 'any', not: '链' },
  { word: '次', with: 'any', not: '级要序生贷品元' },
  { word: '场', with: 'any', not: '所景合域馆地址面' },
  { word: '起', with: 'any', not: '草诉来步到点源算施实始动初着领底止' },
  { word: '宗', with: 'any', not: '旨教族' },
  { word: '人', with: 'any', not: '大民社口才员均力身格防机生' },
  { word: '名', with: 'any', not: '录单称义誉牌额列次' },
  { word: '位', with: 'any', not: '置于列居次' },
  { word: '家', with: 'any', not: '庭长园具风属校电' },
  { word: '户', with: 'any', not: '籍外口型均主' },
  { word: '条', with: 'any', not: '例件款规' },
  { word: '部', with: 'any', not: '门委队署分级位长局' },
  { word: '期', with: 'any', not: '间限望货末初满' },
  { word: '台', with: 'any', not: '账帐风湾胞' },
  { word: '处', with: 'any', not: '置理罚分级长室方以于境' },
  { word: '所', with: 'any', not: '有在属以谓需长得述列' },
  { word: '支', with: 'any', not: '持付撑出部行' },
  { word: '座', with: 'any', not: '谈椅' },
  { word: '门', with: 'any', not: '户店类口诊峡源牌' },
  { word: '张', with: 'any', not: '贴扬榜力' },
  { word: '本', with: 'any', not: '级年人地区县市省着次周月身级校单科院局金土质来质职级外国' },
  { word: '宗地', with: 'any' },
  { word: '批', with: 'arabic', not: '准复评示转判' },
  { word: '轮', with: 'any', not: '流换训候值岗' },
  { word: '块', with: 'any', not: '链状' },
  { word: '方面', with: 'arabic' },
  { word: '面', with: 'arabic', not: '向对积临上前' },
  { word: '只', with: 'arabic', not: '进有需要跑能是' },
  { word: '艘次', with: 'any' },
  { word: '讲', with: 'arabic', not: '座课述话解堂师台坛授法稿好清评求究' },
  { word: '间', with: 'arabic', not: '隔接距断谍歇' },
  { word: '班', with: 'arabic', not: '子组长次' },
  { word: '组', with: 'any', not: '织建成长团合' },
  { word: '队', with: 'arabic', not: '伍员长' },
  { word: '课', with: 'any', not: '程题堂' },
  { word: '堂', with: 'any', not: '' },
  { word: '节', with: 'arabic', not: '约能点假日水' },
  { word: '章', with: 'arabic', not: '程' },
  { word: '卷', with: 'any', not: '宗入' },
  { word: '类', with: 'arabic', not: '似' },
  { word: '种', with: 'arabic', not: '植子养' },
  { word: '例', with: 'any', not: '如会外行' },
  { word: '款', with: 'arabic', not: '项式' },
  { word: '版', with: 'arabic', not: '本权图块' },
  { word: '口', with: 'arabic', not: '径岸头号' },
  { word: '段', with: 'arabic', not: '落' },
  { word: '趟', with: 'any' },
  { word: '遍', with: 'any' },
  { word: '单', with: 'arabic', not: '位元独项' },
  { word: '副', with: 'arabic', not: '主书县市区镇乡局省职处科组会厅院校所教总部班' },
  { word: '片', with: 'arabic', not: '区面段长' },
  { word: '首', with: 'arabic', not: '次要先席位批家创例问违' },
  { word: '根', with: 'arabic', not: '本据源治' },
  { word: '包', with: 'arabic', not: '括含保抓联容村片户' },
  { word: '尾', with: 'arabic', not: '款矿水气' },
  { word: '把', with: 'arabic', not: '关脉握手控' },
  {
    word: '发',
    with: 'arabic',
    not: '放送现布出生展挥动包证明文改票言起到给往至电函觉射表案达行育掘热病车运货件情人问',
  },
  {
    word: '对',
    with: 'arabic',
    not: '外内上接应于比照口全各本所该县区市镇乡企群我违执涉行法律人政申案重农党一存问这其排发现相有',
  },
  { word: '道', with: 'arabic', not: '路德教歉理具' },
  { word: '题', with: 'arabic', not: '材目库为' },
];

/** Words of one kind of figure with the unit they are kept in; `factor` takes the printed value to it. */
export interface FixedUnit {
  readonly word: string;
  readonly unit: string;
  readonly factor: number;
  readonly kind: 'money' | 'rate' | 'change' | 'duration';
  readonly not?: string;
}

/** Money in 元, shares in %, changes, and lengths of time up to months; years are periods, not durations. */
export const fixedUnits: readonly FixedUnit[] = [
  { word: '元', unit: '元', factor: 1, kind: 'money', not: '旦素年月宵' },
  { word: '圆', unit: '元', factor: 1, kind: 'money', not: '满' },
  { word: '美元', unit: '美元', factor: 1, kind: 'money' },
  { word: '块钱', unit: '元', factor: 1, kind: 'money' },
  { word: '角', unit: '元', factor: 0.1, kind: 'money', not: '度落色' },
  { word: '%', unit: '%', factor: 1, kind: 'rate' },
  { word: '％', unit: '%', factor: 1, kind: 'rate' },
  { word: '﹪', unit: '%', factor: 1, kind: 'rate' },
  { word: '‰', unit: '‰', factor: 1, kind: 'rate' },
  { word: '成', unit: '%', factor: 10, kind: 'rate', not: '立功员效为果本交长就绩人年熟都型品形套因份分县安武华片渝' },
  { word: '个百分点', unit: '百分点', factor: 1, kind: 'change' },
  { word: '個百分點', unit: '百分点', factor: 1, kind: 'change' },
  { word: '百分点', unit: '百分点', factor: 1, kind: 'change' },
  { word: '倍', unit: '倍', factor: 1, kind: 'change' },
  { word: '个工作日', unit: '工作日', factor: 1, kind: 'duration' },
  { word: '工作日', unit: '工作日', factor: 1, kind: 'duration' },
  { word: '个小时', unit: '小时', factor: 1, kind: 'duration' },
  { word: '小时', unit: '小时', factor: 1, kind: 'duration' },
  { word: '分钟', unit: '分钟', factor: 1, kind: 'duration' },
  { word: '个自然日', unit: '自然日', factor: 1, kind: 'duration' },
  { word: '天', unit: '天', factor: 1, kind: 'duration', not: '然津气水' },
  { word: '个月', unit: '个月', factor: 1, kind: 'duration' },
  { word: '日', unit: '日', factor: 1, kind: 'duration' },
  { word: '周', unit: '周', factor: 1, kind: 'duration', not: '年边围转' },
]; // prettier-ignore

/** Nouns that with a numeral make a set phrase, not a count: 三项制度, 两个维护, 八个方面. Compared with what follows the unit. */
export const setNouns: readonly string[] = [
  '百分百', '100%', '100％', '制度', '规定', '机制', '改革', '监督', '原则', '纪律', '维护', '意识', '自信', '确立', '方面', '维度', '层面',
  '统一', '必须', '坚持', '结合', '覆盖', '转变', '更加', '到位', '明确', '关口', '文明', '革命', '振兴', '能力',
  '注重', '同步', '阶段', '步骤', '责任', '务必', '没有', '服务', '全面', '体系', '聚焦', '强化', '突出', '着力',
  '一', '不', '最', '更', '年', '基本', '重要', '重大', '核心', '底线', '红线', '主线', '防线', '清单', '账', '网',
]; // prettier-ignore

/** Of them, those that make a set phrase with Arabic digits too (3项制度, 5个一). */
export const setNounsWithDigits: readonly string[] = [
  '百分百', '100%', '100％', '制度', '规定', '维护', '意识', '自信', '确立', '必须', '一', '最',
]; // prettier-ignore
