import type { BodyKind, Level, MetaField, Region, ReportMeta } from '../model/meta';
import type { PlacedReview } from '../model/review';
import { asNumber, latestFirst } from './decisions';

const regionOf = (region: Region, value: string): Region => {
  if (!value.startsWith('{')) return { ...region, name: value, code: null };
  try {
    // A region chosen from the list of divisions is stored whole, as JSON written by our own command.
    return { ...region, ...(JSON.parse(value) as Partial<Region>) };
  } catch {
    return region;
  }
};

function withField(meta: ReportMeta, field: string, value: string | number | null): ReportMeta {
  const text = value === null || value === '' ? null : String(value);
  const { region } = meta;
  switch (field) {
    case 'title':
    case 'organ':
    case 'publishedOn':
    case 'signedOn':
      return { ...meta, [field]: text };
    case 'year':
      return { ...meta, year: asNumber(value) };
    case 'bodyKind':
      return { ...meta, bodyKind: (text as BodyKind | null) ?? 'unknown' };
    case 'level':
    case 'region.level':
      return { ...meta, region: { ...region, level: text as Level | null } };
    case 'region':
    case 'region.name':
      return {
        ...meta,
        region: text === null ? { ...region, name: null } : regionOf(region, text),
      };
    case 'region.province':
    case 'region.prefecture':
    case 'region.county':
    case 'region.code':
      return { ...meta, region: { ...region, [field.slice('region.'.length)]: text } };
    default:
      return meta;
  }
}

/**
 * What the report is, with a person's corrections applied. A decision on `region` holds a bare name or the JSON of a
 * (partial) Region; `region.<part>` changes one part. The basis of a corrected field is gone: the person is its basis.
 */
export function effectiveMeta(
  record: { readonly meta: ReportMeta },
  reviews: readonly PlacedReview[],
): ReportMeta {
  let meta = record.meta;
  if (reviews.length === 0) return meta;
  // Oldest first, so that the latest word on a field is the last one written.
  for (const review of [...latestFirst(reviews)].reverse()) {
    const { target } = review;
    if (target.kind !== 'meta') continue;
    if (review.decision !== 'corrected' && review.decision !== 'added') continue;
    const changed = withField(meta, target.field, review.value);
    const basis = { ...changed.basis };
    delete basis[target.field.split('.')[0] as MetaField]; // an unknown name deletes nothing
    meta = { ...changed, basis };
  }
  return meta;
}
