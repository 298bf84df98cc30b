import type { BothWords } from '../model/checklist';

/**
 * A rate and its parts, as reports write them (domain terms, regular expressions over the words beside a figure).
 * `elsewhere`: the denominator in use may stand outside the text, so that a difference proves nothing
 * (reason code, said in `messages/findings.ts`); without it a difference is reported.
 */
export interface RateBalance {
  readonly id: string;
  /** Words of the rate's name. */
  readonly rate: string;
  /** Words of the figure above the line. */
  readonly numerator: string;
  /** Words of the figures below the line, the usual first. */
  readonly denominators: readonly { readonly words: string; readonly name: BothWords }[];
  /** Words of what the numerator leaves of the denominator: 胜诉 beside 败诉率. */
  readonly counterpart?: string;
  readonly elsewhere?: string;
  /** The same over indicators of the catalogue, for figures that stand in different sentences. */
  readonly indicators?: {
    readonly rate: string;
    readonly numerator: readonly string[];
    readonly denominators: readonly (readonly string[])[];
  };
}

const name = (zh: string, en: string): BothWords => ({ zh, en });

/** In the order of trial: special names before general ones. */
export const rateBalances: readonly RateBalance[] = [
  {
    id: 'mediation.success',
    // 调解率 alone is the share mediated at all in some reports, of those settled in others.
    rate: '调解成功率|(?:调处|化解)(?:成功)?率|成功率|调成率',
    numerator: '成功|调处|化解|达成',
    denominators: [
      { words: '受理|调解', name: name('受理(调解)件', 'cases mediated') },
      { words: '排查|摸排|发现|纠纷', name: name('排查件', 'disputes found') },
    ],
    indicators: {
      rate: 'mediation.successRate',
      numerator: ['mediation.resolved'],
      denominators: [['mediation.cases']],
    },
  },
  {
    id: 'rectification',
    rate: '整改(?:完成)?率|销号率',
    numerator: '整改|销号|完成',
    denominators: [
      { words: '问题|隐患|发现|查找|反馈|排查', name: name('发现问题', 'problems found') },
    ],
  },
  {
    id: 'review.accepted',
    rate: '受理率',
    numerator: '受理',
    denominators: [{ words: '收到|申请|接收', name: name('收到申请', 'applications received') }],
  },
  {
    id: 'review.concluded',
    rate: '审结率|结案率|办结率',
    numerator: '审结|办结|结案',
    denominators: [
      { words: '受理|收到|立案|接收|新收', name: name('受理', 'accepted') },
      { words: '结转', name: name('受理加上年结转', 'accepted and carried over') },
    ],
    elsewhere: 'carryOver',
  },
  {
    id: 'review.corrected',
    rate: '纠错率',
    numerator: '撤销|变更|确认违法|责令|纠错',
    denominators: [
      { words: '审结|办结', name: name('审结', 'concluded') },
      { words: '受理', name: name('受理', 'accepted') },
    ],
    elsewhere: 'definition',
    indicators: {
      rate: 'review.correctionRate',
      numerator: [],
      denominators: [['review.concluded'], ['review.accepted']],
    },
  },
  {
    id: 'litigation.lost',
    rate: '败诉率',
    numerator: '败诉',
    counterpart: '胜诉',
    denominators: [
      { words: '审结|判决|裁判', name: name('审结', 'concluded') },
      { words: '一审|应诉|收案|案件', name: name('一审案件', 'first-instance cases') },
    ],
    elsewhere: 'definition',
    indicators: {
      rate: 'litigation.lossRate',
      numerator: ['litigation.lost'],
      denominators: [['litigation.concluded'], ['litigation.cases']],
    },
  },
  {
    id: 'litigation.appearance',
    rate: '出庭(?:应诉)?率',
    numerator: '出庭',
    denominators: [
      { words: '应当?出庭', name: name('应当出庭', 'appearances due') },
      { words: '开庭', name: name('开庭', 'hearings') },
      { words: '应诉|一审|案件', name: name('应诉案件', 'cases') },
    ],
    elsewhere: 'definition',
  },
  {
    id: 'mediation.settled',
    rate: '调解率|和解率|调撤率',
    numerator: '调解|和解|撤回',
    denominators: [
      { words: '审结|办结', name: name('审结', 'concluded') },
      { words: '受理', name: name('受理', 'accepted') },
    ],
    elsewhere: 'definition',
  },
  {
    id: 'openness.reply',
    rate: '(?:按期|按时|及时)?(?:答复|回复)率',
    numerator: '答复|回复',
    denominators: [{ words: '收到|受理|申请', name: name('收到申请', 'requests received') }],
    elsewhere: 'carryOver',
  },
  {
    id: 'proposals',
    rate: '办复率|面商率',
    numerator: '办复|面商|办结|答复',
    denominators: [{ words: '建议|提案|承办|交办', name: name('交办', 'assigned') }],
  },
  {
    id: 'files',
    rate: '合格率|优秀率|优良率',
    numerator: '合格|优秀|优良|通过',
    denominators: [
      {
        words: '评查|抽查|检查|检测|参加|参考|应考|实考|应试|案卷',
        name: name('评查(检查)数', 'number examined'),
      },
    ],
  },
  {
    id: 'exam',
    rate: '通过率|参考率|参训率|参加率',
    numerator: '通过|合格|参考|参加|参训|实考|实训|实到|实参',
    denominators: [
      {
        words: '参加|参考|应考|报名|组织|应参|应训|应到',
        name: name('参加(应参加)人数', 'candidates'),
      },
    ],
  },
  {
    id: 'handled',
    rate: '处置率|处理率',
    numerator: '处置|处理',
    denominators: [
      { words: '受理|接到|收到|发现|处置|处理', name: name('受理(处置)数', 'number taken up') },
    ],
  },
  {
    id: 'adoption',
    rate: '采纳率',
    numerator: '采纳',
    denominators: [{ words: '提出|收到|征集|提交', name: name('提出意见', 'opinions given') }],
  },
  {
    id: 'coverage',
    rate: '覆盖率|入驻率|持证率|办理率|通办率|网办率|备案率|报备率|审核率|审查率|公开率|可办率|零跑率|实现率|上报率|录入率',
    numerator:
      '覆盖|入驻|持证|办理|通办|网办|备案|报备|审核|审查|公开|可办|网上|零跑|实现|上报|录入',
    denominators: [],
  },
  { id: 'share', rate: '占比|比例|比重|占[^,。;]{0,14}', numerator: '', denominators: [] },
];

