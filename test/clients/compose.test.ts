import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compared, playReal, takenPort } from './play';
import { parse } from '../recorded/transcript';
import { dockerClient } from './docker';

const client = dockerClient();

/** Where compose's own plugin may be: what somebody names, beside the client, where Debian and Docker put it, the recording engine's. */
function composePlugin(): string | undefined {
  const folders = [
    ...(client ? [join(dirname(client.path), '../libexec/docker/cli-plugins')] : []),
    ...['local/lib', 'local/libexec', 'lib', 'libexec'].map((folder) => `/usr/${folder}/docker/cli-plugins`),
    join(homedir(), '.cache/real-engine/root/usr/libexec/docker/cli-plugins'),
  ];
  const found = [process.env['DOCKER_COMPOSE'], ...folders.map((folder) => join(folder, 'docker-compose'))];
  return found.find((path) => path !== undefined && path !== '' && existsSync(path));
}

const plugin = client && composePlugin();
const missing =
  plugin === undefined ? 'SKIPPED: no docker compose here (DOCKER_COMPOSE=/path/to/docker-compose)' : '';

/** Sessions whose truth is the simulated engine's, not the simulated host's. */
// not `attach`: its steps give a real process 0.7 s of a real clock to get there, which a busy machine does not keep
const sessions = ['life', 'orphans', 'run', 'deps', 'health'];

/**
 * What depends on the order of a Go map, on files of the simulated host, or on which of two parallel requests of one
 * command is answered first (after a failed `unpause` of one service the other's line is sometimes still printed).
 */
const ownChoice =
  /already in use by service|config --services|\.\/here|compose unpause a; docker compose unpause"/;

/** Objects that are worked on at once have their ids in any order. */
const unnumbered = (said: readonly object[]): unknown[] =>
  said
    .map((step) => JSON.stringify(step))
    .filter((step) => !ownChoice.test(step))
    .map((step) => JSON.parse(step.replace(/<(long-)?id\d+>/g, '<$1id>')) as unknown);

const recorded = join(import.meta.dirname, '../recorded/compose');

describe.skipIf(plugin === undefined)(`the real docker compose ${missing}`, () => {
  it.concurrent.for(sessions)(
    'says what is written in %s',
    { timeout: 180_000 },
    async (name, { expect: expects, skip }) => {
      const transcript = parse(readFileSync(join(recorded, `${name}.txt`), 'utf8'));
      const taken = await takenPort(transcript);
      if (taken !== undefined) skip(`SKIPPED: port ${taken} is taken on this machine`);
      const said = await playReal(transcript, client?.path ?? '', { compose: plugin ?? '' });
      const { steps } = transcript;
      expects(unnumbered(compared(steps, said))).toEqual(unnumbered(compared(steps, steps)));
    },
  );

  it('keeps a project through up, ps, logs, exec, scale and down', { timeout: 120_000 }, async () => {
    const { RealShell } = await import('./real-shell');
    const images = ['busybox', 'nginx:alpine'];
    const shell = await RealShell.start({
      docker: client?.path ?? '',
      images,
      env: {},
      plugins: { compose: plugin ?? '' },
    });
    const says = async (command: string, files = {}) => {
      const { stdout, stderr, exit } = await shell.step(command, files, 60_000);
      return `${stdout}${exit === 0 ? '' : `${stderr}[exit ${exit}]`}`;
    };
    try {
      const file = [
        'services:',
        '  web: {image: "nginx:alpine", depends_on: {db: {condition: service_healthy}}, networks: [front, back]}',
        '  db:',
        '    image: busybox',
        `    command: sh -c 'echo ready; touch /data/up; sleep 600'`,
        '    stop_signal: SIGKILL',
        '    volumes: [data:/data]',
        '    networks: {back: {aliases: [store]}}',
        '    healthcheck: {test: test -f /data/up, interval: 1s, start_period: 2s, start_interval: 200ms}',
        'volumes: {data: {}}',
        'networks: {front: {}, back: {internal: true}}',
      ];
      expect(await says('docker compose -p shop up -d', { 'compose.yaml': `${file.join('\n')}\n` })).toBe('');
      expect(
        await says('docker compose -p shop ps --format "{{.Name}} {{.Service}} {{.State}} {{.Health}}"'),
      ).toBe('shop-db-1 db running healthy\nshop-web-1 web running \n');
      expect(await says('docker compose -p shop logs db')).toBe('db-1  | ready\n');
      expect(
        await says('docker compose -p shop exec -T web wget -qO- localhost | grep -o "<h1>.*</h1>"'),
      ).toBe('<h1>Welcome to nginx!</h1>\n');
      expect(await says('docker compose -p shop up -d --scale web=3')).toBe('');
      expect(await says('docker compose -p shop ps -q web | wc -l')).toBe('3\n');
      expect(await says('docker compose -p shop scale web=1; docker compose -p shop ps --services')).toBe(
        'db\nweb\n',
      );
      expect(
        await says('docker compose -p shop exec -T web sh -c "getent hosts store | grep -c store"'),
      ).toBe('1\n');
      expect(await says('docker compose ls -q')).toBe('shop\n');
      expect(await says('docker compose -p shop down -v -t 1; docker ps -aq; docker volume ls -q')).toBe('');
      expect(shell.faults).toEqual([]);
    } finally {
      shell.close();
    }
  });
});
