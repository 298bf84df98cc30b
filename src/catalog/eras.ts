/** A plan, a campaign or a spell that has a first and a last year. */
export interface Era {
  readonly title: string;
  /** What of it a text must hold to speak of it, without marks around. */
  readonly words: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Spells by which reports date their work. */
export const eras: readonly Era[] = [
  { title: '“十三五”', words: ['“十三五”', '十三五规划'], from: 2016, to: 2020 },
  { title: '“十四五”', words: ['“十四五”', '十四五规划'], from: 2021, to: 2025 },
  { title: '“十五五”', words: ['“十五五”', '十五五规划'], from: 2026, to: 2030 },
  { title: '“六五”普法', words: ['“六五”普法', '六五普法'], from: 2011, to: 2015 },
  { title: '“七五”普法', words: ['“七五”普法', '七五普法'], from: 2016, to: 2020 },
  { title: '“八五”普法', words: ['“八五”普法', '八五普法'], from: 2021, to: 2025 },
  {
    title: '提升行政执法质量三年行动',
    words: ['提升行政执法质量三年行动', '行政执法质量提升三年行动'],
    from: 2023,
    to: 2025,
  },
];

/** What is celebrated every year: the event and the year that is counted from. */
export const anniversaries: readonly { readonly words: string; readonly since: number }[] = [
  { words: '中国共产党成立', since: 1921 },
  { words: '中国共产党建党', since: 1921 },
  { words: '建党', since: 1921 },
  { words: '中华人民共和国成立', since: 1949 },
  { words: '新中国成立', since: 1949 },
  { words: '改革开放', since: 1978 },
  { words: '现行宪法公布施行', since: 1982 },
];

/** What happens once: 党的二十大召开之年. */
export const occasions: readonly { readonly words: string; readonly year: number }[] = [
  { words: '党的十九大召开之年', year: 2017 },
  { words: '党的二十大召开之年', year: 2022 },
  { words: '贯彻党的十九大精神的开局之年', year: 2018 },
  { words: '贯彻党的十九大精神开局之年', year: 2018 },
  { words: '贯彻党的二十大精神的开局之年', year: 2023 },
  { words: '贯彻党的二十大精神开局之年', year: 2023 },
  { words: '全面建成小康社会决胜之年', year: 2020 },
];
