import { describe, expect, it } from 'vitest';
import { asksForLook, countOpen, decisionsOn, stateOf } from '../../src/model/decided';
import type { Remark } from '../../src/model/remark';
import type { Decision, Review } from '../../src/model/review';

const remark = (key: string, more: Partial<Remark> = {}): Remark => ({
  ...{ rule: 'arithmetic.sum', code: 'arithmetic.sum', severity: 'error', verdict: 'fails' },
  ...{ params: {}, place: 0, key },
  ...more,
});
const decide = (key: string, decision: Decision, at: string): Review => ({
  ...{ id: key + at, report: 'r', decision, value: null, unit: null, note: '', anchor: null },
  target: { kind: 'finding', rule: 'arithmetic.sum', key },
  ...{ engineValue: null, engine: 1, by: '', at },
});

describe('open findings', () => {
  it('are those that fail, weigh more than a remark, and on which nobody has decided', () => {
    const remarks = [
      remark('一'),
      remark('二'),
      remark('三'),
      remark('四', { severity: 'info' }),
      remark('五', { verdict: 'cannotTell' }),
    ];
    expect(remarks.filter(asksForLook).map((r) => r.key)).toEqual(['一', '二', '三']);
    const decisions = decisionsOn([decide('一', 'ignored', '1'), decide('二', 'accepted', '1')]);
    expect(countOpen('r', remarks, decisions)).toBe(1);
    expect(countOpen('another', remarks, decisions)).toBe(3);
  });

  it('are left as the latest decision says', () => {
    const both = [decide('一', 'accepted', '2'), decide('一', 'ignored', '1')];
    expect([...decisionsOn(both).values()].map(stateOf)).toEqual(['accepted']);
    expect(stateOf(undefined)).toBe('open');
  });
});
