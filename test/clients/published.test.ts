import { execFile, spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dockerClient, skipped } from './docker';
import { Engine } from './engine';

const client = dockerClient();
const run = promisify(execFile);

/** A port that nobody has at this moment. */
const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

describe.skipIf(client === undefined)(`the real docker client ${skipped(client)}`, () => {
  let engine: Engine;
  const env = () => ({
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    DOCKER_HOST: `unix://${engine.socket}`,
  });
  const docker = async (...args: string[]) => (await run(client?.path ?? '', args, { env: env() })).stdout;

  beforeAll(async () => {
    engine = await Engine.start(['nginx', 'busybox']);
  });

  afterAll(() => {
    engine.stop();
    expect(engine.faults).toEqual([]);
  });

  it('publishes a port that this machine can ask', async () => {
    const port = await freePort();
    await docker('run', '-d', '--name', 'web', '-p', `${port}:80`, 'nginx');
    await expect
      .poll(async () => (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined))?.status, {
        timeout: 10_000,
      })
      .toBe(200);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(page.headers.get('server')).toMatch(/^nginx\//);
    expect(await page.text()).toContain('<title>Welcome to nginx!</title>');
    expect(await docker('ps', '--format', '{{.Names}} {{.Ports}}')).toBe(
      `web 0.0.0.0:${port}->80/tcp, [::]:${port}->80/tcp\n`,
    );
    await docker('rm', '-f', 'web');
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed');
  });

  it('follows logs until they end', async () => {
    await docker(
      'run',
      '-d',
      '--name',
      'talk',
      'busybox',
      'sh',
      '-c',
      'for i in 1 2 3; do echo $i; sleep 0.2; done',
    );
    expect(await docker('logs', '-f', 'talk')).toBe('1\n2\n3\n');
    await docker('rm', 'talk');
  });

  it('hands standard input through, with its end', async () => {
    const child = spawn(client?.path ?? '', ['run', '-i', '--rm', 'busybox', 'wc', '-c'], { env: env() });
    child.stdin.end('12345');
    let said = '';
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([said.trim(), code]).toEqual(['5', 0]);
  });

  it('passes on exit codes', async () => {
    const code = (...args: string[]) =>
      docker('run', '--rm', 'busybox', ...args).then(
        () => 0,
        (error: { code: number }) => error.code,
      );
    expect(
      await Promise.all([code('true'), code('sh', '-c', 'exit 42'), code('nosuch'), code('/etc')]),
    ).toEqual([0, 42, 127, 126]);
  });
});
