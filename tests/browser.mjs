// Finds a browser for the tests, or installs one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, run } from '../src/cli/prepare.mjs';

const { env, platform } = process;

/** Where Chrome, Chromium and Edge are installed on the three systems. */
const places = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
    folder
      ? [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
          join(folder, 'Chromium/Application/chrome.exe'),
        ]
      : [],
  ),
};

const installed = () => (places[platform] ?? []).find((path) => existsSync(path));

/** playwright's own download, where it was made before or can be made now. */
async function downloaded() {
  const { chromium } = await import('playwright-core');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  console.log('没有找到浏览器，尝试下载 … / No browser found, trying to download one …');
  run('node', ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/** On Debian and its like, as root: the system's own package, with a Chinese font for the pictures. */
function packaged() {
  if (platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('尝试用 apt 安装 Chromium … / Trying to install Chromium with apt …');
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  run('apt-get', ['update', '-qq'], quiet);
  const packages = ['chromium', 'fonts-noto-cjk'];
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
  return installed();
}

/** The path of a browser: given, installed, or packaged or downloaded now. Ends the run with a sentence where none can be had. */
export async function findBrowser() {
  const given = env.ZHIJING_BROWSER ?? env.CHROME_PATH;
  if (given && !existsSync(given))
    giveUp(`ZHIJING_BROWSER 指向的文件不存在：${given}`, `ZHIJING_BROWSER names no file: ${given}`);
  const found = given ?? installed() ?? (await downloaded()) ?? packaged();
  if (!found)
    giveUp(
      '真实浏览器测试需要 Chrome、Chromium 或 Edge：请安装其一，或用环境变量 ZHIJING_BROWSER 给出路径。',
      'The real-browser tests need Chrome, Chromium or Edge: install one, or give its path in ZHIJING_BROWSER.',
    );
  return found;
}