/** A rate of these names cannot exceed 100 %. */
export const boundedRate =
  '(?:成功|调解|调处|化解|整改|受理|审结|办结|结案|答复|回复|办复|合格|优秀|通过|参考|覆盖|入驻|持证|备案|报备|审核|审查|' +
  '公开|采纳|处置|完结|满意|败诉|胜诉|出庭应诉|出庭|纠错|知晓|参与|普及|及时|按期|履行|公示|录用)率$|占比$';

/**
 * Kinds that together make up the whole. `members` are alternatives for one kind each. A list whose every part is
 * one of them is meant to be complete.
 */
export interface Partition {
  readonly id: string;
  readonly members: readonly string[];
}

export const partitions: readonly Partition[] = [
  {
    id: 'cleanup',
    members: [
      '保留|留用|继续(?:有效|适用|执行|施行|实施|沿用)|现行有效',
      '废止',
      '失效',
      '修改|修订',
    ],
  },
  {
    id: 'outcome',
    members: [
      '维持',
      '撤销',
      '变更',
      '确认违法',
      '责令',
      '驳回',
      '终止',
      '调解|和解|撤回',
      '确认无效',
    ],
  },
  { id: 'proposals', members: ['人大|代表|建议', '政协|委员|提案'] },
  { id: 'bodies', members: ['[县市区州旗]直|部门', '乡镇|镇街|街道'] },
  { id: 'fines', members: ['罚款|罚金', '没收'] },
  { id: 'grade', members: ['优秀|优', '良好|良', '(?<!不)合格', '不合格|较差'] },
  { id: 'procedure', members: ['简易程序', '普通程序|一般程序'] },
  { id: 'duties', members: ['基本', '配合', '收回|上收'] },
  { id: 'instance', members: ['一审', '二审', '再审'] },
  { id: 'way', members: ['线上|网上', '线下|现场'] },
  { id: 'litigation', members: ['胜诉', '败诉', '未审结|未结|在审'] },
];

