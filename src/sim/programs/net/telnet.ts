import { isFail, strerror } from '#sim/base/fail';
import { again, type Again, type Steps } from '#sim/kernel/program';
import { isNoName } from '#sim/network/index';
import { Quit, tool, type Tool } from '../tool';
import { dial, isNoLine, lookUp } from './connect';

/** A line of one's own to a port, as people still try one. */
export const telnet = tool<'user'>({
  name: 'telnet',
  usage: 'HOST [PORT]',
  summary: 'Connects to a port',
  options: { user: 'l=USER' },
  busybox: { usage: '[-a] [-l USER] HOST [PORT]' },
  *run(t, state) {
    if (state !== null) return yield* carry(t, Number(state));
    const [host, port = '23'] = t.operands;
    if (host === undefined) throw new Quit('', 1, true);
    const addresses = yield* lookUp(t.p, host);
    if (isNoName(addresses)) {
      const why =
        addresses.noName === 'NXDOMAIN'
          ? 'Name or service not known'
          : 'Temporary failure in name resolution';
      if (t.isBusybox) throw new Quit(`bad address '${host}'`, 1);
      yield* t.p.err(`telnet: could not resolve ${host}/${port}: ${why}\n`);
      return 1;
    }
    const ip = addresses[0] ?? '';
    if (!t.isBusybox) yield* t.p.out(`Trying ${ip}...\n`);
    const line = yield* dial(t.p, ip, Number(port));
    if (isNoLine(line) || line.fd < 0) {
      const why = isFail(line) ? strerror(line) : 'Connection timed out';
      if (t.isBusybox) throw new Quit(`can't connect to remote host (${ip}): ${why}`, 1);
      yield* t.p.err(`telnet: Unable to connect to remote host: ${why}\n`);
      return 1;
    }
    yield* t.p.out(
      t.isBusybox ? `Connected to ${host}\n` : `Connected to ${host}.\nEscape character is '^]'.\n`,
    );
    return again(line.fd);
  },
});

function* carry(t: Tool<'user'>, fd: number): Steps<number | Again> {
  const event = yield* t.p.poll({ read: [0, fd] });
  if (typeof event !== 'number') return 0;
  const data = yield* t.p.read(event);
  if (isFail(data) || data === '') {
    if (event === fd && !t.isBusybox) yield* t.p.err('Connection closed by foreign host.\n');
    if (event === fd && t.isBusybox) yield* t.p.err('Connection closed by foreign host\n');
    return 1;
  }
  yield* t.p.write(event === 0 ? fd : 1, event === 0 ? (data.replace(/\n/g, '\r\n') as typeof data) : data);
  return again(fd);
}
