import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { sideBySide } from '../../src/engine/messages';
import { Recognizer } from './recognizers';
import { shipped } from './shipped';
import { writeLibrary, type Written } from '../library/generate';

/** One line of the printed table: what was compared, the ratio, and what it should be. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
  readonly good: boolean | null;
}

const encoder = new TextEncoder();

/** CPU milliseconds of this process that `work` takes. */
export async function cpu(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least CPU time of several rounds: what disturbs a round only adds. */
export const best = async (times: number, work: () => unknown): Promise<number> => {
  let least = Infinity;
  for (let i = 0; i < times; i++) least = Math.min(least, await cpu(work));
  return least;
};

/** Reads files with the engine as it ships, some at a time as the page and the command line do. */
export const readAll = async (
  files: readonly { name: string; bytes: Uint8Array }[],
  atATime = sideBySide,
): Promise<void> => {
  const { read } = await shipped();
  for (let at = 0; at < files.length; at += atATime)
    await Promise.all(files.slice(at, at + atATime).map(({ name, bytes }) => read(name, bytes)));
};

const asFiles = (reports: readonly Written[]): { name: string; bytes: Uint8Array }[] =>
  reports.map(({ name, text }) => ({ name, bytes: encoder.encode(text) }));

/** A ratio in words. */
export const ratio = (value: number): string =>
  `${value < 10 ? value.toFixed(2) : Math.round(value)} ×`;

type Files = readonly { name: string; bytes: Uint8Array }[];

/** The reports given with the task, where they are there, besides the generated ones. */
const GIVEN = new URL('../../../shared/reports/', import.meta.url);
const given = (): Files =>
  existsSync(GIVEN)
    ? readdirSync(GIVEN)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, GIVEN))) }))
    : [];

/** CPU times: of reading, some files at a time and one by one, and of the least that any reader must do (see `scan`). */
interface Times {
  readonly engine: number;
  readonly oneByOne: number;
  readonly least: number;
}

/** All three on the same bytes, warm, in turn; `atATime`: how many files go side by side. */
async function times(files: Files, rounds: number, atATime: number): Promise<Times> {
  const { scan } = await shipped();
  const scans = 20;
  const scanAll = (): void => {
    for (let i = 0; i < scans; i++) for (const { bytes } of files) scan(bytes);
  };
  await readAll(files, atATime);
  scanAll();
  let [engine, oneByOne, least] = [Infinity, Infinity, Infinity];
  for (let i = 0; i < rounds; i++) {
    engine = Math.min(engine, await cpu(() => readAll(files, atATime)));
    least = Math.min(least, (await cpu(scanAll)) / scans);
    oneByOne = Math.min(oneByOne, await cpu(() => readAll(files, 1)));
  }
  return { engine, oneByOne, least };
}

const against = (what: string, { engine, oneByOne, least }: Times): Row => ({
  what: `engine ÷ (decode + one scan for numbers), ${what}`,
  measured: `${ratio(engine / least)} (one report at a time ${ratio(oneByOne / least)})`,
  goal: '≤ 40 ×',
  good: engine / least <= 40,
});

/** The engine against the least that any reader must do, and against a general recogniser on the same reports. */
export async function engineRows(count: number): Promise<Row[]> {
  const written = [...writeLibrary(count)];
  const generated = await times(asFiles(written), 6, sideBySide);
  const reports = given();
  // A few files are read often: the time of one round would be too short to measure. Side by side are as many as differ:
  // a report beside itself would be cheaper than any beside another.
  const together = Math.min(sideBySide, reports.length);
  const real =
    reports.length === 0 ? null : await times(Array(20).fill(reports).flat(), 15, together);
  const few = written.slice(0, 2);
  const recognizer = await Recognizer.load();
  recognizer.read(few[0]?.text.slice(0, 200) ?? '');
  const general = await cpu(() => {
    for (const { text } of few) recognizer.read(text);
  });
  const ours = (generated.engine / count) * few.length;
  return [
    ...(real === null ? [] : [against(`given reports, ${together} side by side`, real)]),
    against(`generated reports, ${sideBySide} side by side`, generated),
    {
      what: 'general recogniser (number, percentage, currency, date) ÷ engine',
      measured: ratio(general / ours),
      goal: '≥ 20 ×',
      good: general / ours >= 20,
    },
  ];
}

/** CPU per character of a report of 5 kB and of one of `characters`: reading must not grow faster than text. */
export async function lengthRow(characters: number): Promise<Row> {
  const [report] = [...writeLibrary(1)];
  const body = report?.text.repeat(2) ?? '';
  const long = body.repeat(Math.ceil(characters / body.length));
  const cost = async (text: string, times: number): Promise<number> =>
    (await best(2, () =>
      readAll(
        asFiles(
          Array.from({ length: times }, () => ({ ...report, name: 'x.txt', text }) as Written),
        ),
        1,
      ),
    )) /
    (text.length * times);
  await cost(body, 3);
  const short = await cost(body, 20);
  const growth = (await cost(long, 1)) / short;
  return {
    what: `CPU per character, ${(long.length * 3e-6).toFixed(1)} MB ÷ 5 kB`,
    measured: ratio(growth),
    goal: '≤ 1.5 ×',
    good: growth <= 1.5,
  };
}
