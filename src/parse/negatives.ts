import { indicators } from '../catalog/indicators';
import type { Fact } from '../model/fact';
import { charactersOf, holdsOneOf } from '../model/sieve';
import type { Page } from './frames';
import type { Compiled } from './phrases';
import type { Scene } from './scene';

/** What denies a whole class of events in one clause. 无 alone only at its head (无行政复议案件), so that 无证 is no denial. */
const DENIAL =
  /未(?:曾)?(?:发生|出现|收到|接到|接收|承办|新?制定|新?制发|印发|发布|新?出台|作出|实施|启动|产生|新增|有)|未(?:被|经)?(?:申请|提起|起诉)|未以[^,\uff0c。]{1,14}(?:制定|制发|印发|出台|发布)|为(?:0|零)(?![.\d%％])|没有(?:败诉|发生|出现|收到|接到|制定|制发|印发|出台|作出|启动|一)|无一|零(?:败诉|发生|(?:行政)?(?:复议|诉讼|应诉)|受理|申请|纠错|新?出台|新?制定|制发|印发|发布|(?:行政)?规范性文件)|率(?:均)?(?:为|是|保持|达到|降至)?(?:0|零)(?![.\d%％])|(?:均|全部|全)(?:已)?(?:审结(?:且|并))?(?:获)?胜诉(?!率)|未败诉|(?:未|无|没有)[^,\uff0c]{1,24}判(?:决)?败诉|(?:^|[,\uff0c、\d年内均度也我县区市乡镇局道办委府队组所心院厅处会站])(?:无|没有)(?=[^法力效从须需])|无(?=败诉|行政复议|行政诉讼|行政应诉)|暂无|均无/u;

/** One of these stands in whatever DENIAL matches: most clauses need not be tried. */
const DENYING = charactersOf('未没无零0胜');

/** A clause longer than this denies one thing among others. */
const LONGEST = 60;

const units = new Map(indicators.map((i) => [i.id, i.unit]));

/** 未发生行政复议案件: indicators whose value is 0 without a figure. */
export function readNegatives(page: Page, scene: Scene, compiled: Compiled): Fact[] {
  const facts: Fact[] = [];
  let next = 0;
  for (const clause of page.clauses.list) {
    while ((page.quantities[next]?.end ?? Infinity) <= clause.start) next++;
    const figure = page.quantities[next];
    if (figure !== undefined && figure.start < clause.end && figure.start >= clause.start) continue;
    if (clause.end - clause.start > LONGEST) continue;
    if (!holdsOneOf(DENYING, page.text, clause.start, clause.end)) continue;
    const said = page.text.slice(clause.start, clause.end);
    if (!DENIAL.test(said) || inPlans(page, clause.start)) continue;
    scene.enter(
      { own: [clause], weak: [], shared: [], source: 'phrase', from: clause.start, list: null },
      { start: clause.end, end: clause.end },
      true,
    );
    const found = new Set<string>();
    for (const rule of compiled.negatives) {
      if (!scene.holds(rule.key) || found.has(rule.indicator) || scene.match(rule) === null)
        continue;
      found.add(rule.indicator);
      facts.push({
        indicator: rule.indicator,
        value: 0,
        low: 0,
        high: 0,
        unit: units.get(rule.indicator) ?? '件',
        approx: null,
        evidence: [{ start: clause.start, end: clause.end }],
        quantities: [],
        scope: 'own',
        source: 'negative',
        words: said.trim(),
      });
    }
  }
  return facts;
}

function inPlans(page: Page, at: number): boolean {
  return page.sections.some((s) => s.role === 'plans' && s.start <= at && at < s.end);
}
