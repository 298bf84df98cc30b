/** Runs a sticky pattern at one place of a text. */
export const matchAt = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

/** How names of departments begin; needed where a phrase has no clear end. */
export const FIELD =
  '司法|公安|财政|教育|教体|应急|水务|水利|水文|城市|城管|综合|行政|卫生|卫健|人力|人社|人防|人民防空|交通|市场|文化|文体|' +
  '文旅|文物|旅游|自然|规划|国土|生态|环境|环保|农业|农村|农牧|林业|林草|林长|民政|审计|统计|税务|国家|商务|发展|发改|改革|' +
  '工业|工信|经济|经信|经贸|住房|住建|城乡|建设|科技|科学|科工|医疗|医保|退役|乡村|信访|体育|广播|广电|新闻|粮食|粮储|国有|' +
  '国资|金融|数据|大数据|政务|机关|档案|民族|民宗|宗教|气象|烟草|邮政|海事|消防|外事|园林|绿化|港航|港口|海洋|渔业|' +
  '能源|地震|供销|口岸|物价|药品|食品|质量|知识|投资|招商|畜牧|扶贫|残联|残疾|红十字|总工会|妇联|团委|通信|地方|国防|' +
  '侨务|公路|铁路|民航|房产|房地产|市政|审批|监察|网信|营商|公共|史志|水产|草原|防震|盐|有色|核|智慧|信息|通管|密码|' +
  '公积金|社会|社保|劳动|就业|法制|对外|合作|移民|搬迁|机构|药监|知产|数字|政府|人民政府(?=办)|调查(?=总?队)|监管(?=[分支]?局)';
const END =
  '(?:管理|监督|执法|事务|服务)?(?:分局|局|厅|委员会(?!常)|委(?![员书副])|办公室|办公厅|总队|支队|大队|(?<=调查)队|中心|管理处|办(?![理公法案事证学好])|所|院|联合会|总工会|妇联|残联)';
/** What a department does ends its name: 市政府常务会议|传达学习…委员会. */
const NO_ACT = '(?!会议|学习|传达|召开|坚持|贯彻|落实|开展|审议|认真|领导|指导|的)';
/** A department's name without its place, in running text. */
export const DEPARTMENT = new RegExp(
  `(?:${FIELD})(?:${NO_ACT}[\\u4e00-\\u9fff]){0,16}?${END}`,
  'y',
);
/** The last word of a department's name, for phrases whose end is known. */
export const IS_DEPARTMENT =
  /(?:局|厅|委员会|委|办|办公室|办公厅|中心|分局|支队|大队|总队|院|处|站|所|公司|党组|队|会|部|馆|社)$/;
/** The office that serves a government and issues its papers. */
export const IS_GOVERNMENT_OFFICE = /政府办(?:公室|公厅)?$/;
/** The government of the place before it, not its office or web site. */
export const GOVERNMENT = /(?:人民政府|政府|行政公署|行署)(?!办|网|门户|党组|工作|网站)/y;
/** Party committee and government of a township in one, as titles name them (某镇党委、政府). */
export const BOTH = /(?:党委|党工委)[、和]?(?:人民政府|政府|办事处)$/y;
/** A zone's name that says only what kind it is (经济技术开发区, 高新区). */
export const IS_KIND_OF_ZONE =
  /^(?:国家级|省级)?(?:经济|技术|高新|产业|循环|工业|生态|文化|旅游|现代|农业|台商)*(?:开发区|经开区|高新区|示范区|产业园区|工业园区|园区|投资区|集聚区|度假区|保税区)$/u;
/** The outpost that governs a 街道. */
export const OFFICE = /(?:街道)?(?:地区)?办事处/y;
/** The committee that governs a zone. */
export const COMMITTEE = /(?:管理委员会|管委会|党工委)/y;
/** The Party committee of the place before it. */
export const PARTY =
  /(?:工作委员会|委员会|[省市县区州旗盟乡镇地]委|党委|党工委|工委|委)(?:办公室)?[\s、和]*/y;
