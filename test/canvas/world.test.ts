import { describe, expect, it } from 'vitest';
import { dark } from '#assets/palette';
import { layout } from '#canvas/layout/index';
import { outfit } from '#canvas/outfit';
import type { Scene, Thing } from '#canvas/scene';
import { survey } from '#canvas/survey/index';
import { read, type World } from '#sim/index';
import { Lab } from '../support/lab';

const view = { width: 1280, height: 620, palette: dark, events: [], isReduced: false, fittings: outfit };

function sceneOf(world: World): Scene {
  const facts = read(world, (sim) => outfit.survey(sim, survey(sim, { claims: new Map(), registries: [] })));
  return layout(facts, view);
}

/** What a thing shows, in one line; what only says where it is, or changes with every version of a program, is left out. */
function lineOf(thing: Thing): string {
  switch (thing.picture) {
    case 'crate': {
      const { title, image, state, isBad, health, lines, lid } = thing.data;
      const said = lines.map((line) => `${line.sign} ${line.text}`).join('; ');
      return `crate ${title} ${image} ${state}${isBad ? ' bad' : ''} ${health}${lid > 0 ? ' lid' : ''} [${said}]`;
    }
    case 'network':
      return `network ${thing.data.title} ${thing.data.note} rail ${thing.data.rail} drops ${thing.data.drops.length}`;
    case 'store':
      return `store ${thing.data.title} ${thing.data.isBind ? 'bind' : 'volume'}${thing.data.isUsed ? '' : ' unused'}`;
    case 'pipe':
      return `pipe${thing.data.isReadOnly ? ' read-only' : ''}`;
    case 'plug':
      return `plug ${thing.data.text} ${thing.data.cables.map((cable) => (cable.isClash ? 'clash' : 'cable')).join(' ')}`;
    case 'group':
      return `group ${thing.data.title}`;
    case 'kernel':
      return `kernel ${thing.data.title}${thing.data.isPanicked ? ' panicked' : ''}`;
    case 'daemon':
      return `daemon ${thing.data.isRunning ? 'running' : 'stopped'}`;
    case 'vm':
      return `vm ${thing.data.title} ${thing.data.state}${thing.data.isShip ? ' ship' : ''} [${thing.data.processes.join(' ')}]`;
    case 'build':
      return `build [${thing.data.steps.map((step) => `${step.text} ${step.state}`).join('; ')}]`;
    default:
      return thing.picture;
  }
}

const machine = ['hull', 'kernel Linux 6.8.0-51-generic', 'cores', 'memory', 'disk'];
const engine = ['rail', 'beam', 'client', 'daemon running'];

/** Every thing of the scene, but for those that every machine with an engine has. */
function seen(lab: Lab): string[] {
  const lines = sceneOf(lab.world).things.map(lineOf);
  for (const one of [...machine, ...engine, 'ledger']) {
    const at = lines.indexOf(one);
    if (at >= 0) lines.splice(at, 1);
  }
  return lines;
}

const images = ['nginx', 'busybox', 'redis', 'alpine'];
const aLab = () => new Lab([{ name: 'web1', images }]);

const nginx = 'run nginx -g daemon off;';
const mysteries = /\b[0-9a-f]{7}…/g;

