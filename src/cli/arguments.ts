/** What the command line asks for. */
export interface Arguments {
  readonly paths: readonly string[];
  /** Where the output goes; null is standard output. */
  readonly out: string | null;
  /** One report a line instead of one bundle. */
  readonly ndjson: boolean;
  readonly jobs: number;
}

export const usage = `用法 / usage: npm run -s extract -- [--out FILE] [--ndjson] [--jobs N] FILE|FOLDER|ZIP …
  --out FILE   写入文件（完成后才出现；.gz 结尾则压缩） / write to a file, which appears when all is done; packed where it ends in .gz
  --ndjson     每行一份报告 / one report a line
  --jobs N     同时读取 N 个文件（1–16） / read N files at a time`;

const number = (text: string | undefined): number | null => {
  const value = Number(text);
  return text !== undefined && Number.isInteger(value) && value >= 1 && value <= 16 ? value : null;
};

/** Reads the arguments, or returns null where they cannot be meant. */
export function readArguments(given: readonly string[]): Arguments | null {
  const paths: string[] = [];
  let out: string | null = null;
  let ndjson = false;
  let jobs: number | null = 1;
  let plain = false;
  for (let i = 0; i < given.length; i++) {
    const [word = '', inline] = plain ? [given[i]] : (given[i] ?? '').split(/=(.*)/su);
    const value = (): string | undefined => inline ?? given[++i];
    if (plain || !word.startsWith('--')) paths.push(given[i] ?? '');
    else if (word === '--') plain = true;
    else if (word === '--ndjson') ndjson = true;
    else if (word === '--out') out = value() ?? '';
    else if (word === '--jobs') jobs = number(value());
    else return null;
  }
  return jobs === null || out === '' || paths.length === 0 ? null : { paths, out, ndjson, jobs };
}
