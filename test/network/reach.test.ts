import { describe, expect, test } from 'vitest';
import {
  disconnectVeth,
  findListener,
  newNetNamespace,
  openPort,
  ping,
  publishPort,
  unpublishPort,
} from '#sim/network/index';
import { Lab } from './lab';

function dial(lab: Lab, from: number, ip: string, port: number) {
  const answer = findListener(lab.sim, from, 'tcp', ip, port);
  if ('error' in answer) return answer.error;
  return { to: answer.listener, as: answer.client.ip };
}

function publish(lab: Lab, host: number, port: number, toIp: string, hostIps = ['0.0.0.0', '::']) {
  return publishPort(lab.sim, host, {
    protocol: 'tcp',
    hostIps,
    hostPort: port,
    toIp,
    toPort: 80,
    container: toIp,
  });
}

describe('who reaches whom', () => {
  test('containers on one bridge, and not those on another', () => {
    const lab = new Lab();
    const host = lab.host('192.168.1.10');
    const [red, blue] = [lab.network(host, 'red'), lab.network(host, 'blue')];
    const [web, r, b] = [
      lab.container(host, red, 'web'),
      lab.container(host, red, 'r'),
      lab.container(host, blue, 'b'),
    ];
    const socket = lab.listen(web.netns, 80);
    expect(dial(lab, r.netns, web.ip, 80)).toEqual({ to: socket, as: r.ip });
    expect(dial(lab, r.netns, web.ip, 81)).toBe('ECONNREFUSED');
    expect(dial(lab, r.netns, '172.17.0.99', 80)).toBe('EHOSTUNREACH');
    expect(dial(lab, b.netns, web.ip, 80)).toBe('ETIMEDOUT');
    expect(dial(lab, host, web.ip, 80)).toEqual({ to: socket, as: red.gateway });
    expect(dial(lab, web.netns, '127.0.0.1', 80)).toEqual({ to: socket, as: '127.0.0.1' });
    expect(dial(lab, web.netns, 'localhost', 80)).toEqual({ to: socket, as: '127.0.0.1' });
    expect(dial(lab, r.netns, '127.0.0.1', 80)).toBe('ECONNREFUSED');
    expect(ping(lab.sim, r.netns, web.ip)).toMatchObject({ ttl: 64, hops: [] });
    expect(ping(lab.sim, b.netns, red.gateway)).toMatchObject({ ttl: 64 });
    disconnectVeth(lab.sim, r.netns, 'eth0');
    expect(dial(lab, r.netns, web.ip, 80)).toBe('ENETUNREACH');
  });

  test('a published port, from every side, with the address that the server sees', () => {
    const lab = new Lab();
    const [host, other] = [lab.host('192.168.1.10'), lab.host('192.168.1.11')];
    const [red, blue] = [lab.network(host, 'red'), lab.network(host, 'blue')];
    const [web, r, b] = [
      lab.container(host, red, 'web'),
      lab.container(host, red, 'r'),
      lab.container(host, blue, 'b'),
    ];
    const to = lab.listen(web.netns, 80);
    publish(lab, host, 8080, web.ip);
    expect(dial(lab, host, '127.0.0.1', 8080)).toEqual({ to, as: red.gateway });
    expect(dial(lab, host, '192.168.1.10', 8080)).toEqual({ to, as: '192.168.1.10' });
    expect(dial(lab, other, '192.168.1.10', 8080)).toEqual({ to, as: '192.168.1.11' });
    expect(dial(lab, other, web.ip, 80)).toBe('ETIMEDOUT');
    expect(dial(lab, b.netns, blue.gateway, 8080)).toEqual({ to, as: red.gateway });
    expect(dial(lab, r.netns, '192.168.1.10', 8080)).toEqual({ to, as: red.gateway });
    expect(dial(lab, web.netns, '127.0.0.1', 8080)).toBe('ECONNREFUSED');
    expect(dial(lab, b.netns, '192.168.1.11', 22)).toBe('ECONNREFUSED');
  });

  test('nobody behind a published port: docker-proxy hangs up, the others are refused', () => {
    const lab = new Lab();
    const host = lab.host('192.168.1.10');
    const red = lab.network(host, 'red');
    const web = lab.container(host, red, 'web');
    publish(lab, host, 8080, web.ip);
    expect(dial(lab, host, 'localhost', 8080)).toMatchObject({ to: 0 });
    expect(dial(lab, host, '192.168.1.10', 8080)).toBe('ECONNREFUSED');
  });

  test('internal networks, and none', () => {
    const lab = new Lab();
    const host = lab.host('192.168.1.10');
    const inner = lab.network(host, 'inner', { isInternal: true });
    const [a, b] = [lab.container(host, inner, 'a', true), lab.container(host, inner, 'b', true)];
    const to = lab.listen(b.netns, 5432);
    lab.listen(host, 9000);
    expect(dial(lab, a.netns, b.ip, 5432)).toEqual({ to, as: a.ip });
    expect(dial(lab, a.netns, '8.8.8.8', 53)).toBe('ENETUNREACH');
    expect(ping(lab.sim, a.netns, inner.gateway)).toMatchObject({ ttl: 64 });
    const alone = lab.sim.newId();
    newNetNamespace(lab.sim, 0, alone, 0);
    expect(dial(lab, alone, '8.8.8.8', 53)).toBe('ENETUNREACH');
  });

  test('the internet, behind the machine’s own address', () => {
    const lab = new Lab();
    const host = lab.host('192.168.1.10');
    const web = lab.container(host, lab.network(host, 'bridge'), 'web');
    expect(findListener(lab.sim, web.netns, 'tcp', '8.8.8.8', 53)).toMatchObject({
      internet: '8.8.8.8',
      local: { ip: web.ip },
    });
    expect(dial(lab, web.netns, '8.8.8.8', 54)).toBe('ETIMEDOUT');
    expect(dial(lab, web.netns, '5.6.7.8', 80)).toBe('ETIMEDOUT');
    expect(ping(lab.sim, web.netns, '8.8.8.8')).toMatchObject({ hops: ['172.17.0.1', '192.168.1.1'] });
  });

  test('containers of one bridge that may not talk to each other', () => {
    const lab = new Lab();
    const host = lab.host('192.168.1.10');
    const quiet = lab.network(host, 'quiet', { icc: false });
    const [a, b] = [lab.container(host, quiet, 'a'), lab.container(host, quiet, 'b')];
    lab.listen(b.netns, 80);
    expect(dial(lab, a.netns, b.ip, 80)).toBe('ETIMEDOUT');
  });
});

