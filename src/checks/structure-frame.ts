import type { Finding } from '../model/finding';
import { fails, type Evidence } from './findings';
import type { Reading } from './reading';

const RULE = 'structure.frame';

/** A line of its own near the end that names a body. */
const SIGNED =
  /\n[^\n,，。；;：:]{2,28}(?:政府|办事处|委员会|管委会|局|办公室|厅|党组|[委办处所])\s*(?:\n|$)/;

/** Title, signature and date: what a report usually carries at its ends. Notes only: many sites cut them off. */
export function checkFrame(reading: Reading): Finding[] {
  const { meta, doc } = reading.parsed;
  if (doc.text.length === 0) return [];
  const found: Finding[] = [];
  const head: Evidence = [{ start: 0, end: Math.min(doc.text.length, 30) }];
  const tail: Evidence = [{ start: Math.max(0, doc.text.length - 30), end: doc.text.length }];
  const note = (code: string, evidence: Evidence): void => {
    found.push(fails(RULE, evidence, {}, { code, severity: 'info' }));
  };
  if (meta.title === null) note('structure.frame.title', head);
  if (meta.organ === null && !SIGNED.test(doc.text.slice(-80)))
    note('structure.frame.signature', tail);
  if (meta.signedOn === null && meta.publishedOn === null) note('structure.frame.date', tail);
  return found;
}
