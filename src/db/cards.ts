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

/** Whether all of it is certain, as it is for most reports. */
const isSure = (basis: ReportMeta['basis']): boolean =>
  Object.values(basis).every((b) => b.sure === 'certain' && !b.alternatives);

/** A property of some reports, in their order; one entry alone where it is the same for all. */
type Column<T> = readonly T[];

/**
 * The light records of some reports, property by property, as two JSON texts: what is Latin letters and digits takes half
 * the room where no other characters stand beside it, and what is alike in all of them is kept once.
 */
export interface PackedCards {
  readonly plain: string;
  readonly words: string;
}

function columnsOf(reports: readonly ReportRecord[]) {
  const column = <T>(of: (report: ReportRecord) => T): Column<T> => {
    const values = reports.map(of);
    return values.every((value) => value === values[0]) ? values.slice(0, 1) : values;
  };
  const plain = [
    reports.map((r) => r.id),
    ...([column((r) => r.mediaType), column((r) => r.bytes)] as const),
    ...([column((r) => r.encoding), column((r) => r.addedAt), column((r) => r.engine)] as const),
    ...([column((r) => r.genre), column((r) => r.textHash)] as const),
    ...([column((r) => r.deletedAt), column((r) => r.part ?? null)] as const),
    ...([column((r) => r.judged ?? null), column((r) => r.own ?? null)] as const),
    ...([column((r) => r.counts.characters), column((r) => r.counts.sections)] as const),
    ...([column((r) => r.counts.quantities), column((r) => r.counts.leftOver)] as const),
    ...([column((r) => r.counts.facts), column((r) => r.counts.findings)] as const),
    ...([column((r) => r.counts.problems), column((r) => r.meta.bodyKind)] as const),
    ...([column((r) => r.meta.year), column((r) => r.meta.publishedOn)] as const),
    ...([column((r) => r.meta.signedOn), column((r) => r.meta.region.level)] as const),
    column((r) => r.meta.region.code),
  ] as const;
  const words = [
    ...([column((r) => r.name), column((r) => r.folder), column((r) => r.meta.title)] as const),
    ...([column((r) => r.meta.organ), column((r) => r.meta.region.name)] as const),
    ...([column((r) => r.meta.region.printed), column((r) => r.meta.region.province)] as const),
    ...([column((r) => r.meta.region.prefecture), column((r) => r.meta.region.county)] as const),
    column(({ meta }) => (isSure(meta.basis) ? 0 : doubts(meta.basis))),
  ] as const;
  return { plain, words };
}
type Columns = ReturnType<typeof columnsOf>;

/** The light records of some reports in one piece, which is read several times as fast as the records. */
export function packCards(reports: readonly ReportRecord[]): PackedCards {
  const { plain, words } = columnsOf(reports);
  return { plain: JSON.stringify(plain), words: JSON.stringify(words) };
}

/** The n-th entry of a column, which is as long as there are reports, or has one entry for all. */
const at = <T>(column: Column<T>, n: number): T => column[column.length === 1 ? 0 : n] as T;

/** Nothing is in doubt. */
const sure: ReportMeta['basis'] = {};

/** The records again: as they are stored, but of the metadata's basis only what is not certain. */
export function unpackCards(packed: PackedCards): ReportRecord[] {
  // As packCards wrote them.
  const [ids, mediaType, bytes, encoding, addedAt, engine, genre, textHash, ...more] = JSON.parse(
    packed.plain,
  ) as Columns['plain'];
  const [deletedAt, part, judged, own, characters, sections, quantities, ...others] = more;
  const [leftOver, facts, findings, problems, bodyKind, year, ...last] = others;
  const [publishedOn, signedOn, level, code] = last;
  const [name, folder, title, organ, region, printed, province, ...rest] = JSON.parse(
    packed.words,
  ) as Columns['words'];
  const [prefecture, county, basis] = rest;
  // Written out rather than spread or mapped over names: this runs for every report of the library.
  return ids.map((id, n) => {
    const record = {
      id,
      name: at(name, n),
      folder: at(folder, n),
      mediaType: at(mediaType, n),
      bytes: at(bytes, n),
      encoding: at(encoding, n),
      addedAt: at(addedAt, n),
      engine: at(engine, n),
      genre: at(genre, n),
      meta: {
        title: at(title, n),
        region: {
          name: at(region, n),
          printed: at(printed, n),
          level: at(level, n),
          province: at(province, n),
          prefecture: at(prefecture, n),
          county: at(county, n),
          code: at(code, n),
        },
        bodyKind: at(bodyKind, n),
        organ: at(organ, n),
        year: at(year, n),
        publishedOn: at(publishedOn, n),
        signedOn: at(signedOn, n),
        basis: at(basis, n) || sure,
      },
      counts: {
        characters: at(characters, n),
        sections: at(sections, n),
        quantities: at(quantities, n),
        leftOver: at(leftOver, n),
        facts: at(facts, n),
        findings: at(findings, n),
        problems: at(problems, n),
      },
      textHash: at(textHash, n),
      deletedAt: at(deletedAt, n),
    };
    const [inPart, byPerson, byOwn] = [at(part, n), at(judged, n), at(own, n)];
    if (inPart === null && byPerson === null && byOwn === null) return record;
    return {
      ...record,
      ...(inPart === null ? {} : { part: inPart }),
      ...(byPerson === null ? {} : { judged: byPerson }),
      ...(byOwn === null ? {} : { own: byOwn }),
    };
  });
}

/** What a report's record says in lists, in the same form. */
export const asListed = (report: ReportRecord): ReportRecord => ({
  ...report,
  meta: { ...report.meta, basis: doubts(report.meta.basis) },
});