describe('ports of a machine', () => {
  test('one port, one owner; dockerd’s words for both kinds of clash', () => {
    const lab = new Lab();
    const host = lab.host('192.168.1.10');
    lab.network(host, 'bridge');
    lab.listen(host, 9090, '0.0.0.0');
    expect(publish(lab, host, 8080, '172.17.0.2')).toHaveLength(2);
    expect(publish(lab, host, 8080, '172.17.0.3')).toMatchObject({
      message: 'Bind for 0.0.0.0:8080 failed: port is already allocated',
    });
    expect(publish(lab, host, 8080, '172.17.0.3', ['127.0.0.1'])).toMatchObject({
      message: 'Bind for 0.0.0.0:8080 failed: port is already allocated',
    });
    expect(publish(lab, host, 9090, '172.17.0.3')).toMatchObject({
      message: 'failed to bind host port for 0.0.0.0:9090:172.17.0.3:80/tcp: address already in use',
    });
    expect(publish(lab, host, 8099, '172.17.0.5', ['9.9.9.9'])).toMatchObject({
      message: 'failed to bind host port for 9.9.9.9:8099:172.17.0.5:80/tcp: cannot assign requested address',
    });
    const taken = { protocol: 'tcp' as const, ip: '', port: 8080, socket: 1, mayUseLow: true };
    expect(openPort(lab.sim, host, taken)).toEqual({ error: 'EADDRINUSE' });
    expect(openPort(lab.sim, host, { ...taken, port: 80, mayUseLow: false })).toEqual({ error: 'EACCES' });
  });

  test('free ports are counted up from 32768; ranges give their first free one', () => {
    const lab = new Lab();
    const host = lab.host('192.168.1.10');
    const ports = (answer: ReturnType<typeof publish>) =>
      Array.isArray(answer) ? answer.map((p) => p.hostPort) : answer.message;
    const first = publish(lab, host, 0, '172.17.0.2');
    expect(ports(first)).toEqual([32768, 32768]);
    expect(ports(publish(lab, host, 0, '172.17.0.3'))).toEqual([32769, 32769]);
    if (Array.isArray(first)) for (const port of first) unpublishPort(lab.sim, host, port);
    expect(ports(publish(lab, host, 0, '172.17.0.2'))).toEqual([32770, 32770]);
    const range = () =>
      publishPort(lab.sim, host, {
        protocol: 'tcp',
        hostIps: ['0.0.0.0'],
        hostPort: 8090,
        hostPortEnd: 8091,
        toIp: '172.17.0.9',
        toPort: 80,
        container: 'c',
      });
    expect([ports(range()), ports(range()), ports(range())]).toEqual([
      [8090],
      [8091],
      'all ports are allocated',
    ]);
  });

  test('IPv4 and IPv6 alone may share a port, both families at once may not', () => {
    const lab = new Lab();
    const host = lab.host('192.168.1.10');
    lab.listen(host, 80, '0.0.0.0');
    lab.listen(host, 80, '::');
    expect(() => lab.listen(host, 80)).toThrow('EADDRINUSE');
    expect(() => lab.listen(host, 80, '127.0.0.1')).toThrow('EADDRINUSE');
    expect(() => lab.listen(host, 81, '10.0.0.1')).toThrow('EADDRNOTAVAIL');
  });
});
