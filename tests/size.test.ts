import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startSize } from './bench/browser';

const built = process.env.ZHIJING_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));

describe.skipIf(!existsSync(`${built}/.vite/manifest.json`))('the build', () => {
  it('needs at most 90 kB of script (gzip) for the first screen', () => {
    expect(startSize(built)).toBeLessThanOrEqual(90_000);
  });
});
