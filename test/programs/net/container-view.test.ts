import { expect, test } from 'vitest';
import { net } from '#sim/programs/net/index';
import { nginx } from '#sim/programs/servers/nginx/index';
import { connectVeth, createBridge, publishPort } from '#sim/network/index';
import type { Sim } from '#sim/world/sim';
import { NetWorld } from '../net-world';

/** The host's own namespace with docker0, a published port, and a container's end beside it. */
function lab(): NetWorld {
  const world = new NetWorld([nginx, ...Object.values(net)]);
  world.change((sim: Sim) => {
    const host = sim.machines.peek(world.machine)?.ns.net ?? 0;
    createBridge(sim, host, 'docker0', '172.17.0.1/16');
    createBridge(sim, host, 'br-5f9451fa6599', '172.18.0.1/16');
    const inside = sim.newId();
    sim.netns.insert(inside, {
      ...(sim.netns.peek(host) ?? sim.netns.need(host)),
      id: inside,
      interfaces: [],
      routes: [],
      listeners: {},
      nextIndex: 2,
    });
    connectVeth(sim, {
      hostNetns: host,
      bridge: 'docker0',
      containerNetns: inside,
      ifName: 'eth0',
      address: '172.17.0.2/16',
      gateway: '172.17.0.1',
    });
    publishPort(sim, host, {
      protocol: 'tcp',
      hostIps: ['0.0.0.0', '::'],
      hostPort: 8080,
      toIp: '172.17.0.2',
      toPort: 80,
      container: 'c',
    });
  });
  return world;
}

const masked = (text: string) =>
  text
    .replace(/([0-9a-f]{2}:){5}[0-9a-f]{2}/g, 'MAC')
    .replace(/fe80::[0-9a-f:]+/g, 'LL')
    .replace(/veth[0-9a-f]{7}/g, 'vethN');

test('ip, as iproute2 shows a host with Docker', () => {
  const world = lab();
  const ip = (...args: string[]) => masked(world.call(['ip', ...args]).stdout);
  expect(ip('addr', 'show', 'docker0')).toBe(
    '3: docker0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default \n    link/ether MAC brd ff:ff:ff:ff:ff:ff\n    inet 172.17.0.1/16 brd 172.17.255.255 scope global docker0\n       valid_lft forever preferred_lft forever\n    inet6 LL/64 scope link \n       valid_lft forever preferred_lft forever\n'
      .replace('brd MAC', 'brd ff:ff:ff:ff:ff:ff')
      .replace('ff:ff:ff:ff:ff:ff', 'MAC'),
  );
  expect(ip('-br', 'link')).toBe(
    'lo               UNKNOWN        MAC <LOOPBACK,UP,LOWER_UP> \neth0             UP             MAC <BROADCAST,MULTICAST,UP,LOWER_UP> \ndocker0          UP             MAC <BROADCAST,MULTICAST,UP,LOWER_UP> \nbr-5f9451fa6599  DOWN           MAC <NO-CARRIER,BROADCAST,MULTICAST,UP> \nvethN@if2  UP             MAC <BROADCAST,MULTICAST,UP,LOWER_UP> \n',
  );
  expect(ip('route')).toBe(
    'default via 192.168.1.1 dev eth0 \n192.168.1.0/24 dev eth0 proto kernel scope link src 192.168.1.10 \n172.17.0.0/16 dev docker0 proto kernel scope link src 172.17.0.1 \n172.18.0.0/16 dev br-5f9451fa6599 proto kernel scope link src 172.18.0.1 linkdown \n',
  );
  expect(world.call(['ip', 'link', 'show', 'nosuch'])).toMatchObject({
    exit: 1,
    stderr: 'Device "nosuch" does not exist.\n',
  });
});

test('rules, bridges and sockets that come from published ports', () => {
  const world = lab();
  expect(world.call(['iptables', '-t', 'nat', '-S']).stdout).toBe(
    '-P PREROUTING ACCEPT\n-P INPUT ACCEPT\n-P OUTPUT ACCEPT\n-P POSTROUTING ACCEPT\n-N DOCKER\n-A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER\n-A OUTPUT ! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER\n' +
      '-A POSTROUTING -s 172.18.0.0/16 ! -o br-5f9451fa6599 -j MASQUERADE\n-A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE\n-A DOCKER -i br-5f9451fa6599 -j RETURN\n-A DOCKER -i docker0 -j RETURN\n' +
      '-A DOCKER ! -i docker0 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80\n',
  );
  expect(world.call(['ss', '-tln']).stdout).toBe(
    'State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      4096         0.0.0.0:8080      0.0.0.0:*   \nLISTEN 0      4096            [::]:8080         [::]:*   \n',
  );
  expect(world.call(['netstat', '-tln']).stdout).toBe(
    'Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State       \ntcp        0      0 0.0.0.0:8080            0.0.0.0:*               LISTEN      \ntcp6       0      0 :::8080                 :::*                    LISTEN      \n',
  );
  expect(world.call(['curl', '-sS', 'localhost:8080'])).toMatchObject({
    exit: 56,
    stderr: 'curl: (56) Recv failure: Connection reset by peer\n',
  });
  expect(masked(world.call(['brctl', 'show']).stdout)).toContain('docker0\t\t8000.');
});

test('nc, telnet, getent: who answers, and who does not', () => {
  const world = lab();
  world.writeFile(
    '/etc/nginx/nginx.conf',
    'events {}\nhttp { access_log off; server { listen 81; return 200 "x\\n"; } }\n',
  );
  world.writeFile('/var/log/nginx/x', '');
  world.start(['nginx']);
  expect(world.call(['nc', '-zv', 'localhost', '81'])).toMatchObject({
    exit: 0,
    stderr: 'Connection to localhost (127.0.0.1) 81 port [tcp/*] succeeded!\n',
  });
  expect(world.call(['nc', '-zv', 'localhost', '82'])).toMatchObject({
    exit: 1,
    stderr: 'nc: connect to localhost (127.0.0.1) port 82 (tcp) failed: Connection refused\n',
  });
  expect(world.call(['nc', '-N', 'localhost', '81'], { input: 'GET / HTTP/1.0\r\n\r\n' }).stdout).toMatch(
    /^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\nx\n$/,
  );
  expect(world.call(['telnet', 'localhost', '82'])).toMatchObject({
    exit: 1,
    stdout: 'Trying 127.0.0.1...\n',
    stderr: 'telnet: Unable to connect to remote host: Connection refused\n',
  });
  expect(world.call(['getent', 'hosts', 'example.com']).stdout).toBe('93.184.215.14   example.com\n');
  expect(world.call(['traceroute', '-n', '8.8.8.8']).stdout.replace(/\d+\.\d{3} ms/g, 'T')).toBe(
    'traceroute to 8.8.8.8 (8.8.8.8), 30 hops max, 60 byte packets\n 1  192.168.1.1  T  T  T\n 2  8.8.8.8  T  T  T\n',
  );
});
