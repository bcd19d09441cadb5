import { describe, expect, it } from 'vitest';
import { Lab } from './lab';

const sleeper = { Image: 'busybox', Cmd: ['sleep', '1000'] };
const message = (answer: { status: number; json: () => unknown }) => [
  answer.status,
  (answer.json() as { message: string }).message,
];

/** Actions since number `from`, without networks and volumes: what `docker events --format {{.Action}}` shows. */
function actions(lab: Lab, from: number, type = 'container'): string[] {
  return lab.events
    .slice(from)
    .filter((event) => event.type === type)
    .map(({ action }) => action);
}

function state(lab: Lab, name: string): Record<string, unknown> {
  const { State } = lab.ask('GET', `/containers/${name}/json`).json() as { State: Record<string, unknown> };
  return {
    Status: State['Status'],
    ExitCode: State['ExitCode'],
    OOMKilled: State['OOMKilled'],
    Error: State['Error'],
  };
}

describe('the life of a container', () => {
  it('announces itself as the real engine does', () => {
    const lab = new Lab();
    const from = lab.events.length;
    const id = lab.runContainer(sleeper, 'web');
    lab.ask('POST', '/containers/web/restart?t=0');
    lab.ask('POST', '/containers/web/pause');
    lab.ask('POST', '/containers/web/unpause');
    lab.ask('POST', '/containers/web/rename?name=other');
    lab.ask('POST', '/containers/other/kill');
    lab.ask('POST', '/containers/other/start');
    lab.ask('DELETE', '/containers/other?force=1');
    expect(actions(lab, from)).toEqual([
      ...['create', 'start', 'kill', 'kill', 'stop', 'die', 'start', 'restart', 'pause', 'unpause', 'rename'],
      ...['kill', 'die', 'start', 'kill', 'die', 'destroy'],
    ]);
    expect(actions(lab, from, 'network')).toEqual([
      'connect',
      'disconnect',
      'connect',
      'disconnect',
      'connect',
      'disconnect',
    ]);
    expect(id).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes about as long to begin and to end as measured (calibration.md)', () => {
    const lab = new Lab();
    lab.ask('POST', '/containers/create?name=web', sleeper);
    const began = lab.world.time;
    lab.ask('POST', '/containers/web/start');
    const started = lab.world.time - began;
    lab.ask('POST', '/containers/web/stop?t=0');
    const stopped = lab.world.time - began - started;
    expect(started).toBeGreaterThanOrEqual(150);
    expect(started).toBeLessThanOrEqual(220);
    expect(stopped).toBeGreaterThanOrEqual(50);
    expect(stopped).toBeLessThanOrEqual(150);
  });

  it('answers 304 to what is so already, and refuses what cannot be', () => {
    const lab = new Lab();
    const id = lab.runContainer(sleeper, 'web');
    expect(lab.ask('POST', '/containers/web/start').status).toBe(304);
    expect(message(lab.ask('POST', '/containers/web/unpause'))).toEqual([
      500,
      `Container ${id} is not paused`,
    ]);
    expect(lab.ask('POST', '/containers/web/pause').status).toBe(204);
    expect(message(lab.ask('POST', '/containers/web/pause'))).toEqual([
      409,
      `Container ${id} is already paused`,
    ]);
    expect(message(lab.ask('POST', '/containers/web/start'))).toEqual([
      409,
      'cannot start a paused container, try unpause instead',
    ]);
    expect(message(lab.ask('POST', '/containers/web/exec', { Cmd: ['true'] }))).toEqual([
      409,
      'Container web is paused, unpause the container before exec',
    ]);
    expect(message(lab.ask('DELETE', '/containers/web'))).toEqual([
      409,
      'cannot remove container "web": container is paused and must be unpaused first',
    ]);
    lab.ask('POST', '/containers/web/unpause');
    expect(message(lab.ask('DELETE', '/containers/web'))).toEqual([
      409,
      'cannot remove container "web": container is running: stop the container before removing or force remove',
    ]);
    expect(message(lab.ask('POST', '/containers/web/kill?signal=FOO'))).toEqual([
      400,
      'cannot kill container: web: invalid signal: FOO',
    ]);
    expect(message(lab.ask('POST', '/containers/web/rename?name=web'))).toEqual([
      400,
      'Renaming a container with the same name as its current name',
    ]);
    lab.ask('POST', '/containers/web/stop?t=0');
    expect(lab.ask('POST', '/containers/web/stop').status).toBe(304);
    expect(message(lab.ask('POST', '/containers/web/kill'))).toEqual([
      409,
      `cannot kill container: web: container ${id} is not running`,
    ]);
    expect(lab.ask('DELETE', '/containers/web').status).toBe(204);
    expect(message(lab.ask('DELETE', '/containers/web'))).toEqual([404, 'No such container: web']);
  });

  const runc =
    'failed to create task for container: failed to create shim task: OCI runtime create failed: ' +
    'runc create failed: unable to start container process: ';
  it.each([
    { command: 'nosuchcmd', code: 127, why: 'exec: "nosuchcmd": executable file not found in $PATH' },
    { command: '/etc', code: 126, why: 'exec: "/etc": permission denied' },
    { command: '/nope', code: 127, why: 'exec: "/nope": stat /nope: no such file or directory' },
  ])('cannot begin with $command', ({ command, code, why }) => {
    const lab = new Lab();
    lab.ask('POST', '/containers/create?name=xx', { Image: 'busybox', Cmd: [command] });
    expect(message(lab.ask('POST', '/containers/xx/start'))).toEqual([400, runc + why]);
    expect(state(lab, 'xx')).toEqual({
      Status: 'created',
      ExitCode: code,
      OOMKilled: false,
      Error: runc + why,
    });
    expect(
      lab.peek(
        (sim) =>
          [...sim.processes.all()].filter(({ program }) => program.startsWith('containerd-shim')).length,
      ),
    ).toBe(0);
  });

  it('ends with the code of its process', () => {
    const lab = new Lab();
    lab.runContainer({ Image: 'busybox', Cmd: ['sh', '-c', 'sleep 1; exit 3'] }, 'xx');
    expect(lab.ask('POST', '/containers/xx/wait').body).toBe('{"StatusCode":3}\n');
    expect(state(lab, 'xx')).toEqual({ Status: 'exited', ExitCode: 3, OOMKilled: false, Error: '' });
  });

  it('is killed when its grace is over', () => {
    const lab = new Lab();
    lab.runContainer(sleeper, 'xx');
    const began = lab.world.time;
    lab.ask('POST', '/containers/xx/stop');
    expect(Math.round((lab.world.time - began) / 1000)).toBe(10);
    expect(state(lab, 'xx')).toEqual({ Status: 'exited', ExitCode: 137, OOMKilled: false, Error: '' });
  });

  it('leaves nothing behind when it is removed', () => {
    const lab = new Lab();
    const count = () =>
      lab.peek((sim) =>
        [
          sim.processes,
          sim.threads,
          sim.cgroups,
          sim.namespaces,
          sim.filesystems,
          sim.mountTables,
          sim.netns,
          sim.pipes,
          sim.openFiles,
          sim.ttys,
        ].map(({ size }) => size),
      );
    lab.runContainer(sleeper, 'warm');
    lab.ask('DELETE', '/containers/warm?force=1');
    lab.run(1000);
    const before = count();
    lab.runContainer({ ...sleeper, Tty: true, OpenStdin: true }, 'xx');
    lab.runContainer(
      {
        ...sleeper,
        ExposedPorts: { '80/tcp': {} },
        HostConfig: { PortBindings: { '80/tcp': [{ HostPort: '8080' }] } },
      },
      'yy',
    );
    lab.ask('DELETE', '/containers/xx?force=1');
    lab.ask('DELETE', '/containers/yy?force=1');
    lab.run(1000);
    expect(count()).toEqual(before);
  });
});

