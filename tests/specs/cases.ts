import { readFileSync } from 'node:fs';

/** One case of a text spec: `# name`, the input on the lines below, `==>`, and the expected answer on one line. */
export interface SpecCase {
  readonly name: string;
  readonly input: string;
  readonly expected: string;
}

/** The cases of `tests/specs/<file>`. A case without an answer is a mistake in the file and throws. */
export function casesOf(file: string): SpecCase[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...rest] = part.split('\n');
      const [input, answer] = rest.join('\n').split(/^==>/m);
      if (input === undefined || answer === undefined) throw new Error(`no answer: ${name}`);
      return { name: name.trim(), input: input.replace(/\n$/, ''), expected: answer.trim() };
    });
}
