import { causes, leadership, plans, shortcomings } from './closing';
import { Random } from './random';
import { fill, type Values } from './template';
import { fillers, topics } from './topics';

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
const offices = ['司法局', '农业农村局', '市场监督管理局', '住房和城乡建设局', '水务局'];
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const firstYear = 2020;
const years = 5;

/** Who reports: a place of some level, or an office of one. */
interface Drafter {
  /** The place, 街道 and the like included. */
  readonly place: string;
  readonly parent: string;
  /** Whose report it is, as in the signature. */
  readonly body: string;
  /** How it speaks of itself. */
  readonly we: string;
  /** How many times the figures of a township its own are. */
  readonly size: number;
  /** The share of what could be told that it tells. */
  readonly wordy: number;
  /** How many sentences without figures it puts after one with figures, at most. */
  readonly broad: number;
}

const selfOf = (place: string): string =>
  place.endsWith('街道') ? '街道' : `我${place.at(-1) ?? ''}`;

/** The drafter of the n-th row of reports: invented, and the same for every year. */
function drafterOf(index: number): Drafter {
  const r = new Random(index * 7919 + 13);
  const kind = r.next();
  const township = kind < 0.25;
  const ending = township ? r.pick(['镇', '乡', '街道']) : r.pick(['县', '县', '区', '市']);
  const round = Math.floor(index / (first.length * second.length));
  const extra = second[round - 1] ?? '';
  const last = second[Math.floor(index / first.length) % second.length] ?? '';
  const place = `${first[index % first.length] ?? ''}${last}${extra}${ending}`;
  const parent = r.pick(prefectures);
  const wordy = township ? r.whole(48, 75) / 100 : r.whole(60, 98) / 100;
  const broad = r.pick(township ? [1, 2, 2] : [1, 2, 2, 3, 4]);
  if (kind > 0.9)
    return { place, parent, body: `${place}${r.pick(offices)}`, we: '我局', size: 2, wordy, broad };
  const body = place.endsWith('街道') ? `${place}办事处` : `${place}人民政府`;
  const size = township ? 1 : r.whole(5, 12);
  return { place, parent, body, we: selfOf(place), size, wordy, broad };
}

/** A share to one decimal, as printed. */
const rate = (part: number, whole: number): string =>
  `${Number(((100 * part) / whole).toFixed(1))}%`;

/** Figures that must agree with each other; a few reports have a slip in them, as drafters do. */
function agreeing(r: Random, size: number): Values {
  const [kept, gone, lapsed] = [r.whole(12, 90), r.whole(1, 12), r.whole(1, 8)];
  const exam = r.whole(20, 60) * Math.max(1, Math.round(size / 2));
  const passed = Math.round((exam * r.whole(80, 99)) / 100);
  const cases = r.whole(40, 280) * size;
  const solved = cases - r.whole(0, Math.ceil(cases / 25));
  const received = r.whole(10, 160);
  const accepted = received - r.whole(0, Math.floor(received / 6));
  const concluded = accepted - r.whole(0, Math.floor(accepted / 8));
  const suits = r.whole(4, 70);
  const tried = suits - r.whole(0, 2);
  const found = r.whole(10, 120);
  return {
    ...{ cleaned: kept + gone + lapsed + (r.chance(0.2) ? 1 : 0), kept, gone, lapsed },
    ...{ exam, passed, passRate: rate(passed, exam) },
    ...{ cases, solved, solvedRate: r.chance(0.15) ? '99.9%' : rate(solved, cases) },
    ...{ received, accepted, concluded, settled: r.whole(0, Math.floor(concluded / 3)) },
    ...{ suits, tried, lost: r.whole(0, 2) },
    appear: r.chance(0.7) ? '100%' : `${r.whole(90, 99)}%`,
    ...{ npc: r.whole(3, 140), cppcc: r.whole(3, 160) },
    ...{ found, fixed: found - (r.chance(0.3) ? r.whole(1, 5) : 0) },
    fines: (r.whole(100, 9000) / 10).toFixed(1),
    rent: (r.whole(120, 48_000) / 10).toFixed(r.whole(0, 1)),
    ...{ grow: (r.whole(8, 240) / 10).toFixed(1), drop: (r.whole(8, 200) / 10).toFixed(1) },
  };
}

/** The same in another order. */
function shuffled<T>(r: Random, list: readonly T[]): T[] {
  return list
    .map((item) => [r.next(), item] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, item]) => item);
}

/** One report being written. */
class Writing {
  readonly r: Random;
  readonly who: Drafter;
  readonly year: number;
  readonly #values: Values;
  /** Sentences not yet used: none stands twice before all have stood once. */
  #left: readonly string[];

  constructor(index: number, year: number) {
    this.r = new Random(index * 104_729 + year);
    this.who = drafterOf(index);
    this.year = year;
    const { we, size } = this.who;
    const town = `${this.r.pick(first)}${this.r.pick(second)}${size > 2 ? '镇' : '村'}`;
    this.#values = { ...agreeing(this.r, size), we, year, town };
    this.#left = shuffled(this.r, fillers);
  }

