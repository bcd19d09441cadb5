import { describe, expect, it } from 'vitest';
import { Lab } from './lab';

const message = (answer: { status: number; json: () => unknown }) => [
  answer.status,
  (answer.json() as { message: string }).message,
];

describe('pull', () => {
  it('tells of every layer, in order, and of what is there already', () => {
    const lab = new Lab(['busybox:latest']);
    const pulled = lab.ask('POST', '/images/create?fromImage=nginx&tag=1.23');
    const lines = pulled.body
      .trimEnd()
      .split('\r\n')
      .map((line) => JSON.parse(line) as { status: string; id?: string });
    expect([lines[0], lines.at(-1)]).toEqual([
      { status: 'Pulling from library/nginx', id: '1.23' },
      { status: 'Status: Downloaded newer image for nginx:1.23' },
    ]);
    expect(lines.at(-2)?.status).toMatch(/^Digest: sha256:[0-9a-f]{64}$/);
    const layers = lines.filter(({ status }) => status === 'Pulling fs layer').map(({ id }) => id);
    expect(layers.length).toBe(6);
    for (const layer of layers) {
      const steps = [...new Set(lines.filter(({ id }) => id === layer).map(({ status }) => status))];
      const order = [
        'Pulling fs layer',
        'Waiting',
        'Downloading',
        'Verifying Checksum',
        'Download complete',
        'Extracting',
        'Pull complete',
      ];
      expect(steps).toEqual(order.filter((step) => steps.includes(step)));
      expect(steps).toContain('Pull complete');
    }
    expect(lines.filter(({ status }) => status === 'Pull complete').map(({ id }) => id)).toEqual(layers);
    const again = lab.ask('POST', '/images/create?fromImage=nginx&tag=1.23').body;
    expect(again).toContain('"status":"Status: Image is up to date for nginx:1.23"');
  });

  it('takes from a shared base only what is missing', () => {
    const lab = new Lab(['node:16']);
    const present =
      lab.ask('POST', '/images/create?fromImage=node&tag=14').body.split('Already exists').length - 1;
    expect(present).toBeGreaterThan(3);
  });

  it('refuses what nobody offers', () => {
    const lab = new Lab([]);
    expect(message(lab.ask('POST', '/images/create?fromImage=nosuch&tag=latest'))).toEqual([
      404,
      "pull access denied for nosuch, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    ]);
    expect(message(lab.ask('POST', '/images/create?fromImage=nginx&tag=nosuch'))).toEqual([
      404,
      'manifest for nginx:nosuch not found: manifest unknown: manifest unknown',
    ]);
  });
});

describe('names', () => {
  it('come and go; the image goes with the last one', () => {
    const lab = new Lab();
    expect(lab.ask('POST', '/images/busybox/tag?repo=mine&tag=1').status).toBe(201);
    expect(lab.ask('POST', '/images/busybox/tag?repo=localhost:5000/mine').status).toBe(201);
    const tags = () =>
      (lab.ask('GET', '/images/json').json() as { RepoTags: string[] }[]).flatMap(({ RepoTags }) => RepoTags);
    expect(tags()).toEqual(['busybox:latest', 'localhost:5000/mine:latest', 'mine:1']);
    expect(lab.ask('DELETE', '/images/mine:1').body).toBe('[{"Untagged":"mine:1"}]\n');
    lab.ask('DELETE', '/images/localhost:5000/mine');
    const gone = lab.ask('DELETE', '/images/busybox').json() as Record<string, string>[];
    expect(gone.map((row) => Object.keys(row)[0])).toEqual(['Untagged', 'Untagged', 'Deleted', 'Deleted']);
    expect(tags()).toEqual([]);
    expect(lab.peek((sim) => sim.storedLayers.size)).toBe(0);
  });

  it('hold fast while a container needs the image', () => {
    const lab = new Lab();
    const id = lab.runContainer({ Image: 'busybox', Cmd: ['sleep', '1000'] }, 'web').slice(0, 12);
    const image = (lab.ask('GET', '/images/busybox/json').json() as { Id: string }).Id.slice(7, 19);
    expect(message(lab.ask('DELETE', '/images/busybox'))).toEqual([
      409,
      `conflict: unable to remove repository reference "busybox" (must force) - container ${id} is using its referenced image ${image}`,
    ]);
    expect(message(lab.ask('DELETE', `/images/${image}`))).toEqual([
      409,
      `conflict: unable to delete ${image} (cannot be forced) - image is being used by running container ${id}`,
    ]);
    lab.ask('POST', '/containers/web/stop?t=0');
    expect(message(lab.ask('DELETE', `/images/${image}`))).toEqual([
      409,
      `conflict: unable to delete ${image} (must be forced) - image is being used by stopped container ${id}`,
    ]);
  });
});

describe('commit', () => {
  it('makes an image of a container and its changes', () => {
    const lab = new Lab();
    lab.runContainer({ Image: 'busybox', Cmd: ['sh', '-c', 'echo made by hand > /note'] }, 'base');
    lab.run(1000);
    const changes = ['CMD ["cat","/note"]', 'ENV WHO=me', 'EXPOSE 8080']
      .map((one) => `changes=${encodeURIComponent(one)}`)
      .join('&');
    expect(
      lab.ask('POST', `/commit?container=base&repo=made&tag=1&comment=msg&author=me&${changes}`).status,
    ).toBe(201);
    const { Config, Comment, Author, RootFS } = lab.ask('GET', '/images/made:1/json').json() as {
      Config: { Cmd: string[]; Env: string[]; ExposedPorts: object };
      Comment: string;
      Author: string;
      RootFS: { Layers: string[] };
    };
    expect([
      Config.Cmd,
      Config.Env.at(-1),
      Config.ExposedPorts,
      Comment,
      Author,
      RootFS.Layers.length,
    ]).toEqual([['cat', '/note'], 'WHO=me', { '8080/tcp': {} }, 'msg', 'me', 2]);
    lab.runContainer({ Image: 'made:1' }, 'copy');
    lab.run(1000);
    expect(lab.ask('GET', '/containers/copy/logs?stdout=1').body.slice(8)).toBe('made by hand\n');
    expect(message(lab.ask('POST', '/commit?container=base&changes=RUN+echo'))).toEqual([
      400,
      'RUN is not a valid change command',
    ]);
    const [newest] = lab.ask('GET', '/images/made:1/history').json() as {
      CreatedBy: string;
      Comment: string;
      Tags: string[];
    }[];
    expect([newest?.CreatedBy, newest?.Comment, newest?.Tags]).toEqual([
      'sh -c echo made by hand > /note',
      'msg',
      ['made:1'],
    ]);
  });
});
