/** What went wrong in the browser's own words, for a sentence that says what it means here. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
