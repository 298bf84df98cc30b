import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { hashSource, policyOf } from './policy.ts';

/** A text that may stand inside a script element. */
const inScript = (code: string): string =>
  code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

/**
 * Puts script and style into `index.html`, so that the app is one file that works by double click. Needs a build
 * without code splitting whose workers are inlined as classic scripts: browsers block module workers on file pages.
 */
export const oneFile = (icon: string): Plugin => ({
  name: 'one-file',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const page = bundle['index.html'];
    if (page?.type !== 'asset') throw new Error('the build has no index.html');
    let script = '';
    let style = '';
    for (const file of Object.values(bundle)) {
      // Nothing is there to be loaded ahead: the place where Vite writes the list of files stays empty.
      if (file.type === 'chunk')
        script += inScript(file.code.replaceAll('__VITE_PRELOAD__', 'void 0'));
      else if (file.fileName.endsWith('.css')) style += String(file.source);
      else continue;
      delete bundle[file.fileName];
    }
    const policy = policyOf(hashSource(script), hashSource(style));
    const drawing = `data:image/svg+xml,${encodeURIComponent(readFileSync(icon, 'utf8'))}`;
    page.source = String(page.source)
      .replace(
        /<script type="module"[^>]*><\/script>|<link rel="(?:stylesheet|manifest)"[^>]*>/g,
        '',
      )
      .replace(/(<link rel="icon" href=")[^"]*/, (_all, head: string) => head + drawing)
      .replace(/<a href="\.\/rescue\.html">[^<]*<\/a>/, '')
      .replace(
        '<head>',
        () => `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`,
      )
      .replace('</head>', () => `<style>${style}</style></head>`)
      .replace('</body>', () => `<script type="module">${script}</script></body>`);
  },
});
