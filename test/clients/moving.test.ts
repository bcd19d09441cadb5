import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dockerClient, skipped } from './docker';
import { Engine } from './engine';

const client = dockerClient();
const run = promisify(execFile);

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe.skipIf(client === undefined)(
  `images on the move, by the real docker client ${skipped(client)}`,
  () => {
    let engine: Engine;
    let folder = '';
    const docker = async (...args: string[]) => {
      const env = { PATH: process.env['PATH'], HOME: folder, DOCKER_HOST: `unix://${engine.socket}` };
      return (await run(client?.path ?? '', args, { env, cwd: folder })).stdout;
    };
    const refused = async (...args: string[]) =>
      docker(...args).then(
        () => 'no refusal',
        (problem: unknown) => (problem as { stderr: string }).stderr,
      );

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'moving-'));
      engine = await Engine.start(['busybox', 'registry:2']);
    });

    afterAll(() => {
      engine.stop();
      rmSync(folder, { recursive: true, force: true });
      expect(engine.faults).toEqual([]);
    });

    it('are saved as an archive whose names are true digests, and loaded again', async () => {
      await docker('create', '--name', 'base', 'busybox', 'true');
      writeFileSync(join(folder, 'note'), 'made by hand\n');
      await docker('cp', 'note', 'base:/note');
      await docker('commit', '-m', 'a note', 'base', 'made:1');
      const before = await docker('inspect', '-f', '{{.Id}} {{.RootFS.Layers}}', 'made:1');
      await docker('save', '-o', 'made.tar', 'made:1');
      await run('mkdir', ['out'], { cwd: folder });
      await run('tar', ['xf', 'made.tar', '-C', 'out'], { cwd: folder });
      const { stdout } = await run('find', ['blobs', '-type', 'f'], { cwd: join(folder, 'out') });
      const blobs = stdout.trim().split('\n');
      expect(blobs.length).toBeGreaterThan(4);
      for (const blob of blobs) expect(`blobs/sha256/${sha256(join(folder, 'out', blob))}`).toBe(blob);
      const [listed] = JSON.parse(readFileSync(join(folder, 'out/manifest.json'), 'utf8')) as [
        { Config: string; RepoTags: string[]; Layers: string[] },
      ];
      expect([listed.RepoTags, listed.Layers.length]).toEqual([['made:1'], 2]);
      expect(before).toContain(listed.Config.replace('blobs/sha256/', 'sha256:'));
      expect(before).toContain(listed.Layers[1]?.replace('blobs/sha256/', 'sha256:') ?? '');
      await docker('rmi', 'made:1');
      expect(await docker('load', '-i', 'made.tar')).toBe('Loaded image: made:1\n');
      expect(await docker('inspect', '-f', '{{.Id}} {{.RootFS.Layers}}', 'made:1')).toBe(before);
      expect(await docker('run', '--rm', 'made:1', 'cat', '/note')).toBe('made by hand\n');
      await docker('rm', 'base');
    });

    it('go to a registry in a container and come back under the same digest', async () => {
      const port = await freePort();
      await docker('run', '-d', '--name', 'registry', '-p', `${port}:5000`, 'registry:2');
      const name = `localhost:${port}/team/app`;
      await docker('tag', 'made:1', `${name}:1`);
      const pushed = await docker('push', `${name}:1`);
      const digest = /1: digest: (sha256:[0-9a-f]{64}) size: (\d+)\n$/.exec(pushed);
      expect(pushed).toMatch(
        new RegExp(
          `^The push refers to repository \\[${name}\\]\n(.{12}: Preparing\n){2}(.{12}: Pushed\n){2}`,
        ),
      );
      expect(await docker('push', `${name}:1`)).toContain('Layer already exists');
      const answer = await fetch(`http://127.0.0.1:${port}/v2/team/app/manifests/1`, {
        headers: { Accept: 'application/vnd.docker.distribution.manifest.v2+json' },
      });
      const manifest = await answer.text();
      expect([
        `sha256:${createHash('sha256').update(manifest).digest('hex')}`,
        String(manifest.length),
      ]).toEqual(digest?.slice(1));
      await docker('rmi', '-f', 'made:1', `${name}:1`);
      expect(await docker('pull', `${name}:1`)).toContain(`Digest: ${digest?.[1] ?? ''}\n`);
      expect(await docker('images', '--digests', '--format', '{{.Tag}} {{.Digest}}', name)).toBe(
        `1 ${digest?.[1] ?? ''}\n`,
      );
      expect(await docker('run', '--rm', `${name}:1`, 'cat', '/note')).toBe('made by hand\n');
      expect(await refused('pull', `${name}:2`)).toBe(
        `Error response from daemon: manifest for ${name}:2 not found: manifest unknown: manifest unknown\n`,
      );
      await docker('rm', '-f', 'registry');
      expect(await refused('push', `${name}:1`)).toBe(
        `Get "http://localhost:${port}/v2/": dial tcp 127.0.0.1:${port}: connect: connection refused\n`,
      );
    }, 30_000);

    it('are exported as files and imported as an image of one layer', async () => {
      await docker('run', '--name', 'full', 'busybox', 'sh', '-c', 'echo kept > /kept; ln -s kept /link');
      await docker('export', '-o', 'full.tar', 'full');
      const { stdout } = await run('tar', ['tvf', 'full.tar'], { cwd: folder });
      expect(stdout).toContain(' link -> kept\n');
      expect(
        (await docker('import', '-c', 'CMD ["cat","/link"]', '-m', 'flat', 'full.tar', 'flat:1')).trim(),
      ).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(await docker('run', '--rm', 'flat:1')).toBe('kept\n');
      expect(await docker('history', '--format', '{{.CreatedBy}}|{{.Comment}}', 'flat:1')).toBe('|flat\n');
      expect(await refused('import', 'note')).toBe('Error response from daemon: unexpected EOF\n');
      await docker('rm', 'full');
    });

    it('need an account on Docker Hub, below whose name they go', async () => {
      await docker('tag', 'busybox', 'kim/box:1');
      expect(await refused('push', 'kim/box:1')).toBe('denied: requested access to the resource is denied\n');
      expect(await docker('login', '-u', 'kim', '-p', 'secret')).toContain('Login Succeeded\n');
      expect(await refused('login', '-u', 'kim', '-p', 'other')).toContain(
        'unauthorized: incorrect username or password',
      );
      expect(await docker('push', 'kim/box:1')).toContain('Mounted from library/busybox');
      await docker('rmi', 'kim/box:1');
      expect(await docker('pull', 'kim/box:1')).toContain('Status: Downloaded newer image for kim/box:1');
      await docker('logout');
    }, 20_000);
  },
);
