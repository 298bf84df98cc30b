import fc from 'fast-check';
import { expect, it } from 'vitest';
import { marksByBlock, runsOf } from '../../src/views/runs';

const span = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));

it('tiles the block and covers each mark exactly', () => {
  fc.assert(
    fc.property(span, fc.array(span, { maxLength: 12 }), (block, marks) => {
      const runs = runsOf(block, marks);
      let at = block.start;
      for (const run of runs) {
        expect(run.start).toBe(at);
        expect(run.end).toBeGreaterThan(run.start);
        at = run.end;
      }
      expect(at).toBe(block.end);
      // Character by character, the marks of the run are the marks that lie there.
      for (const run of runs)
        for (let i = run.start; i < run.end; i++)
          expect(run.marks).toEqual(marks.filter((m) => m.start <= i && i < m.end));
    }),
  );
});

it('hands every block the marks that share a character with it', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 10 });
  fc.assert(
    fc.property(lengths, fc.array(span, { maxLength: 12 }), (sizes, marks) => {
      let at = 0;
      const blocks = sizes.map((size) => {
        const block = { start: at, end: at + size };
        at = block.end + 1;
        return block;
      });
      const solid = marks.filter((m) => m.start < m.end);
      expect(marksByBlock(blocks, solid)).toEqual(
        blocks.map((b) => solid.filter((m) => m.start < b.end && b.start < m.end)),
      );
    }),
  );
});
