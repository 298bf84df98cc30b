import { exportWords } from '../catalog/messages/export';
import { say, type Lang, type Params } from '../catalog/messages/words';
import type { Sheet, Value } from './sheet';
import { escaped } from './export-text';
import { evidenceHtml, gapsHtml, type EvidenceSource } from './page-evidence';

/** One picture of a report page: its words, and the text of its SVG for screens and paper, and for phones. */
export interface PagePicture {
  readonly title: string;
  readonly subtitle: string;
  readonly notes: readonly string[];
  /** In parts that each fit a page of A4. */
  readonly desk: readonly string[];
  readonly phone: string;
}

/** What a report page shows above the bundle that it carries. */
export interface PageReport {
  readonly lang: Lang;
  readonly title: string;
  /** ISO date on which it was made. */
  readonly today: string;
  readonly summary: string;
  readonly warnings: readonly string[];
  readonly pictures: readonly PagePicture[];
  readonly pivot: Sheet;
  readonly evidence: EvidenceSource;
  readonly definitions: Sheet;
}

const style = `
@page{size:A4;margin:14mm 13mm 16mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9px;color:#52606d}}
:root{color-scheme:light dark;--ink:#1f2a37;--soft:#52606d;--line:#e3e0d6;--rule:#52606d;--mark:#fdf0c4}
body{margin:0 auto;max-width:960px;padding:32px 20px 64px;background:#fff;color:var(--ink);
font:15px/1.65 -apple-system,"Segoe UI",Arial,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
h1{font-size:24px;line-height:1.35;margin:0 0 4px}h2{font-size:19px;margin:36px 0 8px}h3{font-size:17px;margin:16px 0 0}
p{margin:4px 0}.soft,ul li{color:var(--soft);font-size:13px}ul{margin:8px 0;padding-inline-start:20px}
figure{margin:0 0 24px}svg{display:block;max-width:100%;height:auto;background:#fff}.phone{display:none}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:13px;width:100%;overflow-wrap:normal}
th,td{padding:4px 8px;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
th{border-bottom-color:var(--rule);font-weight:600}td.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.evidence{padding:0;margin:8px 0;list-style:none}.evidence>li{padding:8px 0;border-top:1px solid var(--line)}
blockquote{margin:2px 0;line-height:1.75}mark{background:var(--mark);color:inherit;border-bottom:1.5px solid #b98900}
dt{margin-top:10px;font-weight:600}dt .soft{font-weight:400}dd{margin:0;font-size:13px}
@media screen and (max-width:600px){body{padding:16px}.desk{display:none}.phone{display:block}
.wide table{width:max-content;min-width:100%}th,td{max-width:15em;overflow-wrap:anywhere}}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#a3adb8;--line:#323b45;--rule:#8a95a1;--mark:#4a3f1c}
body{background:#15191e}svg{border-radius:6px}}
@media print{:root{color-scheme:light}body{max-width:none;padding:0;font-size:12px}h1{font-size:20px}h2{font-size:16px;margin-top:20px}h3{font-size:14px}
h1,h2,h3,h2+p,figure>.soft,dt{break-after:avoid}svg,tr,.evidence>li{break-inside:avoid}.soft,ul li,dd{font-size:10px}
table{font-size:10px}th,td{padding:2px 5px}thead{display:table-header-group}.wide{overflow:visible}mark{print-color-adjust:exact}}`;

const cellOf = (value: Value): string => {
  if (value === null) return '<td></td>';
  if (typeof value === 'number') return `<td class="n">${value}</td>`;
  return `<td>${escaped(value)}</td>`;
};

/** A table; columns in which nothing stands are left out: a page has no room to spare. */
function tableOf(sheet: Sheet): string {
  const filled = sheet.columns.flatMap((column, i) =>
    sheet.rows.some((row) => (row[i] ?? '') !== '') ? [{ ...column, i }] : [],
  );
  const head = filled.map((c) => `<th scope="col">${escaped(c.title)}</th>`).join('');
  const rows = sheet.rows.map(
    (row) => `<tr>${filled.map(({ i }) => cellOf(row[i] ?? null)).join('')}</tr>`,
  );
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.map((i) => `<li>${escaped(i)}</li>`).join('')}</ul>`;

const pictureOf = (picture: PagePicture): string =>
  `<figure><h3>${escaped(picture.title)}</h3><p class="soft">${escaped(picture.subtitle)}</p><div class="desk">${picture.desk.join('')}</div><div class="phone">${picture.phone}</div>${list(picture.notes)}</figure>`;

/**
 * The page up to its bundle, which the caller writes next, through `inert`, followed by `pageEnd`. Readable by itself in
 * any browser: no script runs, nothing is fetched, and its policy says so.
 */
export function pageStart(report: PageReport): string {
  const t = (key: keyof typeof exportWords.zh, params?: Params): string =>
    escaped(say(exportWords, report.lang, key, params));
  const evidence = evidenceHtml(report.evidence, report.lang);
  const gaps = gapsHtml(report.evidence, report.lang);
  return `<!doctype html>
<html lang="${report.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(report.title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(report.title)}</h1>
<p>${escaped(report.summary)}</p>
<p class="soft">${t('pageMade', { date: report.today })}</p>
${report.warnings.length === 0 ? '' : `<h2>${t('pageWarnings')}</h2>${list(report.warnings)}`}
${report.pictures.length === 0 ? '' : `<h2>${t('pageCharts')}</h2>${report.pictures.map(pictureOf).join('\n')}`}
<h2>${t('pageTable')}</h2>
${report.pivot.rows.length === 0 ? `<p>${t('pageNothing')}</p>` : tableOf(report.pivot)}
<h2>${t('sheetEvidence')}</h2>
${evidence || `<p>${t('pageNoEvidence')}</p>`}
${gaps === '' ? '' : `<h2>${t('pageGaps')}</h2>${gaps}`}
<h2>${t('sheetDefinitions')}</h2>
${tableOf(report.definitions)}
<script type="application/json" id="zhijing-bundle">`;
}

/** What follows the bundle. */
export const pageEnd = '</script>\n</body>\n</html>\n';

/** A piece of JSON text as it may stand inside a script block: `<` occurs in strings only, where JSON has an escape for it. */
export const inert = (json: string): string => json.replaceAll('<', '\\u003c');
