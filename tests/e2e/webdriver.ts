import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';

/** WebKit as Debian packs it: the driver, the small browser that it drives, and a screen that is not there. */
const driver = '/usr/bin/WebKitWebDriver';
const miniBrowser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const screen = '/usr/bin/Xvfb';

export const webkitIsHere = [driver, miniBrowser, screen].every((path) => existsSync(path));

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** A page driven through the WebDriver protocol: as much of it as the tests need. */
export class DrivenPage {
  readonly #base: string;
  readonly #processes: readonly ChildProcess[];

  constructor(base: string, processes: readonly ChildProcess[]) {
    this.#base = base;
    this.#processes = processes;
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(this.#base + path, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  }

  async goto(address: string): Promise<void> {
    await this.#ask('POST', '/url', { url: address });
  }

  async reload(): Promise<void> {
    await this.#ask('POST', '/refresh', {});
  }

  /** Runs a function body in the page and gives what it returns. */
  run<T>(script: string): Promise<T> {
    return this.#ask('POST', '/execute/sync', { script, args: [] }) as Promise<T>;
  }

  /** Waits until an expression is true in the page. */
  async until(expression: string, limit = 60_000): Promise<void> {
    const last = Date.now() + limit;
    while (!(await this.run<boolean>(`return Boolean(${expression});`))) {
      if (Date.now() > last) throw new Error(`never true: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async #find(test: string): Promise<string> {
    const value = `[data-testid="${test}"]`;
    await this.until(`document.querySelector('${value}')`);
    const found = await this.#ask('POST', '/element', { using: 'css selector', value });
    return String((found as Record<string, string>)[elementKey]);
  }

  async click(test: string): Promise<void> {
    await this.#ask('POST', `/element/${await this.#find(test)}/click`, {});
  }

  /** Gives files to a file field. */
  async choose(test: string, paths: readonly string[]): Promise<void> {
    const text = paths.join('\n');
    await this.#ask('POST', `/element/${await this.#find(test)}/value`, { text });
  }

  async close(): Promise<void> {
    await this.#ask('DELETE', '').catch(() => {});
    for (const child of this.#processes) child.kill();
  }
}

/** A free screen and port of this test's own. */
const number = 90 + (process.pid % 400);

async function answering(address: string): Promise<void> {
  for (let n = 0; n < 100; n++) {
    const ready = await fetch(`${address}/status`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the WebKit driver does not answer');
}

/** Starts WebKit with a profile of its own. */
export async function launchWebKit(): Promise<DrivenPage> {
  const display = `:${number}`;
  const port = 14_000 + number;
  const shown = spawn(screen, [display, '-screen', '0', '1440x900x24'], { stdio: 'ignore' });
  const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  const driving = spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' });
  const base = `http://127.0.0.1:${port}`;
  await answering(base);
  const options = { binary: miniBrowser, args: ['--automation'] };
  const answer = await fetch(`${base}/session`, {
    method: 'POST',
    body: JSON.stringify({
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    }),
  });
  const { value } = (await answer.json()) as { value: { sessionId?: string } };
  if (!value.sessionId) throw new Error(`no session: ${JSON.stringify(value)}`);
  return new DrivenPage(`${base}/session/${value.sessionId}`, [driving, shown]);
}
