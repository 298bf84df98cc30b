import { judge } from '../checks/run';
import type { ChecklistEntry, Finding } from '../model/finding';
import type { ParsedText } from '../model/parsed';
import { overlaps, type Span } from '../model/span';
import { rejudge, type Judged } from './rejudge';

/** A report of which only the evidence sentences or the figures came in a bundle. */
export interface HeldPart {
  /** As it came, without anybody's decisions. */
  readonly reading: ParsedText;
  /** What the checks said of the whole report, as it came. */
  readonly findings: readonly Finding[];
  readonly checklist: readonly ChecklistEntry[];
}

/** Why something is left open: the words that would tell are not in this library. */
const partHeld = 'partHeld';

/** Without its words a report gets a sentence for each figure, so that figures still count as told and apart. */
const told = '有数据。';

function withSentences(reading: ParsedText): ParsedText {
  if (reading.doc.text !== '') return reading;
  const text = told.repeat(reading.facts.length);
  return {
    ...reading,
    doc: { ...reading.doc, text },
    facts: reading.facts.map((fact, i) => {
      const start = i * told.length;
      return { ...fact, evidence: [{ start, end: start + told.length - 1 }] as const };
    }),
  };
}

const placeOf = (evidence: readonly Span[]): string =>
  evidence.map((e) => `${e.start}-${e.end}`).join();
const keyOf = ({ rule, evidence }: Finding): string => `${rule} ${placeOf(evidence)}`;
const byKey = (findings: readonly Finding[]): ReadonlyMap<string, Finding> =>
  new Map(findings.map((f) => [keyOf(f), f] as const));

/** Passages whose value or reading a person decided on, with who it was. */
function decidedPlaces(before: ParsedText, after: ParsedText): readonly (Span & { by: string })[] {
  const given = after.quantities.flatMap(({ start, end, by }) =>
    by === undefined ? [] : [{ start, end, by }],
  );
  const standing = new Set(after.facts.map((f) => placeOf(f.evidence)));
  const rejected = before.facts.flatMap((f) =>
    standing.has(placeOf(f.evidence)) ? [] : [{ ...f.evidence[0], by: '' }],
  );
  return [...given, ...rejected];
}

/** A finding that came with the part, as it stands with the decisions; null where they settle it. */
function nowOf(
  came: Finding,
  [raw, decided]: readonly [ReadonlyMap<string, Finding>, ReadonlyMap<string, Finding>],
  places: readonly (Span & { by: string })[],
): Finding | null {
  const key = keyOf(came);
  // Said of the part alone too: then what the part says with the decisions counts.
  if (raw.get(key)?.verdict === came.verdict) return decided.get(key) ?? null;
  const touched = places.filter((p) => came.evidence.some((e) => overlaps(e, p)));
  if (touched.length === 0) return came;
  const by = [...new Set(touched.map((p) => p.by).filter((name) => name !== ''))];
  return {
    ...{ ...came, verdict: 'cannotTell', reason: partHeld },
    ...(by.length > 0 ? { by } : {}),
  };
}

function findingsNow(
  held: HeldPart,
  raw: readonly Finding[],
  decided: readonly Finding[],
  after: ParsedText,
): readonly Finding[] {
  const [was, is] = [byKey(raw), byKey(decided)];
  const places = decidedPlaces(held.reading, after);
  const kept = held.findings.flatMap((f) => nowOf(f, [was, is], places) ?? []);
  const said = new Set(held.findings.map(keyOf));
  // What held with the values read and fails with those given; a figure that was cut away would have been missed before.
  const fresh = decided.filter(
    (f) => f.verdict === 'fails' && !said.has(keyOf(f)) && was.get(keyOf(f))?.verdict === 'holds',
  );
  return [...kept, ...fresh];
}

/** Items that are judged by what the report is, not by its words. */
const byMetadata = new Set<string | undefined>(['inTime', 'late', 'yearUnknown', 'dateUnknown']);

const sameAnswer = (a: ChecklistEntry | undefined, b: ChecklistEntry): boolean =>
  a?.status === b.status && a.reason === b.reason && (a.by ?? []).join() === (b.by ?? []).join();

/** An answer that came with the part, as it stands where the decisions make `raw` into `decided`. */
function answerNow(
  came: ChecklistEntry,
  raw: ChecklistEntry | undefined,
  decided: ChecklistEntry | undefined,
  places: boolean,
): ChecklistEntry {
  if (!decided || sameAnswer(raw, decided)) return came;
  const sure =
    decided.status === 'figure' ||
    decided.status === 'notApplicable' ||
    byMetadata.has(decided.reason);
  const by = decided.by ? { by: decided.by } : {};
  const evidence = places ? decided.evidence : [];
  if (sure) return { ...decided, evidence, examined: places ? decided.examined : [] };
  return { item: came.item, status: 'unsure', reason: partHeld, evidence: [], examined: [], ...by };
}

/**
 * Judges a report of which only a part is here, with a person's decisions in it. What the checks said of the whole is
 * kept; only that changes which comes out differently, on the part alone, with the decisions and without them. What
 * would need words that are not here is left open, with the reason.
 */
export function rejudgePart(id: string, decided: ParsedText, held: HeldPart): Judged {
  const places = held.reading.doc.text !== '';
  const raw = judge(withSentences(held.reading));
  const now = rejudge(id, withSentences(decided));
  const [was, is] = [raw.checklist, now.checklist].map(
    (list) => new Map(list.map((e) => [e.item, e] as const)),
  );
  return {
    id,
    findings: places ? findingsNow(held, raw.findings, now.findings, decided) : held.findings,
    checklist: held.checklist.map((e) => answerNow(e, was?.get(e.item), is?.get(e.item), places)),
  };
}
