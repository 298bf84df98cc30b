import { createRequire } from 'node:module';

type Recognise = (text: string, culture: string) => readonly unknown[];

/** The general recognisers for Chinese that this engine is measured against, asked sentence by sentence. */
export class Recognizer {
  readonly #ask: readonly Recognise[];

  private constructor(ask: readonly Recognise[]) {
    this.#ask = ask;
  }

  static async load(): Promise<Recognizer> {
    const load = createRequire(import.meta.url);
    const suite = load('@microsoft/recognizers-text-suite') as Readonly<Record<string, Recognise>>; // untyped for require
    const names = [
      'recognizeNumber',
      'recognizePercentage',
      'recognizeCurrency',
      'recognizeDateTime',
    ];
    return new Recognizer(
      names.map((name) => {
        const ask = suite[name];
        if (!ask) throw new Error(`the suite has no ${name}`);
        return ask;
      }),
    );
  }

  /** How many things it sees in a text. */
  read(text: string): number {
    let count = 0;
    for (const sentence of text.split(/(?<=[。；\n])/u))
      for (const ask of this.#ask) count += ask(sentence, 'zh-cn').length;
    return count;
  }
}
