import { isFail, strerror } from '#sim/base/fail';
import type { Program } from '#sim/kernel/program';
import { isNoName } from '#sim/network/index';
import { dial, isNoLine, lookUp } from './connect';

/** The client of a remote shell. Nobody in this world runs sshd yet, so all it meets are the refusals of the network. */
export const ssh: Program = remote('ssh');
export const scp: Program = remote('scp');

function remote(name: 'ssh' | 'scp'): Program {
  return {
    name,
    start: { cpu: 8, anon: 2_000_000 },
    *main(p) {
      const at = p.args.indexOf('-p');
      const port = at < 0 ? 22 : Number(p.args[at + 1]);
      const words = p.args.filter(
        (arg, i) => !arg.startsWith('-') && !/^-[piloFEJLRDW]$/.test(p.args[i - 1] ?? ''),
      );
      const target = name === 'ssh' ? words[0] : words.find((word) => word.includes(':'));
      if (target === undefined) {
        yield* p.err(
          name === 'ssh'
            ? 'usage: ssh [-p port] [user@]hostname [command]\n'
            : 'usage: scp [-P port] source ... target\n',
        );
        return name === 'ssh' ? 255 : 1;
      }
      const host = target.replace(/^[^@]*@/, '').replace(/:.*/, '');
      const addresses = yield* lookUp(p, host);
      const code = name === 'ssh' ? 255 : 1;
      if (isNoName(addresses)) {
        const why =
          addresses.noName === 'NXDOMAIN'
            ? 'Name or service not known'
            : 'Temporary failure in name resolution';
        yield* p.err(
          `ssh: Could not resolve hostname ${host}: ${why}\n${name === 'scp' ? 'scp: Connection closed\n' : ''}`,
        );
        return code;
      }
      const line = yield* dial(p, addresses[0] ?? '', port);
      if (isNoLine(line))
        yield* p.err(
          `ssh: connect to host ${host} port ${port}: ${isFail(line) ? strerror(line) : 'Connection timed out'}\n`,
        );
      else {
        if (line.fd >= 0) p.close(line.fd);
        yield* p.err(
          `kex_exchange_identification: Connection closed by remote host\nConnection closed by ${addresses[0] ?? ''} port ${port}\n`,
        );
      }
      return code;
    },
  };
}
