/**
 * The service worker: keeps every built file, and the page itself for when the network is away. The compiler knows either
 * pages or workers, not both at a time, so the few shapes needed are written down here.
 */
type Extendable = { waitUntil(promise: Promise<unknown>): void };
type Fetching = { request: Request; respondWith(response: Promise<Response>): void };
type WorkerScope = {
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  location: Location;
};
type BuiltFile = { file: string; css?: string[]; assets?: string[] };

const worker = globalThis as unknown as WorkerScope;
const cacheName = 'drydock';

const address = (path: string) => new URL(path, worker.location.href).href;

/** Everything that the build made, from its own list (`build.manifest` in vite.config.ts). */
async function builtFiles(): Promise<string[]> {
  const response = await fetch(address('files.json'), { cache: 'no-store' });
  const manifest = (await response.json()) as Record<string, BuiltFile>;
  const files = Object.values(manifest).flatMap(({ file, css = [], assets = [] }) => [
    file,
    ...css,
    ...assets,
  ]);
  return [...new Set(files)].filter((file) => file !== 'service-worker.js').map(address);
}

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  const kept = new Set((await cache.keys()).map((request) => request.url));
  const wanted = await builtFiles();
  await cache.addAll([address('./'), ...wanted.filter((file) => !kept.has(file))]);
  await worker.skipWaiting();
}

/** Files of builds before this one go; a tab that still needs one asks the network. */
async function activate(): Promise<void> {
  const cache = await caches.open(cacheName);
  const wanted = new Set([address('./'), ...(await builtFiles())]);
  const old = (await cache.keys()).filter((request) => !wanted.has(request.url));
  await Promise.all(old.map((request) => cache.delete(request)));
  await worker.clients.claim();
}

/** The page: the newest there is, else the kept one. Everything else has a hash in its name: the kept one is right. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  // A server that answers `Vary: Origin` means other pages' questions, not ours.
  if (request.mode !== 'navigate')
    return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const page = await cache.match(address('./'));
    if (!page) throw error;
    return page;
  }
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const isOurs = event.request.method === 'GET' && event.request.url.startsWith(address('./'));
  if (isOurs) event.respondWith(answer(event.request));
});

export {};