/** Words before a remainder: the whole is what is done and what remains. */
export const remainder =
  '剩余|余下|尚余|还剩|尚有|未(?:完成|整改|办结|审结|销号)|正在?(?:整改|办理|审理|推进)';
/** Words before what is done. */
export const done = '已|完成|整改|办结|审结|销号|化解';

/** A chain of stages: a later one cannot exceed an earlier one. `carry`: unless cases were carried over. */
export interface Ordering {
  readonly id: string;
  /** Words that the sentence must hold. */
  readonly domain: string;
  readonly stages: readonly string[];
  /** Index of the stage from which on carried-over cases may enter. */
  readonly carryFrom?: number;
  readonly indicators?: readonly string[];
}

export const orderings: readonly Ordering[] = [
  {
    id: 'review',
    domain: '复议',
    stages: ['收到|接收|接到|申请', '(?<!不予|未)受理', '审结|办结'],
    carryFrom: 2,
    indicators: ['review.received', 'review.accepted', 'review.concluded'],
  },
  {
    id: 'litigation',
    domain: '应诉|诉讼|行政案件',
    stages: ['审结|判决|裁判', '败诉'],
    indicators: ['litigation.concluded', 'litigation.lost'],
  },
  { id: 'hearing', domain: '应诉|出庭', stages: ['开庭', '出庭'] },
  {
    id: 'mediation',
    domain: '纠纷|调解',
    stages: ['排查|摸排', '(?<!成功)(?:调解|调处|受理)(?!成功)', '成功|化解'],
  },
  { id: 'rectify', domain: '问题|隐患', stages: ['发现|查找|排查|反馈', '整改|销号'] },
  { id: 'files', domain: '案卷|案件评查', stages: ['评查|抽查', '合格|优秀'] },
  {
    id: 'exam',
    domain: '考试|培训|考核',
    stages: ['参加|参考|组织', '通过|合格'],
    indicators: ['enforcement.examTaken', 'enforcement.examPassed'],
  },
  {
    id: 'letters',
    domain: '建议书|意见书|督办函|提示函|通知书',
    stages: ['制发|发出|下发|下达|发送', '反馈|回复|回函'],
  },
  { id: 'tasks', domain: '任务', stages: ['分解', '完成'] },
  {
    id: 'problems',
    domain: '问题',
    stages: [],
    indicators: ['enforcement.problemsFound', 'enforcement.problemsFixed'],
  },
];

/** Sums over indicators: the whole and its parts. */
export const sumBalances: readonly {
  readonly id: string;
  readonly whole: string;
  readonly parts: readonly string[];
}[] = [
  {
    id: 'rules.cleaned',
    whole: 'rules.cleaned',
    parts: ['rules.kept', 'rules.repealed', 'rules.lapsed', 'rules.toAmend'],
  },
];

/**
 * What a denial rules out: where there was none of the one, there can be none of the others. `counted`: also where the
 * text says so with the figure 0; of other indicators a printed 0 is often of one kind of cases only.
 */
export const denials: readonly {
  readonly none: string;
  readonly some: readonly string[];
  readonly counted?: boolean;
}[] = [
  {
    none: 'review.received',
    some: ['review.received', 'review.accepted', 'review.concluded', 'review.settled'],
  },
  {
    none: 'litigation.cases',
    some: ['litigation.cases', 'litigation.concluded', 'litigation.lost', 'litigation.hearings'],
  },
  {
    none: 'litigation.lost',
    some: ['litigation.lost', 'litigation.lossRate'],
    counted: true,
  },
  { none: 'litigation.lossRate', some: ['litigation.lost'], counted: true },
  { none: 'openness.requests', some: ['openness.requests'] },
  { none: 'rules.issued', some: ['rules.issued'] },
  { none: 'supervision.procuratorialSuggestions', some: ['supervision.procuratorialSuggestions'] },
];