  say(template: string): string {
    return fill(template, this.r, this.who.size, this.#values);
  }

  #filler(): string {
    const [next = '', ...rest] = this.#left;
    this.#left = rest.length > 0 ? rest : shuffled(this.r, fillers);
    return this.say(next);
  }

  /** What is told of one field, `null` where nothing is. */
  #field(index: number): { head: string; told: string } | null {
    const { r, who } = this;
    const topic = topics[index];
    if (!topic || !r.chance(Math.min(1, who.wordy + 0.2))) return null;
    const told: string[] = [this.#filler()];
    for (const sentence of topic.sentences) {
      if (r.chance(who.wordy - 0.1)) told.push(this.say(sentence));
      for (let n = 0; n < who.broad; n++) if (r.chance(0.7)) told.push(this.#filler());
    }
    return { head: r.pick(topic.heads), told: told.join('') };
  }

  fields(): readonly { head: string; told: string }[] {
    return topics.flatMap((_, i) => this.#field(i) ?? []);
  }

  /** Some of the sentences as 一是…；二是…。 */
  listed(sentences: readonly string[], few: number): string {
    const chosen = sentences.filter(() => this.r.chance(0.7)).slice(0, few);
    const told = (chosen.length > 1 ? chosen : sentences.slice(0, 2)).map((s) => this.say(s));
    return `${told.map((s, i) => `${numerals[i] ?? ''}是${s}`).join('；')}。`;
  }
}

/** How the parts of the main section are set out: each drafter keeps to one. */
const layouts: readonly ((field: { head: string; told: string }, i: number) => string)[] = [
  ({ head, told }, i) => `（${numerals[i] ?? ''}）${head}。${told}`,
  ({ head, told }, i) => `（${numerals[i] ?? ''}）${head}\n${told}`,
  ({ head, told }, i) => `${i + 1}．${head}。${told}`,
  ({ head, told }, i) => `${numerals[i] ?? ''}是${head}。${told}`,
];

/** The sections in order; some drafters make every field a section of its own. */
function sectionsOf(w: Writing, layout: number): string[] {
  const { r, year } = w;
  const fields = w.fields();
  const main =
    layout === layouts.length
      ? fields.map(({ head, told }) => `${head}\n${told}`).slice(0, 8)
      : [
          `${r.pick(['主要举措和成效', '主要工作情况', '工作开展情况', `${year}年主要工作`])}\n${fields.map((f, i) => layouts[layout]?.(f, i) ?? '').join('\n')}`,
        ];
  const short = `${r.pick(['存在的不足', '存在的主要问题', '存在的问题'])}${r.chance(0.6) ? '和原因' : ''}\n${w.listed(shortcomings, 4)}${r.chance(0.6) ? w.say(r.pick(causes)) : ''}`;
  const heads = `党政主要负责人履行推进法治建设第一责任人职责情况\n${leadership.map((s) => w.say(s)).join('')}`;
  return [
    ...main,
    ...(r.chance(0.9) ? [short] : []),
    ...(r.chance(0.8) ? [heads] : []),
    `${r.pick([`${year + 1}年主要安排`, '下一步工作打算', `${year + 1}年工作计划`])}\n${w.listed(plans, 6)}`,
  ];
}

function openingOf(w: Writing): string {
  const { who, year } = w;
  const { place, parent } = who;
  return w.say(
    w.r.pick([
      `${year}年，${place}坚持以习近平新时代中国特色社会主义思想为指导，<全面贯彻落实中央和省、市关于法治建设的部署|紧紧围绕全面依法治国总目标>，扎实推进法治政府建设，<各项工作取得新成效|为高质量发展提供了有力法治保障>。现将有关情况报告如下：`,
      `${year}年以来，${place}在${parent}委、${parent}政府的<坚强领导|正确领导>下，深入推进依法行政，<依法行政能力和水平进一步提升|法治建设各项任务有序推进>。现将${year}年度法治政府建设情况报告如下：`,
      `根据法治政府建设年度报告有关规定，现将${place}${year}年度法治政府建设情况报告如下。`,
    ]),
  );
}

/** One invented report; the same index and year give the same text for ever. */
export function writeReport(index: number, year: number): Written {
  const w = new Writing(index, year);
  const { r, who } = w;
  const title = r.pick([
    `${who.body}${year}年法治政府建设年度报告`,
    `${who.body}${year}年度法治政府建设情况报告`,
    `${who.body}关于${year}年度法治政府建设情况的报告`,
  ]);
  const layout = new Random(index * 31 + 7).whole(0, layouts.length);
  const text = [
    title,
    openingOf(w),
    ...sectionsOf(w, layout).map((section, i) => `${numerals[i] ?? ''}、${section}`),
    who.body,
    `${year + 1}年${r.whole(1, 3)}月${r.whole(1, 28)}日`,
  ].join('\n');
  const name = `${who.body}${year}年法治政府建设年度报告_${index}.txt`;
  return { name, text, region: who.place, year };
}

/** `count` reports: drafters in rows, the years one after the other. */
export function* writeLibrary(count: number): Generator<Written> {
  for (let i = 0; i < count; i++) yield writeReport(Math.floor(i / years), firstYear + (i % years));
}
