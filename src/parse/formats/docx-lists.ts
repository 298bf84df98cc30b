import { listCounter, withMarker, type ListLevel, type NumberStyle } from './numbering';
import { child, elements, type XmlElement } from './xml';

/** WordprocessingML number formats by name (ECMA-376 ST_NumberFormat); others count in Arabic digits. */
const formats: Readonly<Record<string, NumberStyle>> = {
  decimalZero: 'decimalZero',
  decimalFullWidth: 'fullWidth',
  decimalFullWidth2: 'fullWidth',
  chineseCounting: 'chinese',
  chineseCountingThousand: 'chinese',
  taiwaneseCounting: 'chinese',
  taiwaneseCountingThousand: 'chinese',
  japaneseCounting: 'chinese',
  ideographDigital: 'chineseDigits',
  taiwaneseDigital: 'chineseDigits',
  japaneseDigitalTenThousand: 'chineseDigits',
  chineseLegalSimplified: 'chineseLegal',
  ideographLegalTraditional: 'chineseLegal',
  ideographTraditional: 'heavenlyStems',
  decimalEnclosedCircle: 'circled',
  decimalEnclosedCircleChinese: 'circled',
  decimalEnclosedParen: 'bracketed',
  decimalEnclosedFullstop: 'stopped',
  ideographEnclosedCircle: 'circledChinese',
  upperRoman: 'upperRoman',
  lowerRoman: 'lowerRoman',
  upperLetter: 'upperLetter',
  lowerLetter: 'lowerLetter',
  bullet: 'bullet',
  none: 'none',
};

export const valueOf = (parent: XmlElement | undefined, name: string): string | undefined =>
  child(parent, name)?.attributes.val;

const numberOf = (text: string | undefined): number | undefined => {
  const value = Number(text);
  return text === undefined || !Number.isFinite(value) ? undefined : value;
};

/** w:b, w:vanish …: present means on, unless it says otherwise. */
export const isOn = (parent: XmlElement | undefined, name: string): boolean => {
  const found = child(parent, name);
  return found !== undefined && !['0', 'false', 'off'].includes(found.attributes.val ?? '');
};

interface Style {
  readonly basedOn: string | undefined;
  readonly list: string | undefined;
  readonly level: number | undefined;
  readonly outline: number | undefined;
  readonly contents: boolean;
}

/** What a paragraph gets from its style and the styles that it is based on. */
export interface ParagraphStyle {
  readonly list?: string;
  readonly level?: number;
  readonly outline?: number;
  /** A line of the table of contents, which repeats headings. */
  readonly contents?: boolean;
}

/** Reads styles.xml: list and outline level of each paragraph style, inherited ones included. */
export function readStyles(root: XmlElement): (id: string | undefined) => ParagraphStyle {
  const styles = new Map<string, Style>();
  let standard: string | undefined;
  for (const style of elements(child(root, 'styles') ?? root)) {
    const id = style.attributes.styleId;
    if (style.name !== 'style' || id === undefined) continue;
    const paragraph = child(style, 'pPr');
    const numbers = child(paragraph, 'numPr');
    styles.set(id, {
      basedOn: valueOf(style, 'basedOn'),
      list: valueOf(numbers, 'numId'),
      level: numberOf(valueOf(numbers, 'ilvl')),
      outline: numberOf(valueOf(paragraph, 'outlineLvl')),
      // Makers keep the English name of a built-in style, whatever they call its id.
      contents: /^toc \d$/i.test(valueOf(style, 'name') ?? ''),
    });
    if (style.attributes.type === 'paragraph' && style.attributes.default === '1') standard = id;
  }
  return (id) => {
    let found: ParagraphStyle = {};
    let at = id ?? standard;
    for (let steps = 0; at !== undefined && steps < 30; steps += 1) {
      const style = styles.get(at);
      if (!style) break;
      found = {
        ...(style.list === undefined ? {} : { list: style.list }),
        ...(style.level === undefined ? {} : { level: style.level }),
        ...(style.outline === undefined ? {} : { outline: style.outline }),
        ...(style.contents ? { contents: true } : {}),
        ...found,
      };
      at = style.basedOn;
    }
    return found;
  };
}

