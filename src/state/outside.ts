import type { Problem } from '../model/problem';

/** What the browser refused (a full disk, a vanished file, a broken database), as a Problem. */
export function outsideProblem(error: unknown): Problem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return { code: 'quotaExceeded', stage: 'store' };
  if (name === 'NotFoundError' || name === 'NotReadableError')
    return { code: 'fileVanished', stage: 'intake' };
  return { code: 'storeFailed', stage: 'store', params: { message: String(error) } };
}
