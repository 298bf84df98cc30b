import { radicals } from '../catalog/radicals';
import { foldTable, type FoldTable } from '../model/fold';

const kept: { table?: Promise<FoldTable> } = {};

/** The table by which texts and questions are folded; the list of characters is loaded with the first search. */
export const loadFold = (): Promise<FoldTable> =>
  (kept.table ??= import('opencc-js/dict/TSCharacters').then(({ default: pairs }) =>
    foldTable(pairs, radicals),
  ));
