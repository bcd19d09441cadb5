import { describe, expect, it } from 'vitest';
import { Lab } from './lab';

const out = (line: string) => `\u0001\0\0\0\0\0\0${String.fromCharCode(line.length)}${line}`;
const err = (line: string) => `\u0002\0\0\0\0\0\0${String.fromCharCode(line.length)}${line}`;
const upgrade = { Connection: 'Upgrade', Upgrade: 'tcp' };
const head =
  'HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.multiplexed-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n';

function made(lab: Lab, config: object, name = 'xx'): void {
  expect(lab.ask('POST', `/containers/create?name=${name}`, { Image: 'busybox', ...config }).status).toBe(
    201,
  );
}

describe('attach', () => {
  it('before the start loses nothing', () => {
    const lab = new Lab();
    made(lab, { Cmd: ['sh', '-c', 'echo hello; echo bad >&2'] });
    const attached = lab.begin(
      'POST',
      '/containers/xx/attach?stream=1&stdout=1&stderr=1',
      undefined,
      upgrade,
    );
    expect(lab.received(attached)).toBe(`${head}\r\n`);
    lab.ask('POST', '/containers/xx/start');
    lab.run(1000);
    expect(lab.received(attached)).toBe(`${head}\r\n${out('hello\n')}${err('bad\n')}`);
    expect(lab.hasEnded(attached)).toBe(true);
  });

  it('brings input, also what was sent before the start, and its end', () => {
    const lab = new Lab();
    made(lab, { Cmd: ['cat'], OpenStdin: true, StdinOnce: true, AttachStdin: true });
    const attached = lab.begin('POST', '/containers/xx/attach?stream=1&stdin=1&stdout=1', undefined, upgrade);
    lab.send(attached, 'one\n');
    lab.ask('POST', '/containers/xx/start');
    lab.send(attached, 'two\n', true);
    lab.run(1000);
    expect(lab.received(attached).slice(`${head}\r\n`.length)).toBe(`${out('one\n')}${out('two\n')}`);
    expect(lab.ask('POST', '/containers/xx/wait').body).toBe('{"StatusCode":0}\n');
  });

  it('gives a terminal raw, and lets go of it by its keys', () => {
    const lab = new Lab();
    made(lab, { Cmd: ['cat'], Tty: true, OpenStdin: true });
    const attached = lab.begin('POST', '/containers/xx/attach?stream=1&stdin=1&stdout=1', undefined, upgrade);
    lab.ask('POST', '/containers/xx/start');
    lab.send(attached, 'hi\r');
    lab.run(100);
    lab.send(attached, '\x10\x11');
    lab.run(100);
    const raw = head.replace('multiplexed', 'raw');
    expect(lab.received(attached)).toBe(`${raw}\r\nhi\r\nhi\r\n`);
    expect(lab.hasEnded(attached)).toBe(true);
    expect((lab.ask('GET', '/containers/xx/json').json() as { State: { Status: string } }).State.Status).toBe(
      'running',
    );
  });

  it('answers a plain 200 to who does not upgrade', () => {
    const lab = new Lab();
    made(lab, { Cmd: ['echo', 'hello'] });
    const attached = lab.begin('POST', '/containers/xx/attach?stream=1&stdout=1');
    lab.ask('POST', '/containers/xx/start');
    lab.run(1000);
    expect(lab.received(attached)).toBe(
      `HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n${out('hello\n')}`,
    );
  });
});

