import type { WordingSlip } from './slip';

const TOPIC =
  '(?:行政|法治|法制|普法|规范性文件|政务|信访|执法|依法|人民调解|合法性|重大|矛盾纠纷|营商环境|法律)';

/** Missing verbs, objects and particles; words that do not go together. */
export const grammar: readonly WordingSlip[] = [
  {
    id: 'grammar.solid',
    pattern: `(?:是|切实|[。;,:]|^)(?:扎实|深入|大力|积极|认真)(?=${TOPIC}[^,。;、]{0,18}(?:工作|建设|改革|评估|教育|宣传|检查|活动)(?:[,。;、]|$))`,
    unless:
      '(?:扎实|深入|大力|积极|认真)(?:行政复议|执法|普法|依法(?:履|办|处|化|推|行使))[^,。]{0,4}(?:办|处|推|开|做)|依法(?:推|开|做|加|履|办|处|打|组|落|实|查|规|保|化|维|全|公|妥|积)',
    zh: '副词后疑缺动词（如“开展”“推进”）',
    en: 'a verb such as 开展 seems to be missing',
    mustFire: ['四是扎实政务公开评估工作。', '二是深入法治宣传教育活动。'],
    mustNotFire: [
      '扎实推进规范性文件后评估工作。',
      '扎实开展普法宣传教育。',
      '基础扎实，行政执法工作有序。',
      '积极依法推进各项工作。',
    ],
  },
  {
    id: 'grammar.through',
    pattern:
      '(?:把|将)[^,。;]{2,30}贯彻(?!落实?到|到|于|在|至|落实于|落实在|始终)[^,。;到于至在]{2,20}(?:全过程|各方面|各环节)(?!人民民主|记录)',
    right: '贯彻到（贯穿于）……全过程',
    zh: '“贯彻”后疑缺“到”“于”',
    en: '到 or 于 seems to be missing after 贯彻',
    mustFire: ['坚持把党的领导贯彻依法治理全过程和各方面。'],
    mustNotFire: [
      '把党的领导贯彻到依法治理全过程。',
      '将法治理念贯穿工作全过程。',
      '贯彻落实全过程人民民主。',
    ],
  },
  {
    id: 'grammar.byAs',
    pattern:
      '由[^,。;任担]{1,24}为(?:组长|副组长|主任|召集人|总召集人|总指挥|指挥长|第一责任人|负责人)',
    right: '由……任组长、以……为组长',
    zh: '“由……任”与“以……为”两种句式混用',
    en: 'two constructions mixed: 由…任 and 以…为',
    mustFire: ['成立由县长为组长的领导小组。'],
    mustNotFire: [
      '成立由县长任组长的领导小组。',
      '成立以县长为组长的领导小组。',
      '由县长担任组长、各局负责人为成员。',
    ],
  },
  {
    id: 'grammar.grasp',
    pattern: '(?:紧紧|牢牢)抓(?=[^住牢好实稳细紧在起手],?)[^,。;住]{2,16}(?=[,。;])',
    zh: '“抓”后疑缺“住”',
    en: '住 seems to be missing after 抓',
    mustFire: ['紧紧抓普法宣传这个重点，持续发力。'],
    mustNotFire: ['紧紧抓住普法宣传这个重点。', '牢牢抓在手上。'],
  },
  {
    id: 'grammar.weak',
    pattern: '(?:宣传|培训|监督|管理|指导|普法|建设)不(?:强|高|大)(?=[,。;、])',
    zh: '搭配不当，疑缺“力度”“水平”等中心词',
    en: 'a noun such as 力度 seems to be missing',
    mustFire: ['法治建设宣传不强。', '业务培训不高，人员不足。'],
    mustNotFire: ['宣传力度不强。', '法治意识不强。', '执法水平不高。'],
  },
  {
    id: 'grammar.system',
    pattern:
      '(?:建立|健全|完善|实行)(?:健全|完善|了|起)*[^,。;制机体办]{0,24}(?:资格准入|准入和持证上岗)(?=[,。;])',
    right: '……制度',
    zh: '动词后疑缺“制度”等中心词',
    en: 'a noun such as 制度 seems to be missing',
    mustFire: ['实行协管员资格准入，规范队伍管理。'],
    mustNotFire: ['建立执法人员资格准入制度。', '严格执法人员持证上岗。'],
  },
  {
    id: 'grammar.field',
    pattern: '(?:制定|印发|出台|开展|聚焦|召开)(?:了)?领域(?:突出|专项|重点|执法|内)',
    right: '……领域',
    zh: '“领域”前疑缺限定语',
    en: 'what field? words before 领域 seem to be missing',
    mustFire: ['印发领域重点任务清单。'],
    mustNotFire: ['制定重点领域专项整治方案。', '开展交通领域突出问题整治。'],
  },
  {
    id: 'grammar.building',
    pattern:
      '(?<!建设|推进|打造|创建|推动|加强|参与)法治政府(?=工作(?:开展|推进|落实|进展|完成|汇报|报告|总结|情况|要点|会议|部署|,|。))',
    right: '法治政府建设',
    severity: 'info',
    zh: '疑缺“建设”',
    en: '建设 seems to be missing',
    mustFire: ['专题研究法治政府工作汇报。'],
    mustNotFire: ['听取法治政府建设工作开展情况。', '推进法治政府工作落实。'],
  },
  {
    id: 'grammar.find',
    pattern: '排查调出|排查出调处',
    right: '排查调处、排查出',
    zh: '用词有误',
    en: 'garbled',
    mustFire: ['共排查调出案件9起。'],
    mustNotFire: ['共排查调处案件9起。', '排查出隐患9处。', '排查调出去向不明人员。'],
    unless: '调出去',
  },
  {
    id: 'grammar.prevent',
    pattern:
      '(?:防止|避免|杜绝)[^,。;]{1,16}不(?:再)?(?:发生|出现|反弹)|(?:切忌|严禁)[^,。;]{0,8}(?:不要|不得|不准|不能)',
    zh: '双重否定，意思相反',
    en: 'a double negation that says the opposite',
    mustFire: ['防止类似问题不再发生。', '严禁各单位不得乱收费。'],
    mustNotFire: ['防止类似问题再次发生。', '确保类似问题不再发生。', '避免矛盾激化。'],
  },
  {
    id: 'grammar.times',
    pattern:
      '(?:减少|下降|降低|缩短|压缩|减轻|压减)(?:了|近|约|至原来的)*[\\d.一二三四五六七八九十两]+(?:多|余)?倍',
    unless: '至原来',
    zh: '减少、下降一般不用“倍”',
    en: 'a decrease is not counted in 倍',
    mustFire: ['办理时限缩短了2倍。', '案件同比下降1.5倍。'],
    mustNotFire: ['案件增长2倍。', '办理时限缩短50%。'],
  },
  {
    id: 'grammar.force',
    pattern: '(?:加强|提高|增强|提升)(?:了|对)?[^,。;、和与及并]{0,10}力度(?!和|与|、)',
    unless: '加强(?:和|与)加大',
    right: '加大……力度',
    severity: 'info',
    zh: '“力度”通常与“加大”搭配',
    en: '力度 goes with 加大',
    mustFire: ['加强宣传力度。', '进一步提高执法力度。'],
    mustNotFire: ['加大宣传力度。', '加强宣传，加大执法力度。', '加强培训和宣传力度。'],
  },
  {
    id: 'grammar.level',
    pattern:
      '(?:水平|质量|效率)(?:得到|得以)?(?:进一步|不断|显著|明显|有效|持续)?(?:加强|加大|扩大)(?=[,。;])|(?:加大|扩大)[^,。;、]{0,8}(?:水平|质量|效率)(?=[,。;])',
    right: '提高',
    severity: 'info',
    zh: '“水平、质量、效率”通常与“提高”“提升”搭配',
    en: '水平, 质量, 效率 go with 提高',
    mustFire: ['依法行政水平不断加强。', '加大服务质量。'],
    mustNotFire: ['依法行政水平不断提高。', '提升服务质量。'],
  },
  {
    id: 'grammar.duty',
    pattern: '发挥[^,。;、]{0,8}(?:职责|责任|义务)(?=[,。;])',
    right: '履行',
    severity: 'info',
    zh: '“职责”通常与“履行”搭配',
    en: '职责 goes with 履行',
    mustFire: ['充分发挥部门职责。'],
    mustNotFire: ['充分发挥职能作用。', '认真履行职责。', '发挥党员作用，履行职责。'],
  },
  {
    id: 'grammar.action',
    pattern:
      '(?:人|人次|名|力量)(?:文明执法|专项整治|集中整治|联合执法|宣传|排查)行动(?=确保|保证|有效|维护|,)',
    right: '开展……行动',
    zh: '疑缺动词“开展”',
    en: 'the verb 开展 seems to be missing',
    mustFire: ['组织队员35人次联合执法行动，维护市场秩序。'],
    mustNotFire: ['出动60余人次开展文明执法行动。', '集中整治行动出动40人次。'],
  },
  {
    id: 'grammar.inspect',
    pattern: '(?:检察院|人大|政协|纪委)(?:行政执法)?监督(?=\\d+(?:场次|次|件))',
    right: '开展……监督',
    severity: 'info',
    zh: '疑缺动词“开展”',
    en: 'the verb 开展 seems to be missing',
    mustFire: ['区人大监督4次。'],
    mustNotFire: ['县检察院开展行政执法监督5场次。', '接受人大监督，开展视察3次。'],
  },
  {
    id: 'grammar.about',
    pattern:
      '(?:约|近|大约|将近)\\d+(?:\\.\\d+)?(?:万|亿)?(?:余|多)|(?:约|大约)[\\d.]+[^,。;\\d]{0,3}左右|(?:超过|超|逾)\\d+(?:\\.\\d+)?(?:万|亿)?(?:余|多)|\\d余多|(?:超过|突破)[\\d.]+[^,。;\\d]{0,3}以上',
    zh: '约数词语重复（“近……余”“约……左右”“超……多”）',
    en: 'two words for an approximate figure',
    mustFire: ['受众近2000余人。', '约300件左右。', '超50余场。'],
    mustNotFire: ['受众2000余人。', '约300件。', '近2000人。'],
  },
];
