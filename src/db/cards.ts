import type { Basis, MetaField, ReportMeta } from '../model/meta';
import type { ReportRecord } from './records';

/**
 * The basis of what is not certain, without the place where it stands: all that lists ask of it. The rest is in the
 * report's own record.
 */
function doubts(basis: ReportMeta['basis']): ReportMeta['basis'] {
  const kept: Partial<Record<MetaField, Basis>> = {};
  for (const [field, { sure, from, quote, alternatives }] of Object.entries(basis))
    if (sure !== 'certain' || alternatives)
      // the keys of a basis are fields
      kept[field as MetaField] = { sure, from, quote, ...(alternatives ? { alternatives } : {}) };
  return kept;
}

/** What is kept of a report in lists. */
function cardOf(r: ReportRecord) {
  const { counts: c, meta } = r;
  const { region: g } = meta;
  return [
    ...([r.id, r.name, r.folder, r.mediaType, r.bytes, r.encoding, r.addedAt, r.engine] as const),
    ...([r.genre, r.textHash, r.deletedAt] as const),
    ...([r.part ?? null, r.judged ?? null, r.own ?? null] as const),
    ...([c.characters, c.sections, c.quantities, c.leftOver, c.facts, c.findings] as const),
    ...([c.problems, meta.title, meta.bodyKind, meta.organ, meta.year] as const),
    ...([meta.publishedOn, meta.signedOn, doubts(meta.basis)] as const),
    ...([g.name, g.printed, g.level, g.province, g.prefecture, g.county, g.code] as const),
  ] as const;
}
type Card = ReturnType<typeof cardOf>;

function recordOf(card: Card): ReportRecord {
  const [id, name, folder, mediaType, bytes, encoding, addedAt, engine, ...more] = card;
  const [genre, textHash, deletedAt, part, judged, own, ...about] = more;
  const [characters, sections, quantities, leftOver, facts, findings, problems, ...meta] = about;
  const [title, bodyKind, organ, year, publishedOn, signedOn, basis, ...place] = meta;
  const [region, printed, level, province, prefecture, county, code] = place;
  // Written out rather than spread: this runs for every report of the library.
  const record = {
    id,
    name,
    folder,
    mediaType,
    bytes,
    encoding,
    addedAt,
    engine,
    genre,
    meta: {
      title,
      region: { name: region, printed, level, province, prefecture, county, code },
      bodyKind,
      organ,
      year,
      publishedOn,
      signedOn,
      basis,
    },
    counts: { characters, sections, quantities, leftOver, facts, findings, problems },
    textHash,
    deletedAt,
  };
  if (part === null && judged === null && own === null) return record;
  return {
    ...record,
    ...(part === null ? {} : { part }),
    ...(judged === null ? {} : { judged }),
    ...(own === null ? {} : { own }),
  };
}

/** The light records of some reports as one text, which is read several times as fast as the records. */
export const packCards = (reports: readonly ReportRecord[]): string =>
  JSON.stringify(reports.map(cardOf));

/** The records again: as they are stored, but of the metadata's basis only what is not certain. */
export const unpackCards = (packed: string): ReportRecord[] =>
  (JSON.parse(packed) as Card[]).map(recordOf); // as packCards wrote it

/** What a report's record says in lists, in the same form. */
export const asListed = (report: ReportRecord): ReportRecord => ({
  ...report,
  meta: { ...report.meta, basis: doubts(report.meta.basis) },
});