describe('wait', () => {
  it('gives its head at once and its body at the end', () => {
    const lab = new Lab();
    made(lab, { Cmd: ['sh', '-c', 'sleep 2; exit 7'] });
    const waits = ['next-exit', 'removed', 'not-running'].map((condition) =>
      lab.begin('POST', `/containers/xx/wait?condition=${condition}`),
    );
    expect(waits.map((one) => lab.received(one).split('\r\n')[0])).toEqual(Array(3).fill('HTTP/1.1 200 OK'));
    const body = (stream: number) => lab.received(stream).split('\r\n\r\n').slice(1).join('\r\n\r\n');
    expect(waits.map(body)).toEqual(['', '', '11\r\n{"StatusCode":0}\n\r\n0\r\n\r\n']);
    lab.ask('POST', '/containers/xx/start');
    lab.run(3000);
    expect(waits.map(body).slice(0, 2)).toEqual(['11\r\n{"StatusCode":7}\n\r\n0\r\n\r\n', '']);
    lab.ask('DELETE', '/containers/xx');
    expect(body(waits[1] ?? 0)).toBe('11\r\n{"StatusCode":7}\n\r\n0\r\n\r\n');
  });

  it('is given up when the client hangs up', () => {
    const lab = new Lab();
    lab.runContainer({ Image: 'busybox', Cmd: ['sleep', '100'] }, 'xx');
    const wait = lab.begin('POST', '/containers/xx/wait');
    lab.send(wait, '', true);
    expect(lab.received(wait)).toContain('{"Error":{"Message":"context canceled"},"StatusCode":-1}');
  });

  it('knows three conditions', () => {
    const lab = new Lab();
    made(lab, { Cmd: ['true'] });
    expect(lab.ask('POST', '/containers/xx/wait?condition=foo').body).toBe(
      '{"message":"invalid condition: \\"foo\\""}\n',
    );
  });
});

describe('logs', () => {
  const lab = new Lab();
  lab.runContainer(
    {
      Image: 'busybox',
      Cmd: ['sh', '-c', 'for i in 1 2 3; do echo line $i; sleep 1; done; echo bad >&2; printf end'],
    },
    'xx',
  );
  const logs = (query: string) => lab.ask('GET', `/containers/xx/logs?${query}`).body;

  it('follow until the end', () => {
    const followed = lab.begin('GET', '/containers/xx/logs?stdout=1&stderr=1&follow=1');
    expect(lab.received(followed)).toContain(out('line 1\n'));
    expect(lab.received(followed)).not.toContain('line 2');
    lab.run(5000);
    expect(lab.received(followed).endsWith('\r\n0\r\n\r\n')).toBe(true);
    expect(logs('stdout=1&stderr=1')).toBe(
      ['line 1\n', 'line 2\n', 'line 3\n'].map(out).join('') + err('bad\n') + out('end'),
    );
  });

  it('are chosen by stream, number and time', () => {
    expect(logs('stderr=1')).toBe(err('bad\n'));
    expect(logs('stdout=1&tail=2')).toBe(out('end'));
    expect(logs('stdout=1&tail=0')).toBe('');
    expect(logs('stdout=1&tail=x').length).toBeGreaterThan(40);
    expect(logs('stdout=1&since=9999999999')).toBe('');
    expect(logs('stdout=1&timestamps=1&tail=2').slice(8)).toMatch(/^2026-01-05T09:00:\d\d\.\d{9}Z end$/);
    expect(logs('')).toBe('{"message":"Bad parameters: you must choose at least one stream"}\n');
    expect(logs('stdout=1&since=x')).toBe(
      '{"message":"strconv.ParseInt: parsing \\"x\\": invalid syntax"}\n',
    );
  });
});

