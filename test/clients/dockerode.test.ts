import { PassThrough } from 'node:stream';
import Docker from 'dockerode';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Engine } from './engine';
import { TarContext } from './tar-context';

let engine: Engine;
let docker: Docker;

beforeAll(async () => {
  engine = await Engine.start(['busybox']);
  docker = new Docker({ socketPath: engine.socket });
});

afterAll(() => {
  engine.stop();
  expect(engine.faults).toEqual([]);
});

/** Everything a stream gives until it ends. */
async function all(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const part of stream) text += String(part);
  return text;
}

it('meets an engine', async () => {
  const { Version, ApiVersion, Os } = await docker.version();
  expect([Version, ApiVersion, Os]).toEqual(['28.5.2', '1.51', 'linux']);
  expect(String(await docker.ping())).toBe('OK');
});

it('runs a container and gets its streams apart', async () => {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([all(out), all(err)]);
  const [{ StatusCode }, container] = (await docker.run(
    'busybox',
    ['sh', '-c', 'echo hello; echo bad >&2; exit 3'],
    [out, err],
    { Tty: false },
  )) as [{ StatusCode: number }, Docker.Container];
  out.end();
  err.end();
  expect([StatusCode, await said]).toEqual([3, ['hello\n', 'bad\n']]);
  await container.remove();
  expect(await docker.listContainers({ all: true })).toEqual([]);
});

it('executes in a container, with input behind the upgrade', async () => {
  const container = await docker.createContainer({ Image: 'busybox', Cmd: ['sleep', '1000'], name: 'box' });
  await container.start();
  const exec = await container.exec({ Cmd: ['cat'], AttachStdin: true, AttachStdout: true });
  const stream = await exec.start({ hijack: true, stdin: true });
  const out = new PassThrough();
  docker.modem.demuxStream(stream, out, out);
  stream.end('typed\n');
  await new Promise((resolve) => stream.on('end', resolve));
  out.end();
  expect(await all(out)).toBe('typed\n');
  expect((await exec.inspect()).ExitCode).toBe(0);
  await container.remove({ force: true });
});

it('attaches to a terminal before the start', async () => {
  const container = await docker.createContainer({
    Image: 'busybox',
    Cmd: ['cat'],
    Tty: true,
    OpenStdin: true,
    StdinOnce: true,
  });
  const stream = await container.attach({ stream: true, stdin: true, stdout: true, hijack: true });
  await container.start();
  await container.resize({ h: 40, w: 100 });
  let seen = '';
  stream.on('data', (data: Buffer) => (seen += data.toString()));
  stream.write('hi\r');
  await expect.poll(() => seen).toBe('hi\r\nhi\r\n');
  await container.kill();
  await container.remove({ force: true });
});

it('copies files in and out', async () => {
  const container = await docker.createContainer({ Image: 'busybox', Cmd: ['sleep', '1000'] });
  const archive = await all((await container.getArchive({ path: '/etc/passwd' })) as NodeJS.ReadableStream);
  await container.putArchive(Buffer.from(archive, 'latin1'), { path: '/tmp' });
  const changed = (await container.changes()) as { Path: string; Kind: number }[];
  expect(changed).toEqual([
    { Path: '/tmp', Kind: 0 },
    { Path: '/tmp/passwd', Kind: 1 },
  ]);
  await container.remove();
});

it('pulls with progress', async () => {
  const stream = await docker.pull('alpine:latest');
  const steps = await new Promise<{ status: string }[]>((resolve, reject) =>
    docker.modem.followProgress(stream, (error, output) =>
      error ? reject(error) : resolve(output as { status: string }[]),
    ),
  );
  expect([steps[0]?.status, steps.at(-1)?.status]).toEqual([
    'Pulling from library/alpine',
    'Status: Downloaded newer image for alpine:latest',
  ]);
});

it('hears of refusals', async () => {
  await expect(docker.getContainer('nosuch').inspect()).rejects.toMatchObject({
    statusCode: 404,
    json: { message: 'No such container: nosuch' },
  });
});

it('builds by the classic builder', async () => {
  const context = new TarContext({
    Dockerfile: 'FROM busybox\nCOPY note /note\nRUN cat /note\n',
    note: 'built\n',
  });
  const stream = await docker.buildImage(context.stream(), { t: 'own:1' });
  const said = await new Promise<{ stream?: string }[]>((resolve, reject) =>
    docker.modem.followProgress(stream, (error, output) =>
      error ? reject(error) : resolve(output as { stream?: string }[]),
    ),
  );
  const lines = said.map(({ stream: text = '' }) => text.replace(/[0-9a-f]{12}/g, 'ID')).join('');
  expect(
    lines.replace(/ ---> (Running in |Removed .* )?ID\n/g, '').replace(/Removed intermediate.*\n/g, ''),
  ).toBe(
    [
      'Step 1/3 : FROM busybox\n',
      'Step 2/3 : COPY note /note\n',
      'Step 3/3 : RUN cat /note\n',
      'built\n',
      'Successfully built ID\nSuccessfully tagged own:1\n',
    ].join(''),
  );
  await docker.getImage('own:1').remove();
});

it('hears events, in order', async () => {
  const stream = (await docker.getEvents({ filters: { type: ['container'] } })) as NodeJS.ReadableStream;
  const heard: string[] = [];
  stream.on('data', (data: Buffer) => {
    for (const line of data.toString().split('\n'))
      if (line !== '') heard.push((JSON.parse(line) as { Action: string }).Action);
  });
  const container = await docker.createContainer({
    Image: 'busybox',
    Cmd: ['sleep', '1000'],
    StopSignal: 'SIGKILL',
  });
  await container.start();
  await container.pause();
  await container.unpause();
  await container.stop();
  await container.remove();
  await expect.poll(() => heard.at(-1)).toBe('destroy');
  expect(heard).toEqual(['create', 'start', 'pause', 'unpause', 'kill', 'stop', 'die', 'destroy']);
  (stream as unknown as { destroy: () => void }).destroy();
});

it('keeps volumes, and connects networks', async () => {
  const volume = await docker.createVolume({ Name: 'kept', Labels: { a: 'b' } });
  const network = await docker.createNetwork({ Name: 'own', Labels: { c: 'd' } });
  const container = await docker.createContainer({
    Image: 'busybox',
    Cmd: ['sleep', '1000'],
    name: 'member',
    HostConfig: { Binds: ['kept:/kept'] },
  });
  await container.start();
  await network.connect({ Container: 'member', EndpointConfig: { Aliases: ['alias'] } });
  const { NetworkSettings, Mounts } = await container.inspect();
  expect([volume.name, Object.keys(NetworkSettings.Networks), Mounts.map(({ Name }) => Name)]).toEqual([
    'kept',
    ['bridge', 'own'],
    ['kept'],
  ]);
  await expect(network.remove()).rejects.toMatchObject({ statusCode: 403 });
  await network.disconnect({ Container: 'member' });
  await container.remove({ force: true });
  await network.remove();
  await docker.getVolume('kept').remove();
  expect((await docker.listNetworks()).map(({ Name }) => Name).sort()).toEqual(['bridge', 'host', 'none']);
});
