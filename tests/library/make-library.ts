import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeLibrary } from './generate';

/** npm run make-library -- N [FOLDER]: writes N invented reports as text files, the same ones every time. */
const [count = '100', folder = 'library'] = process.argv.slice(2);
const total = Number(count);
if (!Number.isInteger(total) || total < 1) {
  console.error('用法 / usage: npm run make-library -- N [FOLDER]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
for (const { name, text } of writeLibrary(total)) writeFileSync(join(folder, name), text);
console.log(`${total} → ${folder}/`);
