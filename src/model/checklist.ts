import type { SectionRole } from './doc';
import type { BodyKind, Level } from './meta';

/** The same words in both languages. */
export interface BothWords {
  readonly zh: string;
  readonly en: string;
}

/** Which reports an item or a list is meant for; what is not named is not limited. Years are report years. */
export interface AppliesTo {
  readonly from?: number;
  readonly to?: number;
  readonly levels?: readonly Level[];
  readonly bodyKinds?: readonly BodyKind[];
}

/**
 * How an item is recognised in a text.
 * `headings`: words of a heading under which the item is usually treated (where to look when nothing is found).
 * `cues`: `a+b` asks for both words in one sentence, `a|b` for either; `a|b+c` is (a or b) and c.
 * `indicators`: ids of the catalogue; a fact of one of them is a figure for the item. `x.*` takes a whole family.
 */
export interface Recognition {
  readonly headings: readonly string[];
  readonly cues: readonly string[];
  readonly indicators: readonly string[];
  /** Parts of the report in which the cues must stand; where not given, all but plans and shortcomings. */
  readonly parts?: readonly SectionRole[];
  /** Cues count only below a heading that holds one of `headings`. */
  readonly underHeadings?: boolean;
}

/** Items that need more than cues name their judge. */
export type ItemJudge = 'cues' | 'content' | 'timeliness' | 'indicator';

/** One line of a checklist: plain JSON, so that users' own lists have the same shape. */
export interface ChecklistItem extends BothWords {
  /** `list.number`; never reused for something else. */
  readonly id: string;
  readonly source: BothWords;
  readonly recognise: Recognition;
  readonly judge?: ItemJudge;
  /** In a copy: the built-in item by whose judge it is judged (`content.problems`). */
  readonly like?: string;
  readonly appliesTo?: AppliesTo;
  /** An item whose absence is no shortcoming (其他需要报告的情况). */
  readonly optional?: boolean;
}

/** A list as a whole. `official` is false for working lists, which must not be shown as an issued text. */
export interface Checklist extends BothWords {
  readonly id: string;
  /** Raised with every change of its items. */
  readonly version: number;
  readonly edition: string;
  readonly official: boolean;
  readonly source: BothWords;
  readonly note?: BothWords;
  readonly appliesTo?: AppliesTo;
  readonly items: readonly ChecklistItem[];
}