interface Definition {
  readonly key: string;
  readonly levels: readonly ListLevel[];
  /** Paragraph styles that are tied to a level (w:pStyle). */
  readonly styles: ReadonlyMap<string, number>;
  readonly restarts: ReadonlyMap<number, number>;
}

function readLevel(level: XmlElement): ListLevel {
  const alternate = child(child(level, 'AlternateContent'), 'Choice');
  const format = valueOf(level, 'numFmt') ?? valueOf(alternate, 'numFmt') ?? 'decimal';
  return {
    start: numberOf(valueOf(level, 'start')) ?? 1,
    style: formats[format] ?? 'decimal',
    pattern: valueOf(level, 'lvlText') ?? '',
    restarts: valueOf(level, 'lvlRestart') !== '0',
    legal: isOn(level, 'isLgl'),
  };
}

function readLevels(parent: XmlElement): { levels: ListLevel[]; styles: Map<string, number> } {
  const levels: ListLevel[] = [];
  const styles = new Map<string, number>();
  for (const level of elements(parent).filter((e) => e.name === 'lvl')) {
    const index = numberOf(level.attributes.ilvl) ?? 0;
    if (index < 0 || index > 8) continue;
    levels[index] = readLevel(level);
    const style = valueOf(level, 'pStyle');
    if (style !== undefined) styles.set(style, index);
  }
  return { levels, styles };
}

/** Reads numbering.xml: lists by their number (w:num), with what they override of their definition. */
function readDefinitions(root: XmlElement): Map<string, Definition> {
  const parts = elements(child(root, 'numbering') ?? root);
  const abstracts = new Map(
    parts
      .filter((e) => e.name === 'abstractNum')
      .map((e) => [e.attributes.abstractNumId ?? '', e] as const),
  );
  const byStyle = new Map<string, string>();
  for (const [id, element] of abstracts) {
    const link = valueOf(element, 'styleLink');
    if (link !== undefined) byStyle.set(link, id);
  }
  const lists = new Map<string, Definition>();
  for (const num of parts.filter((e) => e.name === 'num')) {
    let id = valueOf(num, 'abstractNumId') ?? '';
    // A definition may hand over to the one that a list style names.
    id = byStyle.get(valueOf(abstracts.get(id), 'numStyleLink') ?? '') ?? id;
    const abstract = abstracts.get(id);
    if (!abstract) continue;
    const { levels, styles } = readLevels(abstract);
    const restarts = new Map<number, number>();
    for (const override of elements(num).filter((e) => e.name === 'lvlOverride')) {
      const index = numberOf(override.attributes.ilvl) ?? 0;
      const level = child(override, 'lvl');
      if (level) levels[index] = readLevel(level);
      const start = numberOf(valueOf(override, 'startOverride'));
      if (start !== undefined) restarts.set(index, start);
    }
    lists.set(num.attributes.numId ?? '', { key: id, levels, styles, restarts });
  }
  return lists;
}

/** Writes the automatic number before a paragraph's text. */
export interface Numberer {
  number(
    text: string,
    list: string | undefined,
    level: number | undefined,
    style: string | undefined,
  ): string;
}

export function numberer(root: XmlElement): Numberer {
  const lists = readDefinitions(root);
  const counter = listCounter();
  const begun = new Set<string>();
  return {
    number(text, list, level, style) {
      const definition = list === undefined ? undefined : lists.get(list);
      if (!definition || list === '0') return text;
      const at = level ?? definition.styles.get(style ?? '') ?? 0;
      // A start override counts once, when this list first reaches the level.
      const once = `${list ?? ''}/${at}`;
      const restart = begun.has(once) ? undefined : definition.restarts.get(at);
      begun.add(once);
      return withMarker(counter.next(definition.key, definition.levels, at, restart), text);
    },
  };
}
