import { describe, expect, it } from 'vitest';
import { Lab } from './lab';

const lab = new Lab();
const server = 'Server: Docker/28.5.2 (linux)';

describe('the fields of an answer, in the order of Go', () => {
  it('of a ping', () => {
    expect(
      lab
        .ask('GET', '/_ping')
        .rawHead.replace(/Date: .*/, 'Date')
        .split('\r\n'),
    ).toEqual([
      'HTTP/1.1 200 OK',
      'Api-Version: 1.51',
      'Builder-Version: 2',
      'Cache-Control: no-cache, no-store, must-revalidate',
      'Docker-Experimental: false',
      'Ostype: linux',
      'Pragma: no-cache',
      server,
      'Swarm: inactive',
      'Date',
      'Content-Length: 2',
      'Content-Type: text/plain; charset=utf-8',
    ]);
  });

  it('of a ping by HEAD', () => {
    const { rawHead, body } = lab.ask('HEAD', '/v1.24/_ping');
    expect(body).toBe('');
    expect(rawHead.replace(/Date: .*/, 'Date').split('\r\n')).toEqual([
      'HTTP/1.1 200 OK',
      'Api-Version: 1.51',
      'Builder-Version: 2',
      'Cache-Control: no-cache, no-store, must-revalidate',
      'Content-Length: 0',
      'Content-Type: text/plain; charset=utf-8',
      'Docker-Experimental: false',
      'Ostype: linux',
      'Pragma: no-cache',
      server,
      'Swarm: inactive',
      'Date',
    ]);
  });

  it('of short and of long JSON, of nothing, and of an unknown path', () => {
    const usual = ['Api-Version', 'Content-Type', 'Docker-Experimental', 'Ostype', 'Server', 'Date'];
    const names = (method: string, path: string) => Object.keys(lab.ask(method, path).headers);
    expect(names('GET', '/containers/json')).toEqual([...usual, 'Content-Length']);
    expect(names('GET', '/info')).toEqual([...usual, 'Transfer-Encoding']);
    lab.runContainer({ Image: 'busybox', Cmd: ['sleep', '100'] }, 'web');
    expect(names('POST', '/containers/web/pause')).toEqual(usual.filter((name) => name !== 'Content-Type'));
    expect(names('GET', '/nosuch')).toEqual(['Content-Type', 'Date', 'Content-Length']);
  });
});

it('is the engine it says it is', () => {
  const { Version, ApiVersion, MinAPIVersion, Components } = lab.ask('GET', '/version').json() as {
    Version: string;
    ApiVersion: string;
    MinAPIVersion: string;
    Components: { Name: string }[];
  };
  expect([Version, ApiVersion, MinAPIVersion, Components.map(({ Name }) => Name)]).toEqual([
    '28.5.2',
    '1.51',
    '1.24',
    ['Engine', 'containerd', 'runc', 'docker-init'],
  ]);
});

it('counts containers by their state', () => {
  const counts = () => {
    const info = lab.ask('GET', '/info').json() as Record<string, number>;
    return [
      info['Containers'],
      info['ContainersRunning'],
      info['ContainersPaused'],
      info['ContainersStopped'],
    ];
  };
  expect(counts()).toEqual([1, 0, 1, 0]);
  lab.ask('POST', '/containers/web/unpause');
  lab.ask('POST', '/containers/create?name=other', { Image: 'busybox' });
  expect(counts()).toEqual([2, 1, 0, 1]);
  lab.ask('DELETE', '/containers/web?force=1');
  lab.ask('DELETE', '/containers/other');
  expect(counts()).toEqual([0, 0, 0, 0]);
});

it('has containers see their variables as moby and runc lay them', () => {
  const Env = ['PATH=/bin', 'A=1', 'B=2', 'A=3', 'HOSTNAME'];
  lab.runContainer({ Image: 'busybox', Cmd: ['env'], Env, Hostname: 'box' }, 'vars');
  lab.ask('POST', '/containers/vars/wait');
  const said = lab
    .ask('GET', '/containers/vars/logs?stdout=1')
    .body.replace(/\u0001[\0\u0001-\u001f]{7}/g, '');
  expect(said).toBe('PATH=/bin\nB=2\nA=3\nHOME=/root\n');
});
