import type { Review } from '../model/review';
import { saveReviews } from './reviews';

/** What a rescue file (written when the app could not go on) holds that is precious. */
export interface Rescued {
  readonly files: readonly {
    readonly name: string;
    readonly folder: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
  }[];
  readonly reviews: readonly Review[];
  /** Records that could not be understood: which, and where in it. */
  readonly broken: readonly { readonly which: string; readonly where: string }[];
}

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (data: unknown): data is Fields =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

const listOf = (tables: unknown, name: string): readonly unknown[] => {
  const list = isRecord(tables) ? tables[name] : undefined;
  return Array.isArray(list) ? (list as unknown[]) : [];
};

function bytesOf(data: unknown): Uint8Array<ArrayBuffer> | null {
  if (!isRecord(data) || typeof data.base64 !== 'string') return null;
  try {
    return Uint8Array.from(atob(data.base64), (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
}

/** The original files under the names of their reports; a file whose report is lost is named by its id. */
function filesIn(
  tables: unknown,
  broken: { which: string; where: string }[],
): Rescued['files'][number][] {
  const named = new Map(
    listOf(tables, 'reports').flatMap((r) =>
      isRecord(r) && typeof r.id === 'string' ? [[r.id, r] as const] : [],
    ),
  );
  return listOf(tables, 'files').flatMap((item, i) => {
    const id = isRecord(item) && typeof item.id === 'string' ? item.id : null;
    const bytes = isRecord(item) ? bytesOf(item.bytes) : null;
    if (id === null || !bytes) {
      broken.push({ which: `files[${i}]`, where: 'bytes' });
      return [];
    }
    const { name, folder } = named.get(id) ?? {};
    return [
      {
        name: typeof name === 'string' ? name : id.slice(0, 12),
        folder: typeof folder === 'string' ? folder : '',
        bytes,
      },
    ];
  });
}

/** Reads a rescue file; null where the bytes are none. Nothing has been written yet. */
export async function readRescue(bytes: Uint8Array): Promise<Rescued | null> {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
  if (!isRecord(data) || data.format !== 'zhijing-rescue') return null;
  const { checkReview } = await import('./bundle-schema');
  const broken: { which: string; where: string }[] = [];
  const reviews = listOf(data.tables, 'reviews').flatMap((item, i) => {
    const checked = checkReview(item);
    if (checked.ok) return [checked.value];
    broken.push({ which: `reviews[${i}]`, where: checked.where });
    return [];
  });
  return { files: filesIn(data.tables, broken), reviews, broken };
}

/** Takes rescued decisions in, as one step that can be undone. */
export const saveRescued = async (reviews: readonly Review[]): Promise<void> => {
  if (reviews.length > 0) await saveReviews(reviews);
};
