/**
 * How an indicator is put in words: plain data, so that a user's own indicators take the same form.
 *
 * A phrase is a list of terms with a space between them; a figure of a fitting unit is this indicator's
 * when every term stands in the figure's clause, in any order:
 * - `收到|接到` one of these words; `{复议}` one of a group's words (see catalog/phrases/groups); both may be mixed
 * - `{复议}~` may also stand where the clause's subject was last named: an earlier clause, sentence, or the heading
 * - `审查^` may also stand in the clauses right before, whatever this one is about (审查合同9份,规范性文件2件)
 * - `成功>` stands in one of the two clauses after
 * - `-撤回` must not stand in the clause; `-检察院~` neither there nor where the subject was named
 */
export interface PhraseEntry {
  readonly indicator: string;
  /**
   * Measure words that fit, with a space between them; `@件` stands for a class of catalog/phrases/units,
   * 元 for money, % for a rate, change% for a rise or fall in per cent.
   */
  readonly units: string;
  readonly phrases: readonly string[];
  /** Terms without `-`, none of which may stand in the clause, for all phrases of the entry. */
  readonly not?: string;
  /**
   * Phrases (own terms and `-` only; `not` does not apply) that, in a clause which denies something (未发生, 无, 零) and holds no figure,
   * state that the indicator is 0.
   */
  readonly negative?: readonly string[];
  /** Whether it is a stock (持证人员), so that a total over the years is the year's figure too. */
  readonly stock?: boolean;
}
