import { parseArgs } from 'node:util';
import { ensureInstalled, root } from './install.js';

/**
 * `npm start`: builds the page as it is published, and serves it on this machine.
 * `npm start -- --port 8080` (or PORT) asks for another port, `--host 0.0.0.0` for other machines to see it.
 */
const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' } } });

ensureInstalled();
const { build, preview } = await import('vite');

console.log('Building Drydock …');
await build({ root, logLevel: 'warn' });
const server = await preview({
  root,
  logLevel: 'warn',
  preview: {
    port: Number(values.port ?? process.env.PORT ?? 4173),
    host: values.host ?? 'localhost',
    strictPort: values.port !== undefined,
  },
});
const [address = server.resolvedUrls?.network[0]] = server.resolvedUrls?.local ?? [];
console.log(`\nDrydock is at ${address}\nCtrl-C stops it.`);