describe('restart policies', () => {
  it('try again with delays that double', () => {
    const lab = new Lab();
    const from = lab.events.length;
    lab.runContainer(
      {
        Image: 'busybox',
        Cmd: ['false'],
        HostConfig: { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 } },
      },
      'xx',
    );
    lab.run(10_000);
    expect(actions(lab, from)).toEqual([
      'create',
      'start',
      'die',
      'start',
      'die',
      'start',
      'die',
      'start',
      'die',
    ]);
    const { RestartCount } = lab.ask('GET', '/containers/xx/json').json() as { RestartCount: number };
    expect([RestartCount, state(lab, 'xx')['Status']]).toEqual([3, 'exited']);
    const times = lab.events.slice(from).filter(({ type }) => type === 'container');
    const gaps = times.flatMap((event, i) =>
      event.action === 'die' && times[i + 1] !== undefined ? [(times[i + 1]?.time ?? 0) - event.time] : [],
    );
    const [first = 0, second = 0, third = 0] = gaps.map(Math.round);
    expect([second - first, third - second]).toEqual([100, 200]);
  });

  it('leave alone what was stopped by hand', () => {
    const lab = new Lab();
    lab.runContainer({ ...sleeper, HostConfig: { RestartPolicy: { Name: 'always' } } }, 'xx');
    lab.ask('POST', '/containers/xx/stop?t=0');
    lab.run(5000);
    expect(state(lab, 'xx')['Status']).toBe('exited');
  });

  it('are over when a container is stopped between two tries', () => {
    const lab = new Lab();
    lab.runContainer(
      { Image: 'busybox', Cmd: ['false'], HostConfig: { RestartPolicy: { Name: 'always' } } },
      'xx',
    );
    lab.run(8000);
    const wait = lab.begin('POST', '/containers/xx/wait');
    for (let i = 0; i < 200 && state(lab, 'xx')['Status'] !== 'restarting'; i++) lab.run(10);
    expect(lab.ask('POST', '/containers/xx/stop').status).toBe(204);
    expect(lab.received(wait)).toContain('{"StatusCode":1}');
    lab.run(60_000);
    expect(state(lab, 'xx')).toEqual({ Status: 'exited', ExitCode: 1, OOMKilled: false, Error: '' });
  });

  it('hold after a daemon was killed, and its containers went on without it', () => {
    const lab = new Lab();
    lab.runContainer({ ...sleeper, HostConfig: { RestartPolicy: { Name: 'always' } } }, 'aa');
    lab.runContainer({ Image: 'busybox', Cmd: ['sh', '-c', 'sleep 5; exit 4'] }, 'bb');
    lab.runContainer(sleeper, 'cc');
    const dockerd = lab.peek((sim) => [...sim.daemons.all()][0]?.process ?? 0);
    lab.act({ kind: 'signal', process: dockerd, signal: 9 });
    lab.run(10_000);
    const sleepers = lab.peek(
      (sim) => [...sim.processes.all()].filter(({ argv }) => argv[0] === 'sleep').length,
    );
    lab.act({ kind: 'spawn', machine: lab.machine, argv: ['/usr/bin/dockerd'], streams: {} });
    lab.run(20_000);
    const seen = ['aa', 'bb', 'cc'].map((name) => [state(lab, name)['Status'], state(lab, name)['ExitCode']]);
    expect([sleepers, seen]).toEqual([
      2,
      [
        ['running', 0],
        ['exited', 4],
        ['exited', 137],
      ],
    ]);
  });

  it('are counted right when the daemon ends while one is paused', () => {
    const lab = new Lab();
    lab.runContainer(sleeper, 'aa');
    lab.ask('POST', '/containers/aa/pause');
    const dockerd = lab.peek((sim) => [...sim.daemons.all()][0]?.process ?? 0);
    lab.act({ kind: 'signal', process: dockerd, signal: 15 });
    lab.run(20_000);
    lab.act({ kind: 'spawn', machine: lab.machine, argv: ['/usr/bin/dockerd'], streams: {} });
    lab.run(5000);
    const info = lab.ask('GET', '/info').json() as Record<string, number>;
    expect([info['ContainersRunning'], info['ContainersPaused'], info['ContainersStopped']]).toEqual([
      0, 0, 1,
    ]);
  });

  it('outlive the daemon', () => {
    const lab = new Lab();
    lab.runContainer({ ...sleeper, HostConfig: { RestartPolicy: { Name: 'always' } } }, 'aa');
    lab.runContainer({ ...sleeper, HostConfig: { RestartPolicy: { Name: 'no' } } }, 'bb');
    const dockerd = lab.peek((sim) => [...sim.daemons.all()][0]?.process ?? 0);
    lab.act({ kind: 'signal', process: dockerd, signal: 15 });
    lab.run(20_000);
    lab.act({ kind: 'spawn', machine: lab.machine, argv: ['/usr/bin/dockerd'], streams: {} });
    lab.run(5000);
    expect([state(lab, 'aa')['Status'], state(lab, 'bb')['Status']]).toEqual(['running', 'exited']);
  });
});

