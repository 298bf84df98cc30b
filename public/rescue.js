// The recovery page: plain script without the app, so that it works when the app does not. It knows the databases by
// their names and asks for no version, so that data of any version can be saved.
'use strict';

const mainName = 'zhijing';
const backupName = 'zhijing-backup';
const byId = (id) => document.getElementById(id);
const say = (text) => {
  byId('said').textContent = text;
};

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });

/** Opens a database that is there; null where there is none. Never makes one. */
async function open(name) {
  const request = indexedDB.open(name);
  let fresh = false;
  request.onupgradeneeded = () => {
    fresh = true;
    request.transaction.abort();
  };
  try {
    return await done(request);
  } catch (error) {
    if (fresh) return null;
    throw error;
  }
}

/** Calls `each` for every record of a store, some at a time, so that any size fits into memory. */
async function eachRecord(db, store, each) {
  let after;
  for (;;) {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const source = db.transaction(store).objectStore(store);
    const [keys, values] = await Promise.all([
      done(source.getAllKeys(range, 100)),
      done(source.getAll(range, 100)),
    ]);
    values.forEach(each);
    if (keys.length < 100) return;
    after = keys[keys.length - 1];
  }
}

function base64(bytes) {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

const toJson = (record) =>
  JSON.stringify(record, (_key, value) =>
    value instanceof Uint8Array ? { base64: base64(value) } : value,
  );

function download(pieces, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(pieces, { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** Writes stores of the main database as one file. */
async function save(wanted) {
  say('正在读取… Reading…');
  const db = await open(mainName);
  if (!db) return say('没有数据。 There are no data.');
  const pieces = ['{"format":"zhijing-rescue","version":1,"tables":{'];
  const lost = [];
  let stores = 0;
  for (const store of db.objectStoreNames) {
    // What the search keeps is made anew by the app.
    if (store === 'signatures' || (wanted && !wanted.includes(store))) continue;
    pieces.push(`${stores++ ? ',' : ''}${JSON.stringify(store)}:[`);
    let count = 0;
    try {
      await eachRecord(db, store, (record) =>
        pieces.push(`${count++ ? ',' : ''}${toJson(record)}`),
      );
    } catch (error) {
      lost.push(`${store}: ${error}`);
    }
    pieces.push(']');
  }
  db.close();
  pieces.push('}}');
  download(pieces, 'zhijing-rescue.json');
  say(lost.length ? `部分没有读出 Not all was read: ${lost.join('; ')}` : '已保存。 Saved.');
}

/** Whether something read from a file looks like a decision. */
const isReview = (r) =>
  typeof r === 'object' &&
  r !== null &&
  ['id', 'report', 'decision', 'at', 'by', 'note'].every((key) => typeof r[key] === 'string') &&
  typeof r.target === 'object' &&
  r.target !== null &&
  ['fact', 'meta', 'finding', 'item'].includes(r.target.kind);

/** A decision that was taken back once and is restored now stays: without this its taking back would travel on. */
async function putBack(stamps, { id, report, at, by }) {
  const stamp = stamps && (await done(stamps.get(id)));
  if (!stamp || !stamp.gone || stamp.at < at) return;
  const now = new Date(Math.max(Date.now(), Date.parse(stamp.at) + 1)).toISOString();
  await done(stamps.put({ id, report, at: now, by, gone: false }));
}

async function restore(reviews) {
  const good = reviews.filter(isReview);
  const db = await open(mainName);
  if (!db || !db.objectStoreNames.contains('reviews'))
    return say('请先打开一次治镜。 Open Zhijing once first.');
  const names = ['reviews', 'stamps', 'due'].filter((n) => db.objectStoreNames.contains(n));
  const transaction = db.transaction(names, 'readwrite');
  const stores = Object.fromEntries(names.map((n) => [n, transaction.objectStore(n)]));
  let written = 0;
  for (const review of good) {
    const held = await done(stores.reviews.get(review.id));
    if (held && held.at >= review.at) continue;
    await done(stores.reviews.put(review));
    await putBack(stores.stamps, review);
    // The app judges the report with it at its next start.
    if (stores.due && ['fact', 'meta'].includes(review.target.kind))
      await done(stores.due.put({ id: review.report, at: new Date().toISOString() }));
    written++;
  }
  db.close();
  await list();
  say(
    `恢复 ${written} 条，已有 ${good.length - written} 条，无法识别 ${reviews.length - good.length} 条。 ` +
      `Restored ${written}, already there ${good.length - written}, not understood ${reviews.length - good.length}.`,
  );
}

async function restoreFile(file) {
  const data = JSON.parse(await file.text());
  const reviews =
    data.format === 'zhijing-rescue'
      ? data.tables && data.tables.reviews
      : data.format === 'zhijing-bundle'
        ? data.reviews
        : null;
  if (!Array.isArray(reviews)) return say('文件里没有核对结果。 The file holds no decisions.');
  await restore(reviews);
}

async function restoreBackup() {
  const db = await open(backupName);
  if (!db) return say('没有自动备份。 There is no backup.');
  const all = await done(db.transaction('backups').objectStore('backups').getAll());
  db.close();
  const last = all[all.length - 1];
  if (!last) return say('没有自动备份。 There is no backup.');
  await restore(last.reviews);
}

/** Of this install only: others may lie under other paths of the same host. Older builds named their caches otherwise. */
async function clearApp() {
  const here = new URL('./', location.href);
  if ('serviceWorker' in navigator)
    for (const registration of await navigator.serviceWorker.getRegistrations())
      if (registration.scope === here.href) await registration.unregister();
  if ('caches' in window)
    for (const name of await caches.keys())
      if (
        name.startsWith(`zhijing ${here.pathname} `) ||
        (/^zhijing-[0-9a-f]{16}$/.test(name) && (await (await caches.open(name)).match(here.href)))
      )
        await caches.delete(name);
  location.href = './';
}

async function list() {
  const names = {
    reports: '报告 reports',
    files: '原始文件 original files',
    reviews: '核对结果 decisions',
    history: '操作历史 history',
    backups: '自动备份 backups',
  };
  const lines = [];
  for (const name of [mainName, backupName]) {
    const db = await open(name);
    if (!db) continue;
    for (const store of db.objectStoreNames)
      if (names[store]) {
        const count = await done(db.transaction(store).objectStore(store).count());
        lines.push(`${names[store]}：${count}`);
      }
    db.close();
  }
  byId('list').replaceChildren(
    ...(lines.length ? lines : ['没有数据。 There are no data.']).map((line) => {
      const item = document.createElement('li');
      item.textContent = line;
      return item;
    }),
  );
}

/** Runs one of the above and says in words what went wrong. */
const guarded =
  (work) =>
  async (...args) => {
    try {
      await work(...args);
    } catch (error) {
      say(`没有完成 Not done: ${error}`);
    }
  };

byId('save').addEventListener(
  'click',
  guarded(() => save(null)),
);
byId('save-reviews').addEventListener(
  'click',
  guarded(() => save(['reviews', 'history', 'changes'])),
);
byId('clear').addEventListener('click', guarded(clearApp));
byId('backup').addEventListener('click', guarded(restoreBackup));
byId('file').addEventListener('change', (event) => {
  const [file] = event.target.files;
  if (file) void guarded(restoreFile)(file);
  event.target.value = '';
});
void guarded(list)();
