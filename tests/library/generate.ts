import { Random } from './random';

/** A written report: its file name and text. */
export interface Written {
  readonly name: string;
  readonly text: string;
  readonly region: string;
  readonly year: number;
}

const first = [...'青岚溪梧竹柏枫桐苇鹤鹭雁霞云澜汀湄渚洲坪'];
const second = [...'陂原川浦岭泉湾塘垌坞洛涧沅漪崖麓峪墩'];
const prefectures = ['岚州市', '澜川市', '柏陵市', '鹭江市', '霞澜市', '枫原市'];
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** The place of the n-th row of reports: invented, and the same for every year. */
function placeOf(index: number): { name: string; parent: string; township: boolean } {
  const r = new Random(index * 7919 + 13);
  const township = r.chance(0.25);
  const ending = township ? r.pick(['镇', '乡', '街道']) : r.pick(['县', '县', '区', '市']);
  const extra = index >= first.length * second.length ? r.pick(second) : '';
  const name = `${first[index % first.length]}${second[Math.floor(index / first.length) % second.length]}${extra}${ending}`;
  return { name, parent: r.pick(prefectures), township };
}

/** A figure as drafters print it: exact, or rounded with a qualifier. */
function figure(r: Random, value: number): string {
  if (value < 100 || r.chance(0.7)) return String(value);
  const rounded =
    Math.floor(value / 10 ** (String(value).length - 2)) * 10 ** (String(value).length - 2);
  if (value >= 10_000 && r.chance(0.5)) return `${(value / 10_000).toFixed(1)}万`;
  return `${rounded}余`;
}

/** A rate to one decimal, as printed. */
const rate = (part: number, whole: number): string =>
  `${Number(((100 * part) / whole).toFixed(1))}%`;

type Paragraph = (r: Random, we: string, size: number) => string;

/** What a report can tell of its year: each writes one paragraph, in one of several wordings. */
const paragraphs: readonly (readonly [heads: readonly string[], write: Paragraph])[] = [
  [
    ['强化理论学习', '抓实领导干部学法', '筑牢法治思想根基'],
    (r, we, size) => {
      const [n, m, p] = [r.whole(3, 16), r.whole(1, 12), r.whole(40, 300) * size];
      return r.pick([
        `${we}组织集体学法${n}次，举办法治讲座${m}场次，培训${figure(r, p)}人次。`,
        `坚持会前学法制度，全年开展领导班子集体学法${n}次；举办法治专题培训班${m}期，参训${figure(r, p)}人次。`,
      ]);
    },
  ],
  [
    ['优化政务服务', '依法全面履行政府职能', '打造法治化营商环境'],
    (r, _we, size) => {
      const [items, rounds, firms, born] = [
        r.whole(180, 330),
        r.whole(10, 90),
        r.whole(30, 240) * size,
        r.whole(100, 900) * size,
      ];
      return `公布行政许可事项${items}项，开展“双随机、一公开”抽查${rounds}次，检查市场主体${figure(r, firms)}户，全年新设立市场主体${figure(r, born)}户。办理时限压缩${r.whole(40, 85)}%。`;
    },
  ],
  [
    ['健全依法行政制度体系', '加强规范性文件管理'],
    (r) => {
      const [kept, gone, lapsed] = [r.whole(12, 90), r.whole(1, 12), r.whole(1, 8)];
      const slip = r.chance(0.04) ? 1 : 0;
      return `制定行政规范性文件${r.whole(1, 12)}件，合法性审核率100%。清理规范性文件${kept + gone + lapsed + slip}件，其中保留${kept}件，废止${gone}件，宣布失效${lapsed}件。`;
    },
  ],
  [
    ['规范重大行政决策', '推进科学民主依法决策'],
    (r) => {
      const [checked, contracts] = [r.whole(40, 420), r.whole(10, 160)];
      return `将${r.whole(2, 12)}项重大行政决策事项纳入年度目录，召开政府常务会议${r.whole(10, 36)}次，开展合法性审查${checked}件，审查合同${contracts}份，法律顾问出具法律意见书${figure(r, r.whole(20, 260))}份。`;
    },
  ],
  [
    ['严格规范公正文明执法', '提升行政执法质量'],
    (r, _we, size) => {
      const [taken, share] = [r.whole(20, 400), r.whole(80, 99)];
      const passed = Math.round((taken * share) / 100);
      return `现有持证行政执法人员${r.whole(15, 190) * size}人，组织${taken}人参加执法资格考试，${passed}人通过。开展执法培训${r.whole(2, 20)}场次，评查执法案卷${r.whole(20, 320)}份。办理行政处罚案件${figure(r, r.whole(20, 400) * size)}件，罚没款金额${(r.whole(100, 9000) / 10).toFixed(1)}万元。`;
    },
  ],
  [
    ['防范化解社会矛盾', '依法化解矛盾纠纷', '坚持和发展新时代“枫桥经验”'],
    (r, _we, size) => {
      const cases = r.whole(40, 280) * size;
      const solved = cases - r.whole(0, Math.ceil(cases / 25));
      const shown = r.chance(0.04) ? '99.9%' : rate(solved, cases);
      const received = r.whole(10, 160);
      const accepted = received - r.whole(0, Math.floor(received / 6));
      const closed = accepted - r.whole(0, Math.floor(accepted / 8));
      return `全年调解矛盾纠纷${cases}件，调解成功${solved}件，调解成功率${shown}。收到行政复议申请${received}件，受理${accepted}件，审结${closed}件。行政应诉案件${r.whole(3, 70)}件，行政机关负责人出庭应诉率${r.chance(0.7) ? '100%' : `${r.whole(90, 99)}%`}。`;
    },
  ],
  [
    ['有效应对突发事件', '提升应急处置能力'],
    (r, _we, size) =>
      `开展应急演练${r.whole(2, 90)}场次，参与${figure(r, r.whole(80, 700) * size)}人次，发布预警信息${r.whole(5, 150)}条。`,
  ],
  [
    ['强化权力制约监督', '自觉接受监督'],
    (r, _we, size) =>
      `办理人大代表建议${r.whole(3, 140)}件、政协提案${r.whole(3, 160)}件，办复率100%。完成审计项目${r.whole(3, 30)}个，主动公开政府信息${figure(r, r.whole(120, 1200) * size)}条，办理依申请公开${r.whole(1, 90)}件。`,
  ],
  [
    ['深化法治宣传教育', '营造良好法治氛围'],
    (r, _we, size) =>
      `开展普法宣传活动${r.whole(10, 340)}场次，发放宣传资料${figure(r, r.whole(800, 9000) * size)}份，受众${figure(r, r.whole(900, 15000) * size)}人次，培育“法律明白人”${r.whole(20, 160) * size}名。`,
  ],
];

