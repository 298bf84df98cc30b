/** What the data know of townships. */
export type TownData = typeof import('../catalog/regions/towns');

let loading: Promise<TownData> | null = null;

/**
 * The township data, loaded at the first call. The promise is kept, since asking the module loader for every report
 * costs more than reading its metadata; a load that failed is tried anew.
 */
export const townData = (): Promise<TownData> =>
  (loading ??= import('../catalog/regions/towns').catch((error: unknown) => {
    loading = null;
    throw error;
  }));
