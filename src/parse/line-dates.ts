/** A date as pages print it, in figures; the source of a pattern without groups. */
export const DATE =
  '(?:\\d{4} ?[-/.年] ?\\d{1,2} ?[-/.月] ?\\d{1,2} ?日?|\\d{1,2}\\.\\d{1,2}\\.\\d{4})';
/** The time of day behind it, if any. */
export const CLOCK = '(?: ?\\d{1,2} ?[:：] ?\\d{2}(?: ?[:：] ?\\d{2})?)?';
/** The two together. */
export const DATED = `${DATE}${CLOCK}`;
