import type { WordingSlip } from './slip';

const H = '\\u4e00-\\u9fff';

/** Words printed twice, by general pattern. */
export const doubled: readonly WordingSlip[] = [
  {
    id: 'doubled.pair',
    pattern: `(?<![${H}]{0,1}[一逐])([${H}]{2})(?<!一.|逐.|[的和与及])\\1(?![的]?[${H}]?\\1)`,
    unless:
      '政府政府信息|社会社会主义|研究研究|商量商量|讨论讨论|学习学习|交流交流|某某某|人民人民法院|代代|' +
      '个个|种种|时时|处处|人人|家家|件件|事事|天天|年年|月月|日日|级级|层层|条条|项项|户户|村村|点点|方方|' +
      '中国中央|调解调解|(?:委员|会议)会议|比学赶|哈哈|谢谢|妈妈',
    zh: '词语重复',
    en: 'a word printed twice',
    mustFire: ['加强法治政府建设建设工作。', '政府信息信息公开工作。', '落实普法责任责任制。'],
    mustNotFire: [
      '件件有着落，事事有回音。',
      '一项一项抓落实。',
      '弘扬全社会社会主义核心价值观。',
      '人民政府政府信息公开。',
      '方方面面、点点滴滴。',
    ],
  },
  {
    id: 'doubled.triple',
    pattern: `([${H}]{3,8})\\1`,
    zh: '词语重复',
    en: 'a phrase printed twice',
    mustFire: ['深入推进法治政府法治政府建设。', '认真贯彻落实贯彻落实上级要求。'],
    mustNotFire: ['法治国家、法治政府、法治社会一体建设。', '一个村一个村地走访。'],
    unless: '一[个户村项条家次步]([^,。]{1,2})一',
  },
  {
    id: 'doubled.around',
    pattern:
      '(健全|完善|加强|强化|推进|提升|提高|规范|落实|深化|优化|推动)(?:健全|完善|加强|强化|推进|提升|提高|规范|落实|深化|优化|推动)\\1',
    zh: '并列动词重复',
    en: 'the same verb twice in a row of verbs',
    mustFire: ['进一步完善健全完善考核机制。', '不断加强提升加强业务能力。'],
    mustNotFire: ['健全完善考核机制。', '推进规范化建设，推进依法行政。', '完善规范、落实责任。'],
  },
  {
    id: 'doubled.exist',
    pattern:
      '(问题|不足|差距|短板|现象|困难)(?:仍然|依然|依旧|仍|还|也)*存在(?:着|一些|一定)?(?:的)?\\1|' +
      '问题(?:较为|比较|依然|仍然)?(?:突出|严重|明显)问题',
    zh: '“X存在X”用词重复',
    en: 'the same noun before and after 存在',
    mustFire: ['执法不规范的现象依然存在现象。', '经费短缺的困难仍存在一些困难。'],
    mustNotFire: ['执法不规范的现象依然存在。', '问题仍然存在，差距明显。'],
  },
  {
    id: 'doubled.joined',
    pattern: `([${H}]{3,8})(?:和|与|以及)\\1(?=[,。;、])`,
    zh: '并列两项用词相同',
    en: 'the same words on both sides of 和',
    mustFire: ['提升群众满意度和群众满意度。', '推进依法行政与依法行政，全面提速。'],
    mustNotFire: ['复议机关和复议机关工作人员。', '执法公信力和群众满意度。'],
  },
  {
    id: 'doubled.cause',
    pattern: '等?原因(?:所)?(?:造成|导致|引起|引发)的原因',
    zh: '“原因”重复',
    en: '原因 repeated',
    mustFire: ['这是人员流动等原因导致的原因。'],
    mustNotFire: ['这是人员流动等原因导致的。', '深入分析造成问题的原因。'],
  },
  {
    id: 'doubled.problem',
    pattern: '的问题(?:较为|比较|依然|仍然|还|仍)*(?:突出|严重|明显|存在)的问题',
    zh: '“问题”重复',
    en: '问题 repeated',
    mustFire: ['执法力量不足的问题比较突出的问题。'],
    mustNotFire: ['解决群众反映突出的问题。', '执法力量不足的问题比较突出。'],
  },
  {
    id: 'doubled.marker',
    pattern: '[一二三四五六七八九十]是[,、]?[一二三四五六七八九十]是(?!一|否|非)',
    zh: '序号重复',
    en: 'two numbers of a list in a row',
    mustFire: ['一是重视不够，二是四是力量不足。'],
    mustNotFire: ['一是重视不够，二是力量不足。', '其一是一，二是二。'],
  },
  {
    id: 'doubled.steadfast',
    pattern:
      '(?:坚持不懈|持之以恒|坚定不移|始终如一|一以贯之|毫不动摇|驰而不息|常抓不懈)地?(?:坚持不懈|持之以恒|坚定不移|始终如一|一以贯之|毫不动摇|驰而不息|常抓不懈)',
    severity: 'info',
    zh: '语义重复',
    en: 'the same meaning twice',
    mustFire: ['持之以恒地坚持不懈抓好落实。'],
    mustNotFire: ['坚定不移推进，持之以恒落实。', '坚持不懈、持之以恒。'],
  },
  {
    id: 'doubled.prevent',
    pattern: '(?:避免|防止|杜绝|预防|减少)(?:避免|防止|杜绝|预防)(?!接种)',
    severity: 'info',
    zh: '同义动词重复',
    en: 'two verbs of the same meaning',
    mustFire: ['从源头上防止避免矛盾激化。'],
    mustNotFire: ['避免矛盾激化，防止反弹。', '有效预防和减少违法犯罪。'],
  },
  {
    id: 'doubled.nature',
    pattern: `([${H}]{2})(?:化)?的\\1[性化度]`,
    zh: '“X的X性”用词重复',
    en: 'the same word twice: X的X性',
    mustFire: ['提高决策规范的规范性。', '增强科学的科学性。'],
    mustNotFire: ['提高决策的规范性。', '增强执法的公正性。'],
  },
  {
    id: 'doubled.andSoOn',
    pattern:
      '(制度|机制|文件|措施|办法|活动|部门|单位|问题|方案|规定|工作|领域|平台)等\\1(?![的]?[化性])',
    zh: '“X等X”用词重复',
    en: 'the same noun before and after 等',
    mustFire: ['健全集体决策制度、议事制度等制度。', '印发实施方案、工作方案等方案。'],
    mustNotFire: ['健全议事规则等制度。', '公安、司法等部门。'],
  },
  {
    id: 'doubled.clear',
    pattern: `([${H}]{2})[清明]、\\1[清明]`,
    zh: '前后两项用词相同',
    en: 'the same noun in both parts of the pair',
    mustFire: ['做到底数清、底数明。', '做到情况明、情况清。'],
    mustNotFire: ['做到底数清、情况明。', '责任清、任务明。'],
  },
  {
    id: 'doubled.project',
    pattern: '(建设|投资|整治|改造)项目\\1(?=[、,。;等])',
    zh: '词语重复',
    en: 'a word repeated around 项目',
    mustFire: ['对重点建设项目建设、资金使用开展审计。'],
    mustNotFire: ['重点建设项目建设单位。', '建设项目审批。', '投资项目建设。'],
  },
  {
    id: 'doubled.decision',
    pattern: '决策事项决策(?!程序|流程|机制|制度|目录|公布|公开|听证|规则|办法|草案|前置)',
    zh: '“决策”重复',
    en: '决策 repeated',
    mustFire: ['对年度决策事项决策开展风险评估。'],
    mustNotFire: ['重大行政决策事项决策程序。', '重大行政决策事项目录。'],
  },
  {
    id: 'doubled.support',
    pattern:
      '提供(?:了|有力|坚实|坚强|强有力的?|可靠)*([^,。;、]{2,6}(?:保障|支撑|支持))[^。;]{0,30}?提供(?:了|有力|坚实|坚强|强有力的?|可靠)*(?:的)?\\1',
    zh: '同一句中“提供……保障”重复',
    en: 'the same 提供…保障 twice in one sentence',
    mustFire: ['为改革提供坚实人才支撑，为创新提供了人才支撑。'],
    mustNotFire: ['为发展提供法治保障，为基层提供人才支撑。'],
  },
  {
    id: 'doubled.particle',
    pattern:
      '(?<!目|的|端)的的(?![确士哥])|(?<![为不除明末])了了(?![解断结如然])|(?<![存现所正潜内外实旨自])在在|(?<!共|总|饱|柔|温)和和(?![解谐平美气睦县林田硕静政])|(?<!参|给|赋|授)与与(?![会时民人])|(?<![普遍企])及及(?![时其格早])|于于|(?<!实事求|自以为|若)是是(?![非否])',
    zh: '虚词重复',
    en: 'a particle printed twice',
    mustFire: [
      '加强了对执法的的监督。',
      '取得了了明显成效。',
      '位于于城区。',
      '2024年是是收官之年。',
    ],
    mustNotFire: [
      '目的的实现。',
      '关键是是否落实。',
      '是是非非。',
      '除了了解情况。',
      '调解和和解。',
      '存在在校学生。',
      '参与与会人员。',
      '的的确确。',
    ],
  },
  {
    id: 'doubled.preposition',
    pattern:
      '(?:根据|按照|依据|依照|遵照)(?:根据|按照|依据|依照|遵照)|通过经过|经过通过|关于对于|对于关于',
    zh: '介词重复',
    en: 'two prepositions of the same meaning',
    mustFire: ['根据按照上级要求。', '关于对于年度考核的说明。'],
    mustNotFire: ['根据要求。', '按照规定，依据职责。'],
  },
  {
    id: 'doubled.ofYear',
    pattern: '20\\d\\d年年(?=度(?!报)|月|[1-9])|20\\d\\d年度年|(?<!\\d)(20\\d\\d)年\\1年',
    zh: '“年”重复',
    en: '年 printed twice',
    mustFire: ['2023年年度工作安排。', '2023年2023年以来。'],
    mustNotFire: ['2023年年底完成。', '2023年年初部署。', '2023年年度报告。'],
  },
  {
    id: 'doubled.reason',
    pattern:
      '(?:主要)?原因是(?:因为|由于)|目的是为了|截[至止]目前为止|目前的?现状|涉及到的?涉及|多年以来一直以来',
    severity: 'info',
    zh: '语义重复',
    en: 'the same meaning twice',
    mustFire: ['主要原因是因为人员不足。', '目的是为了便民。', '截至目前为止，已办结。'],
    mustNotFire: ['主要原因是人员不足。', '截至目前，已办结。'],
  },
  {
    id: 'doubled.name',
    pattern: '(人民政府)(?=人民政府)|(司法局|办公室|委员会|领导小组)(?=\\2)',
    zh: '机构名称重复',
    en: 'the name of a body printed twice',
    mustFire: ['县人民政府人民政府办公室印发。', '县司法局司法局牵头。'],
    mustNotFire: ['县人民政府办公室。', '县司法局、公安局。'],
  },
];
