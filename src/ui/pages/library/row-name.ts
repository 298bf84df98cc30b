import type { LibraryRow } from '../../../views/library-rows';

/** What a line of the library is called: its place, else the organ, else the file. */
export const rowName = (row: LibraryRow): string => row.place ?? row.meta.organ ?? row.report.name;
