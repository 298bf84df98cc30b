// The service worker: everything of one build in one cache. The build puts in its own name and its files.
const build = __BUILD__;
const files = __FILES__;

// Caches belong to the whole host, where the app may be installed under several paths: each has its own, by its path,
// and no other worker's are touched. No path has a blank in it.
const { scope } = self.registration;
const ownCaches = `zhijing ${new URL(scope).pathname} `;
const cacheName = ownCaches + build;

/** Whether a cache is of an earlier build of this install; the first builds did not say whose theirs were. */
const isOld = async (name) => {
  if (name.startsWith(ownCaches)) return name !== cacheName;
  if (!/^zhijing-[0-9a-f]{16}$/.test(name)) return false;
  return (await (await caches.open(name)).match(scope)) !== undefined;
};

self.addEventListener('install', (event) => {
  const fresh = files.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(fresh)));
});

self.addEventListener('activate', (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) if (await isOld(name)) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

// The new version takes over only when the user says so.
self.addEventListener('message', (event) => {
  if (event.data === 'takeOver') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  // What asks for the newest goes to the network.
  if (url.searchParams.has('fresh')) return;
  const answer = async () => {
    const cache = await caches.open(cacheName);
    // Some servers send Vary: Origin, which would hide the cached answer. To overlook what is asked for behind the name,
    // the browser goes through everything that is kept, which is slow: only where there is something to overlook.
    const options = { ignoreSearch: url.search !== '', ignoreVary: true };
    const cached = await cache.match(request, options);
    if (cached) return cached;
    if (request.mode === 'navigate') {
      const page = await cache.match('./', options);
      if (page && new URL(self.registration.scope).pathname === url.pathname) return page;
    }
    return fetch(request);
  };
  event.respondWith(answer());
});
