import { exportWords } from '../catalog/messages/export';
import { say, type Lang, type Params } from '../catalog/messages/words';
import type { Sheet, Value } from './sheet';
import { escaped } from './export-text';

/** One picture of a report page: its words and the text of its SVG. */
export interface PagePicture {
  readonly title: string;
  readonly subtitle: string;
  readonly notes: readonly string[];
  readonly svg: string;
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
  readonly evidence: Sheet;
  readonly definitions: Sheet;
}

const style = `
body{margin:0 auto;max-width:1040px;padding:32px 20px 64px;background:#fff;color:#1f2a37;
font:15px/1.65 -apple-system,"Segoe UI",Arial,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1{font-size:24px;margin:0 0 4px}h2{font-size:19px;margin:40px 0 8px}h3{font-size:17px;margin:28px 0 0}
p{margin:4px 0}.soft,li{color:#52606d;font-size:13px}ul{margin:8px 0;padding-inline-start:20px}
figure{margin:0;break-inside:avoid}svg{max-width:100%;height:auto}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:13px;width:100%}
th,td{padding:4px 8px;border-bottom:1px solid #e3e0d6;text-align:start;vertical-align:top}
th{border-bottom-color:#52606d;font-weight:600}td.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
mark{background:#fdf0c4;color:inherit}thead{display:table-header-group}tr{break-inside:avoid}
@media print{body{padding:0;font-size:12px}table{font-size:10px}.wide{overflow:visible}}`;

const cellOf = (value: Value, mark: string): string => {
  if (value === null) return '<td></td>';
  if (typeof value === 'number') return `<td class="n">${value}</td>`;
  const text = escaped(value);
  const words = escaped(mark);
  return `<td>${words === '' || words === text ? text : text.replace(words, () => `<mark>${words}</mark>`)}</td>`;
};

/** A table; where it has a column of words, they are marked inside the sentence beside them. */
function tableOf(sheet: Sheet, words = -1, sentence = -1): string {
  const head = sheet.columns.map((c) => `<th scope="col">${escaped(c.title)}</th>`).join('');
  const rows = sheet.rows.map((row) => {
    const mark = row[words];
    const cells = row.map((value, i) =>
      cellOf(value, i === sentence && typeof mark === 'string' ? mark : ''),
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.map((i) => `<li>${escaped(i)}</li>`).join('')}</ul>`;

const pictureOf = (picture: PagePicture): string =>
  `<figure><h3>${escaped(picture.title)}</h3><p class="soft">${escaped(picture.subtitle)}</p>${picture.svg}${list(picture.notes)}</figure>`;

/**
 * The page up to its bundle, which the caller writes next, through `inert`, followed by `pageEnd`. Readable by itself in
 * any browser: no script runs, nothing is fetched, and its policy says so.
 */
export function pageStart(report: PageReport): string {
  const t = (key: keyof typeof exportWords.zh, params?: Params): string =>
    escaped(say(exportWords, report.lang, key, params));
  const { evidence } = report;
  const at = (key: 'words' | 'sentence'): number =>
    evidence.columns.findIndex((c) => c.title === say(exportWords, report.lang, key));
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
${evidence.rows.length === 0 ? `<p>${t('pageNoEvidence')}</p>` : tableOf(evidence, at('words'), at('sentence'))}
<h2>${t('sheetDefinitions')}</h2>
${tableOf(report.definitions)}
<script type="application/json" id="zhijing-bundle">`;
}

/** What follows the bundle. */
export const pageEnd = '</script>\n</body>\n</html>\n';

/** A piece of JSON text as it may stand inside a script block: `<` occurs in strings only, where JSON has an escape for it. */
export const inert = (json: string): string => json.replaceAll('<', '\\u003c');
