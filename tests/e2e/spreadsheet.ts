import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

const unescaped = (text: string): string =>
  text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const textsIn = (xml: string): string =>
  [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map((m) => unescaped(m[1] ?? '')).join('');

const columnOf = (name: string): number =>
  [...name].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;

/** A cell as the workbook's own XML has it; null where there is none. */
export type Cell = string | number | null;

/** The sheets of a workbook by name, read from their XML without a spreadsheet program. */
export function readWorkbook(path: string): ReadonlyMap<string, readonly (readonly Cell[])[]> {
  const files = unzipSync(readFileSync(path));
  const xml = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const shared = [...xml('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map((m) =>
    textsIn(m[1] ?? ''),
  );
  const names = [...xml('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((m) =>
    unescaped(m[1] ?? ''),
  );
  const rowsOf = (sheet: string): Cell[][] =>
    [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) => {
      const cells: Cell[] = [];
      for (const [, name = '', attributes = '', inner = ''] of (row[1] ?? '').matchAll(
        /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
      )) {
        const value = /<v>([^<]*)<\/v>/.exec(inner)?.[1];
        const column = columnOf(name);
        while (cells.length < column) cells.push(null);
        cells.push(
          attributes.includes('t="s"')
            ? (shared[Number(value)] ?? null)
            : attributes.includes('t="inlineStr"')
              ? textsIn(inner)
              : value === undefined
                ? null
                : Number(value),
        );
      }
      return cells;
    });
  return new Map(names.map((name, i) => [name, rowsOf(xml(`xl/worksheets/sheet${i + 1}.xml`))]));
}

/** LibreOffice with its spreadsheet part (a text-only installation has none), or null. */
export function spreadsheetProgram(): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(':')) {
    const path = join(folder, 'soffice');
    if (!existsSync(path)) continue;
    const home = dirname(realpathSync(path));
    if (readdirSync(home).some((name) => /^libsclo\./.test(name))) return path;
  }
  return null;
}

/** Every sheet of a workbook as LibreOffice reads it, as CSV text in the workbook's order. */
export function convertedSheets(program: string, path: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'zhijing-office-'));
  // The last number asks for every sheet, each in a file of its own; formats off, so that numbers come as they are.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
  execFileSync(
    program,
    [
      ...['--headless', `-env:UserInstallation=file://${folder}/profile`],
      ...['--convert-to', filter, '--outdir', folder, path],
    ],
    { timeout: 120_000, stdio: 'ignore' },
  );
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
