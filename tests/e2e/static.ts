import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/** A plain static host, as simple as one in an office: no fallbacks, no headers of ours, the app under a sub-path. */
export interface Host {
  readonly address: string;
  /** Goes away, and cuts every connection, as when the network is lost. */
  readonly stop: () => Promise<void>;
}

/** Serves `folder` under `path`, and under `other`, which may be above it; with `port` again at the same address. */
export async function host(
  folder: string,
  path = '/fazhi/app/',
  port = 0,
  other = path,
): Promise<Host> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const name = decodeURIComponent(pathname);
    const under = [path, other].find((one) => name.startsWith(one)) ?? path;
    const inside = name === under ? 'index.html' : name.slice(under.length);
    const file = join(folder, inside);
    if (!name.startsWith(under) || inside.includes('..') || !existsSync(file)) {
      response.writeHead(404).end();
    } else if (statSync(file).isFile()) {
      response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'text/plain' });
      createReadStream(file).pipe(response);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const listening = server.address() as { port: number }; // it listens, so it has one
  return {
    address: `http://127.0.0.1:${listening.port}${path}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