describe('the scene of a small world', () => {
  it('is a machine with an engine', () => {
    expect(sceneOf(aLab().world).things.map(lineOf)).toEqual([
      'hull',
      'kernel Linux 6.8.0-51-generic',
      'cores',
      'memory',
      'disk',
      'rail',
      'beam',
      'client',
      'daemon running',
      'ledger',
    ]);
  });

  it.each<{ name: string; script: string; scene: string[] }>([
    {
      name: 'who was created',
      script: 'docker create --name one busybox',
      scene: ['crate one busybox created none []'],
    },
    {
      name: 'who runs',
      script: 'docker run -d --name one nginx',
      scene: [`crate one nginx running none lid [${nginx}]`],
    },
    {
      name: 'who is paused',
      script: 'docker run -d --name one nginx; docker pause one',
      scene: [`crate one nginx paused none lid [${nginx}]`],
    },
    {
      name: 'who ended, well and badly',
      script: 'docker run --name one busybox true; docker run --name two busybox sh -c "exit 3"',
      scene: ['crate one busybox exited none []', 'crate two busybox exited bad none []'],
    },
    {
      name: 'who is started again and again',
      script: 'docker run -d --name one --restart always busybox false; sleep 3',
      scene: ['crate one busybox restarting none []'],
    },
    {
      name: 'who had no memory left',
      script: 'docker run --name one -m 6m busybox tail /dev/zero',
      scene: ['crate one busybox oom bad none []', 'clash'],
    },
    {
      name: 'who is ill, and who is not',
      script:
        'docker run -d --name one --health-cmd false --health-interval 1s --health-retries 1 nginx;' +
        'docker run -d --name two --health-cmd true --health-interval 1s nginx; sleep 4',
      scene: [
        `crate one nginx running bad unhealthy lid [${nginx}]`,
        `crate two nginx running healthy lid [${nginx}]`,
      ],
    },
    {
      name: 'who was sent in',
      script: 'docker run -d --name one nginx; docker exec -d one sleep 100',
      scene: [`crate one nginx running none lid [${nginx}; exec sleep 100]`],
    },
    {
      name: 'a writable layer',
      script: 'docker run -d --name one busybox sh -c "echo hi > /x; sleep 100"',
      scene: ['crate one busybox running none lid [run sleep 100]'],
    },
    {
      name: 'networks, with the names on them',
      script:
        'docker network create --subnet 10.9.0.0/24 shop;' +
        'docker run -d --name db --network shop --network-alias database redis;' +
        'docker run -d --name web nginx; docker network connect shop web',
      scene: [
        'pipe',
        'network bridge 172.17.0.0/16 rail 0 drops 1',
        'network shop 10.9.0.0/24 rail 1 drops 2',
        'crate db redis running none [run redis-server; name db, database]',
        `crate web nginx running none lid [${nginx}; name web]`,
        'store # volume',
      ],
    },
    {
      name: 'volumes and folders',
      script:
        'docker volume create old;' +
        'docker run -d --name one -v data:/data -v /etc:/host:ro busybox sleep 100',
      scene: [
        'pipe',
        'pipe read-only',
        'crate one busybox running none [run sleep 100]',
        'store data volume',
        'store /etc bind',
        'store old volume unused',
      ],
    },
    {
      name: 'ports, and who wants one that is taken',
      script:
        'docker run -d --name one -p 8080:80 -p 53:53/udp nginx; docker run -d --name two -p 8080:80 nginx',
      scene: [
        `crate one nginx running none lid [${nginx}]`,
        'crate two nginx created bad none []',
        'plug 53/udp cable',
        'plug 8080 cable clash',
      ],
    },
    {
      name: 'an image for another processor',
      script: 'docker run --platform linux/arm64 --name one alpine true',
      scene: ['crate one alpine exited bad none []', 'clash'],
    },
    {
      name: 'a compose project',
      script:
        'mkdir shop; cd shop; printf "services:\\n  web:\\n    image: nginx\\n  db:\\n    image: busybox\\n    command: sleep 100\\n" > compose.yaml;' +
        'docker compose up -d',
      scene: [
        'group shop',
        'network shop_default 172.18.0.0/16 rail 0 drops 2',
        `crate web-1 nginx running none lid [${nginx}; name web, shop-web-1]`,
        'crate db-1 busybox running none [run sleep 100; name db, shop-db-1]',
      ],
    },
    {
      name: 'a host that fell',
      script: 'docker run -d --name one nginx; echo c > /proc/sysrq-trigger',
      scene: [
        'kernel Linux 6.8.0-51-generic panicked',
        'daemon stopped',
        'crate one nginx exited bad none lid []',
      ],
    },
    {
      name: 'an engine that was stopped',
      script: 'systemctl stop docker.socket docker',
      scene: ['daemon stopped'],
    },
  ])('shows $name', ({ script, scene }) => {
    const lab = aLab();
    lab.run(script);
    expect(seen(lab).map((line) => line.replace(mysteries, '#'))).toEqual(scene);
  });

  it('shows a build while it runs', () => {
    const lab = aLab();
    lab.run(
      'mkdir app; cd app; printf "FROM busybox\\nRUN true\\nRUN sleep 60\\nRUN sleep 61\\n" > Dockerfile',
    );
    lab.run('cd app; docker build -t app . &', 1, 12_000);
    expect(seen(lab)).toEqual([
      'build [[1/4] FROM docker.io/library/busybox:latest done; [2/4] RUN true done; [3/4] RUN sleep 60 running; [4/4] RUN sleep 61 waiting]',
    ]);
  });

  it('shows virtual machines: one that boots, one that is there', () => {
    const lab = new Lab([{ name: 'web1', hasDocker: false }]);
    lab.run('multipass launch --name vm1 --cpus 1 --memory 1G', 1, 120_000);
    lab.run('multipass launch --name vm2 --cpus 1 --memory 1G &', 1, 6000);
    expect(seen(lab)).toEqual([
      'vm vm1 running [systemd systemd-journald systemd-udevd dbus-daemon systemd-networkd]',
      'vm vm2 booting [systemd]',
    ]);
  });

  it('shows Docker Desktop as what it is: a machine in a machine', () => {
    const lab = new Lab([{ name: 'ringo', system: 'macos-15' }]);
    lab.run('open -a Docker; sleep 60; docker run -d --name one -p 8080:80 nginx', 1, 200_000);
    expect(seen(lab)).toEqual([
      'kernel Darwin 24.6.0',
      'vm docker-desktop running ship [linuxkit-init dockerd containerd containerd-shim-runc-v2 nginx]',
      `crate one nginx running none lid [${nginx}]`,
      'plug 8080 cable',
    ]);
  });
});
