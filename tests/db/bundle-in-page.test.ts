import { describe, expect, it } from 'vitest';
import { bundleIn } from '../../src/db/bundle-in-page';
import { identify } from '../../src/parse/formats/choose';

const mark = '<script type="application/json" id="zhijing-bundle">';
const page = (before: string, json: string): string =>
  `<!doctype html>\n<html><body>${before}${mark}${json}</script></body></html>`;
const within = async (text: string): Promise<string> => (await bundleIn(new Blob([text]))).text();
const kindOf = (text: string): string => identify(new TextEncoder().encode(text), 'x.html').kind;

describe('a bundle inside a report page', () => {
  it('is found wherever it stands, also where a piece of the file ends', async () => {
    expect(await within(page('图表', '{"甲":1}'))).toBe('{"甲":1}');
    for (const missing of [5, 20, 51]) {
      const before = 'a'.repeat((1 << 20) - '<!doctype html>\n<html><body>'.length - missing);
      expect(await within(page(before, '{"a":2}'))).toBe('{"a":2}');
    }
    const long = `{"a":"${'b'.repeat(3 << 20)}"}`;
    expect(await within(page('', long))).toBe(long);
  });

  it('leaves every other file as it is', async () => {
    expect(await within('{"format":"zhijing-bundle"}')).toBe('{"format":"zhijing-bundle"}');
    expect(await within('<!doctype html><p>甲')).toBe('<!doctype html><p>甲');
  });

  it('makes the page a bundle to the one who opens files, and no other page', () => {
    expect(kindOf(page('', '{}'))).toBe('bundle');
    expect(
      kindOf(`<!doctype html><html><body>${'<p>法治政府建设年度报告</p>'.repeat(20)}</html>`),
    ).toBe('document');
  });
});
