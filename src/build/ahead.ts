import type { Plugin } from 'vite';

/**
 * Names the chunks in the page that are asked for as soon as the app has started, so that the browser fetches them beside
 * it and not after it. `chunks` are names given in the build's groups.
 */
export const fetchedAhead = (chunks: readonly string[]): Plugin => ({
  name: 'fetched-ahead',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      chunks.flatMap((name) => {
        const chunk = Object.values(bundle ?? {}).find(
          (f) => f.type === 'chunk' && f.name === name,
        );
        if (chunk?.type !== 'chunk') throw new Error(`the build has no chunk ${name}`);
        const link = (file: string, attrs: Readonly<Record<string, string>>) => ({
          tag: 'link',
          attrs: { ...attrs, crossorigin: true, href: `./${file}` },
          injectTo: 'head' as const,
        });
        return [
          link(chunk.fileName, { rel: 'modulepreload' }),
          ...[...(chunk.viteMetadata?.importedCss ?? [])].map((file) =>
            link(file, { rel: 'preload', as: 'style' }),
          ),
        ];
      }),
  },
});
