import type { PhraseEntry } from '../../model/phrase';
import { decisionPhrases } from './decision';
import { disputePhrases } from './dispute';
import { emergencyPhrases } from './emergency';
import { enforcementPhrases } from './enforcement';
import { functionPhrases } from './function';
import { rulesPhrases } from './rules';
import { studyPhrases } from './study';
import { supervisionPhrases } from './supervision';

/** How every indicator of the catalogue is put in words. */
export const phrases: readonly PhraseEntry[] = [
  ...functionPhrases,
  ...rulesPhrases,
  ...decisionPhrases,
  ...enforcementPhrases,
  ...emergencyPhrases,
  ...disputePhrases,
  ...supervisionPhrases,
  ...studyPhrases,
];

/**
 * Pairs of indicators that one figure may state together when both acts stand side by side
 * (受理并审结36件, 排查化解纠纷120件).
 */
export const together: readonly (readonly [string, string])[] = [
  ['review.received', 'review.accepted'],
  ['review.accepted', 'review.concluded'],
  ['mediation.cases', 'mediation.resolved'],
  ['rules.issued', 'rules.filed'],
  ['enforcement.certsIssued', 'enforcement.certsRenewed'],
  ['enforcement.examPassed', 'enforcement.officersCertified'],
  ['enforcement.examPassed', 'enforcement.certsIssued'],
];