const fillers = [
  '坚持问题导向、目标导向、结果导向相统一，细化任务清单，明确责任单位和完成时限，推动各项工作落地见效。',
  '充分发挥统筹协调职能，定期调度、跟踪问效，形成上下联动、齐抓共管的工作格局。',
  '聚焦群众反映强烈的突出问题，深入基层走访调研，听取意见建议，不断改进工作作风。',
  '以制度建设为抓手，完善工作流程，健全长效机制，做到用制度管权、按制度办事、靠制度管人。',
];

/** One invented report; the same index and year give the same text for ever. */
export function writeReport(index: number, year: number): Written {
  const { name, parent, township } = placeOf(index);
  const r = new Random(index * 104_729 + year);
  const we = township
    ? name.endsWith('乡')
      ? '我乡'
      : name.endsWith('镇')
        ? '我镇'
        : '街道'
    : `我${name.at(-1)}`;
  const body = name.endsWith('街道') ? `${name}办事处` : `${name}人民政府`;
  const size = township ? 1 : r.whole(6, 12);
  const title = r.pick([
    `${name}${year}年法治政府建设年度报告`,
    `${body}${year}年度法治政府建设情况报告`,
    `${body}关于${year}年度法治政府建设情况的报告`,
  ]);
  const chosen = paragraphs.filter(() => r.chance(township ? 0.75 : 0.92));
  const parts = chosen.map(([heads, write], i) => {
    const filler = r.chance(0.8) ? r.pick(fillers) : '';
    return `（${numerals[i]}）${r.pick(heads)}。${filler}${write(r, we, size)}${r.chance(0.5) ? r.pick(fillers) : ''}`;
  });
  const sections = [
    `${r.pick(['主要举措和成效', '主要工作情况', '工作开展情况'])}\n${parts.join('\n')}`,
    ...(r.chance(0.9)
      ? [
          `存在的不足${r.chance(0.6) ? '和原因' : ''}\n一是个别单位依法行政意识有待增强；二是基层执法力量较为薄弱。${r.chance(0.6) ? '主要原因是学法用法不够深入，人员和经费保障不足。' : ''}`,
        ]
      : []),
    ...(r.chance(0.8)
      ? [
          `党政主要负责人履行推进法治建设第一责任人职责情况\n主要负责人认真履行推进法治建设第一责任人职责，带头学法用法，主持召开会议听取法治政府建设工作汇报${r.whole(1, 6)}次。`,
        ]
      : []),
    `${r.pick([`${year + 1}年主要安排`, '下一步工作打算', `${year + 1}年工作计划`])}\n一是深入学习贯彻习近平法治思想；二是计划培训执法人员${r.whole(50, 900)}人次；三是力争调解成功率达到99%以上。`,
  ];
  const opening = r.pick([
    `${year}年，${parent}${name}坚持以习近平法治思想为指导，扎实推进法治政府建设，现将有关情况报告如下：`,
    `${year}年以来，${name}在${parent}委、${parent}政府的领导下，深入推进依法行政。现将${year}年度法治政府建设情况报告如下：`,
  ]);
  const text = [
    title,
    opening,
    ...sections.map((section, i) => `${numerals[i]}、${section}`),
    body,
    `${year + 1}年${r.whole(1, 3)}月${r.whole(1, 28)}日`,
  ].join('\n');
  return { name: `${name}${year}年法治政府建设年度报告_${index}.txt`, text, region: name, year };
}

/** `count` reports: places in rows, the years 2020 to 2024 in turn. */
export function* writeLibrary(count: number): Generator<Written> {
  for (let i = 0; i < count; i++) yield writeReport(Math.floor(i / 5), 2020 + (i % 5));
}
