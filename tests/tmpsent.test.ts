import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { readText } from './parse/facts-of';
it('x', () => {
  let ok = 0, n = 0; const o: string[] = [];
  for (const line of readFileSync('/tmp/blind/' + (process.env.SENT ?? 'sent.txt'), 'utf8').split('\n')) {
    const [t, e] = line.split(' ==> '); if (!t || !e) continue; n++;
    const got = readText(t).facts.map((f) => `${f.indicator}=${f.value} ${f.unit}`);
    const want = e.trim() === '-' ? [] : e.trim().split(' | ');
    const miss = want.filter((w) => !got.includes(w)), extra = got.filter((g) => !want.includes(g));
    if (!miss.length && !extra.length) ok++; else o.push(`${t}\n    MISS ${miss.join(' | ')}  EXTRA ${extra.join(' | ')}`);
  }
  console.log(o.join('\n') + `\n${ok}/${n}`);
});
