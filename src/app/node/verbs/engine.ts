import { unlinkSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Bridge } from '../bridge/bridge';
import { listen, parseEndpoint } from '../bridge/listen';
import { PublishedPorts } from '../bridge/published';
import type { Verb } from '../verb';

const usage =
  'drydock engine --listen unix:///PATH|tcp://HOST:PORT [--images A,B] [--host linux] [--speed N]\n';

const options = {
  listen: { type: 'string' },
  images: { type: 'string', default: '' },
  host: { type: 'string', default: 'linux' },
  speed: { type: 'string', default: '1' },
} as const;

/** Serves a simulated daemon to real clients until it is told to end (SIGTERM, SIGINT). */
export const engine: Verb = async (args, { stdout, stderr }) => {
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    stderr.write(`drydock engine: ${asked}\n${usage}`);
    return 2;
  }
  const bridge = new Bridge({
    images: asked.images,
    speed: asked.speed,
    onFault: (text) => stderr.write(`fault: ${text}\n`),
  });
  const published = new PublishedPorts(bridge, (port, why) => {
    stderr.write(`drydock engine: port ${port} is not served here: ${why}\n`);
  });
  const server = await listen(asked.endpoint, (socket) => {
    const refused = bridge.connect(socket, { unix: '/var/run/docker.sock' });
    if (refused !== undefined) socket.destroy();
  });
  stdout.write(`listening on ${asked.listen}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  published.close();
  server.close();
  bridge.close();
  if ('path' in asked.endpoint) removeSocket(asked.endpoint.path);
  return 0;
};

function removeSocket(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // somebody has removed it already
  }
}

function readArguments(args: readonly string[]) {
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options, strict: true }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { listen: where, images, host, speed } = values;
  const endpoint = where === undefined ? undefined : parseEndpoint(where);
  if (where === undefined || endpoint === undefined) return `--listen wants an address, not '${where ?? ''}'`;
  if (host !== 'linux') return `there is no host '${host}' yet: only linux`;
  if (!(Number(speed) > 0)) return `--speed wants a number above 0, not '${speed}'`;
  return {
    listen: where,
    endpoint,
    images: images.split(',').filter((one) => one !== ''),
    speed: Number(speed),
  };
}
