import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Nothing leaves the browser: everything comes from our own origin, and nothing else can be asked for. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  // Style attributes only: echarts and the virtual list write them. Style sheets come from files.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** Writes the policy into the built page. The development server needs inline scripts and goes without. */
const contentSecurityPolicy = (): Plugin => ({
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
});

const seeds = new URL('seeds/', import.meta.url);

/** The sample reports of seeds/ as files of the app, with `seeds/index.json` listing their names. */
const samples = (): Plugin => {
  const names = readdirSync(seeds).filter(
    (name) => !name.startsWith('.') && !name.endsWith('.json'),
  );
  const list = JSON.stringify(names);
  return {
    name: 'samples',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'seeds/index.json', source: list });
      for (const name of names)
        this.emitFile({
          type: 'asset',
          fileName: `seeds/${name}`,
          source: readFileSync(new URL(encodeURIComponent(name), seeds)),
        });
    },
    configureServer(server) {
      server.middlewares.use('/seeds/index.json', (_request, response) => response.end(list));
    },
  };
};

export default defineConfig({
  base: './',
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    contentSecurityPolicy(),
    samples(),
  ],
  define: { __VERSION__: JSON.stringify(version) },
  build: { target: ['chrome109', 'edge109', 'firefox115', 'safari16.4'], manifest: true },
  worker: { format: 'es', plugins: () => [] },
  preview: { port: 4173, strictPort: false },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/bench/**'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/serve.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
