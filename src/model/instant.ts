/**
 * The instant of something that happens now, and after `earlier` also where the clock was set back since: what comes
 * later must carry the later instant.
 */
export const instantAfter = (earlier: string | undefined, now: Date = new Date()): string =>
  new Date(
    Math.max(now.getTime(), earlier === undefined ? 0 : Date.parse(earlier) + 1),
  ).toISOString();
