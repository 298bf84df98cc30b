import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces, JsonTrouble, textChunks, type JsonPiece } from '../../src/db/json-stream';

async function read(text: string, size = 7): Promise<JsonPiece[]> {
  async function* chunks(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += size)
      yield await Promise.resolve(text.slice(at, at + size));
  }
  const pieces: JsonPiece[] = [];
  for await (const piece of jsonPieces(chunks(), ['reports', 'reviews'])) pieces.push(piece);
  return pieces;
}

const trouble = async (text: string): Promise<string> =>
  read(text).then(
    () => 'none',
    (error: unknown) => (error instanceof JsonTrouble ? error.reason : String(error)),
  );

describe('JSON read piece by piece', () => {
  it('gives members whole and the named arrays item by item', async () => {
    const text =
      '{ "format":"x", "reports":[ {"a":"]}\\"{"} , 2 ,"三"], "n": -1.5e3,"reviews":[] }';
    expect(await read(text, 1)).toEqual([
      { key: 'format', item: false, value: 'x' },
      { key: 'reports', item: true, value: { a: ']}"{' } },
      { key: 'reports', item: true, value: 2 },
      { key: 'reports', item: true, value: '三' },
      { key: 'n', item: false, value: -1500 },
    ]);
  });

  it('tells a text that is cut off from one that is no object', async () => {
    expect(await trouble('{"reports":[{"a":1}')).toBe('cut');
    expect(await trouble('{"reports":[{"a":1')).toBe('cut');
    expect(await trouble('[]')).toBe('syntax');
    expect(await trouble('')).toBe('syntax');
    expect(await trouble('{"a":1,}')).toBe('syntax');
    expect(await trouble('{"a" 1}')).toBe('syntax');
    expect(await trouble('{"a":1} x')).toBe('syntax');
    expect(await trouble('{"reports":[1,,2]}')).toBe('syntax');
    expect(await trouble('{"reports":[1}')).toBe('syntax');
    expect(await trouble('{"a":tru}')).toBe('syntax');
  });

  it('says of any object what JSON.parse says, however it is cut into chunks', async () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const object = fc.record({ head: value, reports: fc.array(value), tail: value });
    await fc.assert(
      fc.asyncProperty(
        object,
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (o, size, wide) => {
          const pieces = await read(JSON.stringify(o, null, wide ? 2 : 0), size);
          const same = JSON.parse(JSON.stringify(o)) as typeof o;
          expect(pieces.filter((p) => p.item).map((p) => p.value)).toEqual(same.reports);
          expect(pieces.find((p) => p.key === 'head')?.value).toEqual(same.head);
          expect(pieces.find((p) => p.key === 'tail')?.value).toEqual(same.tail);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads gzip as it reads text', async () => {
    const text = JSON.stringify({ reports: [{ a: '法治' }] });
    const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
    const file = await new Response(packed).blob();
    let back = '';
    for await (const chunk of textChunks(file)) back += chunk;
    expect(back).toBe(text);
  });
});
