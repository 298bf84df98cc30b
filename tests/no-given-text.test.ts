import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * The reports given for measuring must stay unknown to the engine: no rule, list, example or fixture of ours may
 * name a place, a file or a figure of them, or repeat a sentence.
 */
const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
const root = fileURLToPath(new URL('../', import.meta.url));

/** Official names and formulas that every report of the country contains. */
const formulas =
  /习近平新时代中国特色社会主义思想|党政主要负责人履行推进法治建设第一责任人职责|法治政府建设与责任落实督察工作规定|上一年度推进法治政府建设存在的不足和原因|道路交通安全和运输执法领域突出问题专项整治|加强法治政府建设的有关情况|行政机关负责人出庭应诉|法治政府建设实施纲要|推进法治政府建设的?主要(?:举措和?成?效?|安排)|法治政府建设情况报告如下|深入学习贯彻习近平法治思想|健全行政权力制约和监督体系|法治政府建设工作的报告/g;

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesUnder(path);
    return /\.(ts|mjs|txt|svelte|json|html)$/.test(name) ? [path] : [];
  });

interface Gold {
  readonly gold: { readonly region?: string; readonly organ?: string };
}

/** Names of places in the gold files: whole names only, so that 区 or 镇 alone do not count. */
function places(): string[] {
  const openings = JSON.parse(readFileSync(join(shared, 'openings.json'), 'utf8')) as Gold[];
  const reports = readdirSync(join(shared, 'gold')).map(
    (name) =>
      (JSON.parse(readFileSync(join(shared, 'gold', name), 'utf8')) as { meta: { region: string } })
        .meta.region,
  );
  const names = [...openings.map((o) => o.gold.region ?? ''), ...reports];
  // Provinces and large cities are everyday words of any text about China.
  return [...new Set(names)].filter((n) => n.length >= 3 && !/[省州]$|自治区$|^..市$/.test(n));
}

/** Figures of the reports that nobody would write by chance: five digits and more, or two decimals and more. */
const figures = (text: string): string[] => [
  ...new Set([...text.matchAll(/\d+\.\d{2,}|\d{5,}/g)].map((m) => m[0])),
];

const common = /^(?:10000|20000|12345|12348|12320|100000|3\.15|4\.15|6\.26)$|^20\d{6}$/;

describe.skipIf(!existsSync(join(shared, 'gold')))('the texts given for measuring', () => {
  const reports = readdirSync(join(shared, 'reports')).map((name) => ({
    name,
    text: readFileSync(join(shared, 'reports', name), 'utf8'),
  }));
  const ours = [
    ...filesUnder(join(root, 'src')),
    ...filesUnder(join(root, 'tests')),
    ...filesUnder(join(root, 'seeds')),
  ]
    .filter(
      (path) => !/src\/catalog\/regions\//.test(path) && path !== fileURLToPath(import.meta.url),
    )
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));

  const holding = (needle: string): string[] =>
    ours.filter((f) => f.text.includes(needle)).map((f) => `${f.path}: ${needle}`);

  it('are not named by place', () => {
    const found = places().flatMap(holding);
    expect(found).toEqual([]);
  });

  it('are not named by file', () => {
    const names = reports.flatMap((r) => [
      r.name,
      r.name.split('_')[1]?.replace('.txt', '') ?? r.name,
    ]);
    expect(names.flatMap(holding)).toEqual([]);
  });

  it('are not known by their figures', () => {
    const numbers = reports.flatMap((r) => figures(r.text)).filter((n) => !common.test(n));
    expect(numbers.length).toBeGreaterThan(3);
    const asWhole = (n: string): RegExp =>
      new RegExp(`(?<![\\d.])${n.replace('.', '\\.')}(?![\\d.])`);
    const found = numbers.flatMap((n) =>
      ours.filter((f) => asWhole(n).test(f.text)).map((f) => `${f.path}: ${n}`),
    );
    expect(found).toEqual([]);
  });

  it('are not repeated by the sentence', () => {
    const length = 15;
    const runs = new Set<string>();
    for (const { text } of reports) {
      const plain = text.replace(formulas, '|').replace(/\s/g, '');
      for (const [run] of plain.matchAll(/[一-鿿]{15,}/g))
        for (let i = 0; i + length <= run.length; i++) runs.add(run.slice(i, i + length));
    }
    const found = ours.flatMap(({ path, text }) => {
      const plain = text.replace(formulas, '|');
      for (const [run] of plain.matchAll(/[一-鿿]{15,}/g))
        for (let i = 0; i + length <= run.length; i++)
          if (runs.has(run.slice(i, i + length))) return [`${path}: ${run.slice(i, i + length)}`];
      return [];
    });
    expect(found).toEqual([]);
  });
});
