import { describe, expect, test } from 'vitest';
import { read } from '../../src/engine/read';
import { fixture } from './reading';

describe('figures that stand in tables only', () => {
  // The page is typed by hand; LibreOffice saved it as docx and doc.
  test.each(['tables.html', 'tables.docx', 'tables.doc'])(
    'become facts through the heads of their row and column: %s',
    async (name) => {
      const result = await read(name, fixture(name));
      if (result.kind !== 'report') throw new Error(result.kind);
      const { facts, doc } = result.parsed;
      expect(facts.map((f) => [f.indicator, f.value, f.unit, f.source].join(' ')).sort()).toEqual([
        'litigation.cases 27 件 table',
        'litigation.headAppearanceRate 98.5 % table',
        'review.accepted 54 件 table',
        'review.concluded 49 件 table',
        'review.received 66 件 table',
      ]);
      // The evidence is the cell's figure, so that the reader can point at it.
      for (const { value, evidence } of facts) {
        const [at] = evidence;
        expect(doc.text.slice(at?.start, at?.end)).toContain(String(value));
        const cell = doc.blocks.find(
          (b) => b.kind === 'cell' && b.start <= (at?.start ?? -1) && (at?.end ?? 0) <= b.end,
        );
        expect(cell).toBeDefined();
      }
    },
  );
});
