import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { fetchedAhead } from './src/build/ahead.ts';
import { characterMaps } from './src/build/character-maps.ts';
import { oneFile } from './src/build/one-file.ts';
import { contentSecurityPolicy } from './src/build/policy.ts';
import { samples } from './src/build/samples.ts';
import { serviceWorker } from './src/build/service-worker.ts';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8')) as { version: string };

const maps = characterMaps(path('node_modules/pdfjs-dist/cmaps'));

/**
 * What a page asks for together is one file: a page that opens waits for each of dozens of small ones, on a slow machine
 * longer than for its data. `across` is what all pages across reports share.
 */
const groups = [
  { name: 'start', tags: ['$initial' as const], priority: 4 },
  { name: 'library', test: /[\\/]library[\\/]Holdings\.svelte$/, priority: 3 },
  {
    name: 'across',
    test: /[\\/](?:state[\\/](?:atlas|indicators)\.svelte|views[\\/](?:applies|export-text|normalise|numbers)|parts[\\/]windowed\.svelte|model[\\/]interval)\.ts$/,
    priority: 2,
  },
  { name: 'keeping', test: /[\\/]state[\\/]keeping\.ts$/, priority: 1 },
];

/** The hosted build: several files, loaded as they are needed, kept for offline by a service worker. */
const hosted = {
  plugins: [
    contentSecurityPolicy(),
    fetchedAhead(['library', 'across']),
    samples(path('seeds')),
    serviceWorker(path('public')),
  ],
  build: { manifest: true, rolldownOptions: { output: { codeSplitting: { groups } } } },
  worker: { format: 'es' as const, plugins: () => [maps] },
};

/** The one-file build: no splitting, a classic worker inside, samples as data. */
const single = {
  plugins: [oneFile(path('public/icon.svg'))],
  publicDir: false as const,
  resolve: {
    alias: [
      {
        find: /^(?:\.\.?\/)+(?:state\/)?engine-worker$/,
        replacement: path('src/state/engine-worker-inline.ts'),
      },
      {
        find: /^\.\/workbook-start$/,
        replacement: path('src/state/workbook-start-inline.ts'),
      },
      { find: /^\.\/samples$/, replacement: path('src/ui/pages/library/samples-inline.ts') },
    ],
  },
  build: {
    outDir: 'dist-single',
    assetsInlineLimit: 100_000_000,
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
  worker: {
    format: 'iife' as const,
    plugins: () => [maps],
    rolldownOptions: { output: { codeSplitting: false } },
  },
};

export default defineConfig(({ mode }) => {
  const kind = mode === 'single' ? single : hosted;
  return {
    ...kind,
    base: './',
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), ...kind.plugins],
    define: { __VERSION__: JSON.stringify(version) },
    build: { target: ['chrome109', 'edge109', 'firefox115', 'safari16.4'], ...kind.build },
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
            // A browser on a shared machine stalls now and then; what fails three times is broken.
            retry: 2,
            fileParallelism: false,
          },
        },
      ],
    },
  };
});
