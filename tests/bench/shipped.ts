import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { characterMaps } from '../../src/build/character-maps';

type Measured = typeof import('./measured');

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
/** Among the packages, so that the one that reads PDF is found from there. */
const outDir = path('../../node_modules/.cache/zhijing-bench');

let loading: Promise<Measured> | null = null;

async function built(): Promise<Measured> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [characterMaps(path('../../node_modules/pdfjs-dist/cmaps'))],
    build: {
      ...{ outDir, emptyOutDir: true, minify: true },
      target: ['chrome109', 'edge109', 'firefox115', 'safari16.4'],
      lib: { entry: path('measured.ts'), formats: ['es'], fileName: () => 'measured.mjs' },
      rolldownOptions: { external: /^pdfjs-dist/ },
    },
  });
  return (await import(`${outDir}/measured.mjs`)) as Measured;
}

/**
 * The engine as it ships: bundled and minified with the targets of the page's build. The runner's own translation, which
 * calls a function for the name of every function that is made, costs a tenth more and reaches no user. What the engine
 * is compared with comes from the same bundle.
 */
export const shipped = (): Promise<Measured> => (loading ??= built());
