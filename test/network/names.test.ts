import { expect, test } from 'vitest';
import {
  giveBackAddress,
  hostEnds,
  namesOf,
  newPool,
  nextSubnet,
  removeName,
  removeNetNamespace,
  resolveName,
  takeAddress,
  type Asker,
} from '#sim/network/index';
import { Lab } from './lab';

const hosts = '127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost\n172.17.0.3\td8084b4260c6\n';
const embedded = 'nameserver 127.0.0.11\noptions ndots:0\n';

test('names on a user-defined network, and none on the default bridge', () => {
  const lab = new Lab();
  const host = lab.host('192.168.1.10');
  const [bridge, red] = [lab.network(host, 'bridge'), lab.network(host, 'red')];
  const [web, twin, lone] = [
    lab.container(host, red, 'web'),
    lab.container(host, red, 'twin'),
    lab.container(host, bridge, 'lone'),
  ];
  const inRed: Asker = { netns: twin.netns, hosts, resolv: embedded };
  const onBridge: Asker = { netns: lone.netns, hosts, resolv: 'nameserver 192.168.1.1\n' };
  expect(resolveName(lab.sim, inRed, 'web')).toEqual([web.ip]);
  expect(resolveName(lab.sim, inRed, 'WEB')).toEqual([web.ip]);
  expect(resolveName(lab.sim, inRed, 'localhost')).toEqual(['127.0.0.1']);
  expect(resolveName(lab.sim, inRed, 'example.com')).toEqual(['93.184.215.14']);
  expect(resolveName(lab.sim, inRed, 'nosuch')).toEqual({ noName: 'NXDOMAIN' });
  expect(resolveName(lab.sim, onBridge, 'web')).toEqual({ noName: 'NXDOMAIN' });
  expect(resolveName(lab.sim, onBridge, 'd8084b4260c6')).toEqual(['172.17.0.3']);
  expect(resolveName(lab.sim, { ...onBridge, resolv: 'nameserver 10.9.9.9\n' }, 'web')).toEqual({
    noName: 'timeout',
  });
  expect(namesOf(lab.sim, inRed, web.ip)).toEqual(['web.red']);
  removeName(lab.sim, 'red', 'web', web.ip);
  expect(resolveName(lab.sim, inRed, 'web')).toEqual({ noName: 'NXDOMAIN' });
});

test('subnets in Docker’s order, addresses from the lowest', () => {
  const lab = new Lab();
  const host = lab.host('192.168.1.10');
  const used: string[] = [];
  for (
    let subnet = nextSubnet(lab.sim, host, used);
    subnet !== undefined;
    subnet = nextSubnet(lab.sim, host, used)
  )
    used.push(subnet);
  expect(used.slice(0, 2)).toEqual(['172.17.0.0/16', '172.18.0.0/16']);
  // 192.168.0.0/20 is left out: the machine's own LAN lies in it
  expect(used.slice(14, 17)).toEqual(['172.31.0.0/16', '192.168.16.0/20', '192.168.32.0/20']);
  expect(used).toHaveLength(30);
  const pool = newPool('n', '10.9.0.0/24', '10.9.0.128/25');
  expect([
    takeAddress(lab.sim, pool),
    takeAddress(lab.sim, pool),
    takeAddress(lab.sim, pool, '10.9.0.5'),
  ]).toEqual(['10.9.0.128', '10.9.0.129', '10.9.0.5']);
  expect(takeAddress(lab.sim, pool, '10.9.0.5')).toEqual({ refused: 'in use' });
  expect(takeAddress(lab.sim, pool, '10.8.0.5')).toEqual({ refused: 'not in subnet' });
  giveBackAddress(lab.sim, pool, '10.9.0.128');
  expect(takeAddress(lab.sim, pool)).toBe('10.9.0.128');
  const tiny = newPool('t', '10.10.0.0/30');
  expect([1, 2, 3].map(() => takeAddress(lab.sim, tiny))).toEqual([
    '10.10.0.1',
    '10.10.0.2',
    { refused: 'none left' },
  ]);
});

test('both ends of a veth pair, and what goes with its namespace', () => {
  const lab = new Lab();
  const host = lab.host('192.168.1.10');
  const red = lab.network(host, 'red');
  const web = lab.container(host, red, 'web');
  const [end] = hostEnds(lab.sim, host);
  expect(end?.name).toMatch(/^veth[0-9a-f]{7}$/);
  expect(end).toMatchObject({ index: 4, master: 'br-red', to: { netns: web.netns, name: 'eth0', index: 2 } });
  expect(lab.sim.netns.peek(web.netns)?.interfaces[1]?.mac).toMatch(/^.[26ae](:[0-9a-f]{2}){5}$/);
  expect(lab.sim.netns.peek(web.netns)?.routes).toEqual([
    { to: 'default', via: '172.17.0.1', device: 'eth0' },
    { to: '172.17.0.0/16', device: 'eth0' },
  ]);
  removeNetNamespace(lab.sim, web.netns);
  expect([hostEnds(lab.sim, host), lab.sim.neighbours.size]).toEqual([[], 0]);
});