it('says how healthy it is', () => {
  const lab = new Lab();
  const check = { Test: ['CMD-SHELL', 'test -e /ok'], Interval: 1e9, Retries: 2 };
  lab.runContainer({ ...sleeper, Healthcheck: check }, 'xx');
  const health = () => {
    const { State } = lab.ask('GET', '/containers/xx/json').json() as {
      State: { Health: { Status: string; FailingStreak: number } };
    };
    return [State.Health.Status, State.Health.FailingStreak];
  };
  expect(health()).toEqual(['starting', 0]);
  lab.run(1500);
  expect(health()).toEqual(['starting', 1]);
  lab.run(1500);
  expect(health()).toEqual(['unhealthy', 2]);
  const { Id } = lab.ask('POST', '/containers/xx/exec', { Cmd: ['touch', '/ok'] }).json() as { Id: string };
  lab.ask('POST', `/exec/${Id}/start`, { Detach: true });
  lab.run(1500);
  expect(health()).toEqual(['healthy', 0]);
});

it('comes back from its journals after every step', () => {
  const lab = new Lab(['busybox:latest'], { forgetful: true });
  lab.runContainer(
    {
      Image: 'busybox',
      Cmd: ['sh', '-c', 'echo one; sleep 1; echo two; exit 4'],
      HostConfig: { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 1 } },
    },
    'xx',
  );
  const wait = lab.begin('POST', '/containers/xx/wait?condition=next-exit');
  lab.run(6000);
  expect(lab.received(wait)).toContain('{"StatusCode":4}');
  expect(lab.ask('GET', '/containers/xx/logs?stdout=1').body).toBe(
    ['one', 'two', 'one', 'two'].map((line) => `\u0001\0\0\0\0\0\0\u0004${line}\n`).join(''),
  );
});
