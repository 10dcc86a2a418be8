/// <reference lib="webworker" />
// Keeps styles, scripts and the offline page on the device. Pages themselves are never kept: they hold personal matters.
const worker = self as unknown as ServiceWorkerGlobalScope;
const store = 'heluo-1';
const offline = '/offline';

worker.addEventListener('install', event => {
  event.waitUntil((async () => {
    await caches.delete(store);
    const cache = await caches.open(store);
    const page = await fetch(offline, { credentials: 'omit' });
    const assets = [...(await page.clone().text()).matchAll(/"(\/dist\/[^"#]+)/g)].map(found => found[1] ?? '');
    await cache.put(offline, page);
    await cache.addAll([...new Set(assets)]);
    await worker.skipWaiting();
  })());
});

worker.addEventListener('activate', event => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== store) await caches.delete(name);
    await worker.clients.claim();
  })());
});

worker.addEventListener('fetch', event => {
  const request = event.request;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(async () => await caches.match(offline) ?? Response.error()));
  } else if (new URL(request.url).pathname.startsWith('/dist/')) {
    event.respondWith(caches.match(request).then(kept => kept ?? fetch(request)));
  }
});
