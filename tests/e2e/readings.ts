import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { BundleReport } from '../../src/model/bundle';

/** Where a file of tests/fixtures lies; make-fixtures.mjs there says who made it. */
export const fixturePath = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** What the app understood of one report, in a form that can be compared across formats. */
export interface Reading {
  readonly title: string | null;
  /** Indicator, value and unit; sorted, since readers may lay a table elsewhere. */
  readonly facts: readonly string[];
  readonly sections: readonly string[];
}

/** The reports of a page's library, taken out of it as its user would: by exporting a bundle. */
export async function exportedReports(page: Page): Promise<BundleReport[]> {
  await page.getByTestId('nav-data').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('export-all').click(),
  ]);
  const { reports } = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
    reports: BundleReport[];
  };
  return reports;
}

/** What was understood of a report. */
export const readingOf = (report: BundleReport): Reading => ({
  title: report.meta.title,
  facts: report.facts.map((f) => `${f.indicator} ${f.value} ${f.unit}`).sort(),
  sections: report.sections.map((s) => `${s.depth} ${s.marker} ${s.title}`),
});

/** What was understood of every report, by its file's name with the folder before it. */
export const readings = async (page: Page): Promise<Map<string, Reading>> =>
  new Map(
    (await exportedReports(page)).map((report) => [
      [report.source.folder, report.source.name].filter(Boolean).join('/'),
      readingOf(report),
    ]),
  );