describe('exec', () => {
  const lab = new Lab();
  const id = lab.runContainer({ Image: 'busybox', Cmd: ['sleep', '1000'], Env: ['A=1'] }, 'xx');
  const exec = (config: object) =>
    (
      lab
        .ask('POST', '/containers/xx/exec', { AttachStdout: true, AttachStderr: true, ...config })
        .json() as { Id: string }
    ).Id;
  const own =
    'Api-Version: 1.51\r\nDocker-Experimental: false\r\nOstype: linux\r\nServer: Docker/28.5.2 (linux)\r\n\r\n';

  it('runs a command and keeps its code', () => {
    const exec1 = exec({ Cmd: ['sh', '-c', 'echo $A $B; echo bad >&2; exit 4'], Env: ['B=2'] });
    const started = lab.begin('POST', `/exec/${exec1}/start`, { Detach: false, Tty: false }, upgrade);
    lab.run(1000);
    const answer = lab.received(started).slice((head + own).length);
    expect(lab.received(started).slice(0, (head + own).length)).toBe(head + own);
    expect([out('1 2\n') + err('bad\n'), err('bad\n') + out('1 2\n')]).toContain(answer);
    const { Pid, ...seen } = lab.ask('GET', `/exec/${exec1}/json`).json() as { Pid: number };
    expect(Pid).toBeGreaterThan(0);
    expect(seen).toEqual({
      ID: exec1,
      Running: false,
      ExitCode: 4,
      ProcessConfig: {
        tty: false,
        entrypoint: 'sh',
        arguments: ['-c', 'echo $A $B; echo bad >&2; exit 4'],
        privileged: false,
      },
      OpenStdin: false,
      OpenStderr: true,
      OpenStdout: true,
      CanRemove: false,
      ContainerID: id,
      DetachKeys: '',
    });
    expect(lab.ask('POST', `/exec/${exec1}/start`, {}).body).toBe(
      `{"message":"exec command ${exec1} has already run"}\n`,
    );
  });

  it('takes its input from behind the body of the request', () => {
    const exec1 = exec({ Cmd: ['cat'], AttachStdin: true });
    const stream = lab.connect();
    const body = '{"Detach":false,"Tty":false}';
    lab.send(
      stream,
      `POST /exec/${exec1}/start HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}early `,
    );
    lab.send(stream, 'late', true);
    lab.run(1000);
    const answer = lab.received(stream).slice((head + own).length);
    expect(answer.replace(/[\u0001\0][\0\u0001-\u001f]{0,7}/g, '')).toBe('early late');
    expect((lab.ask('GET', `/exec/${exec1}/json`).json() as { ExitCode: number }).ExitCode).toBe(0);
  });

  it('frames the words of a command that is not there', () => {
    const words =
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "nosuch": executable file not found in $PATH';
    const exec1 = exec({ Cmd: ['nosuch'] });
    const started = lab.begin('POST', `/exec/${exec1}/start`, { Detach: false }, upgrade);
    lab.run(1000);
    expect(lab.received(started)).toBe(head + own + out(`${words}\r\n`));
    expect((lab.ask('GET', `/exec/${exec1}/json`).json() as { ExitCode: number }).ExitCode).toBe(127);
    const unknown = lab.ask('POST', '/containers/xx/exec', { Cmd: ['id'], User: 'nosuch' }).json();
    expect(unknown).toEqual({ message: 'unable to find user nosuch: no matching entries in passwd file' });
  });
});

describe('events', () => {
  it('come as they happen, and stop at a time', () => {
    const lab = new Lab();
    const until = Math.floor(lab.world.epoch / 1000 + lab.world.time / 1000) + 3;
    const seen = lab.begin(
      'GET',
      `/events?until=${until}&filters=${encodeURIComponent('{"type":["container"]}')}`,
    );
    const id = lab.runContainer({ Image: 'busybox', Cmd: ['true'], Labels: { k: 'v' } }, 'xx');
    lab.run(5000);
    const lines = lab
      .received(seen)
      .split('\r\n')
      .filter((line) => line.startsWith('{'));
    const all = lines
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(all.map((event) => event['Action'])).toEqual(['create', 'start', 'die']);
    const { time, timeNano, ...die } = all[2] as { time: number; timeNano: number };
    expect(Math.floor(timeNano / 1e9)).toBe(time);
    const attributes = { execDuration: '0', exitCode: '0', image: 'busybox', k: 'v', name: 'xx' };
    expect(die).toEqual({
      status: 'die',
      id,
      from: 'busybox',
      Type: 'container',
      Action: 'die',
      Actor: { ID: id, Attributes: attributes },
      scope: 'local',
    });
    expect(lab.received(seen).endsWith('0\r\n\r\n')).toBe(true);
  });
});

it('keeps connections alive, one request after the other', () => {
  const lab = new Lab();
  const stream = lab.connect();
  lab.send(
    stream,
    'GET /_ping HTTP/1.1\r\nHost: x\r\n\r\nHEAD /_ping HTTP/1.1\r\nHost: x\r\n\r\nGET /_ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  );
  lab.run(100);
  const answers = lab.received(stream).split('HTTP/1.1 200 OK\r\n');
  expect(answers.length).toBe(4);
  expect([
    answers[1]?.endsWith('\r\n\r\nOK'),
    answers[2]?.endsWith('GMT\r\n\r\n'),
    answers[3]?.endsWith('\r\n\r\nOK'),
  ]).toEqual([true, true, true]);
  expect(lab.hasEnded(stream)).toBe(true);
});
