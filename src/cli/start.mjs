// npm start: installs if needed, builds, serves on localhost, says where, and opens the browser where there is one.
import { spawn } from 'node:child_process';
import { giveUp, prepare, root, run } from './prepare.mjs';

prepare();
if (run('node', ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']) !== 0)
  giveUp('构建失败，原因见上。', 'The build failed; the reason stands above.');

const { preview } = await import('vite');
const server = await preview({ root, logLevel: 'warn', preview: { port: 4173, open: false } });
const address = server.resolvedUrls?.local[0] ?? 'http://localhost:4173/';
console.log(`\n治镜已就绪 / Zhijing is ready:  ${address}\n按 Ctrl+C 结束 / Ctrl+C stops it.\n`);

const opener = { darwin: 'open', win32: 'explorer', linux: 'xdg-open' }[process.platform];
const hasScreen =
  process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
if (opener && hasScreen && !process.env.CI)
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    // No opener on this machine: the address printed above is enough.
    .on('error', () => {})
    .unref();
