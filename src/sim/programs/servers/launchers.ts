import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { onPath, userCredentials } from './entrypoint';

/** Becomes a command as another user (tianon/gosu). */
export const gosu: Program = {
  name: 'gosu',
  start: { cpu: 1.5, anon: 1_000_000 },
  *main(p) {
    const [who = '', ...argv] = p.args;
    if (argv.length === 0) {
      yield* p.err('Usage: gosu user-spec command [args]\n   eg: gosu tianon bash\n');
      return 1;
    }
    const name = who.replace(/:.*/, '');
    const cred = /^\d+$/.test(name)
      ? { uid: Number(name), gid: Number(name), groups: [Number(name)], caps: [] }
      : userCredentials(p, name);
    if (cred === undefined) {
      yield* p.err(
        `error: failed switching to "${who}": unable to find user ${name}: no matching entries in passwd file\n`,
      );
      return 1;
    }
    const [command = ''] = argv;
    const path = command.includes('/') ? command : onPath(p, command);
    if (path !== undefined) yield* p.exec({ argv, path, cred });
    yield* p.err(`error: exec: "${command}": executable file not found in $PATH\n`);
    return 1;
  },
};

/** The smallest init: starts one command, hands signals on to it, and reaps whatever is left to it. `docker run --init` uses it. */
export const tini: Program = {
  name: 'tini',
  start: { cpu: 0.3, anon: 100_000 },
  *main(p, state) {
    if (state !== null) return yield* watch(p, Number(state));
    const at = p.args.indexOf('--');
    const argv = at >= 0 ? p.args.slice(at + 1) : p.args.filter((arg) => !arg.startsWith('-'));
    const [command = ''] = argv;
    const path = command.includes('/') ? command : onPath(p, command);
    for (const signal of [SIG.TERM, SIG.INT, SIG.QUIT, SIG.HUP, SIG.USR1, SIG.USR2, SIG.WINCH, SIG.CHLD])
      p.onSignal(signal, 'handle');
    const isTty = p.isTty(0);
    const child =
      path === undefined
        ? undefined
        : p.spawn({ argv: [...argv], path, group: 0, ...(isTty && { foregroundTty: 0 }) });
    if (child === undefined || isFail(child)) {
      const isDenied = child !== undefined && child.error === 'EACCES';
      yield* p.err(
        `[FATAL tini (${p.pid})] exec ${command} failed: ${isDenied ? 'Permission denied' : 'No such file or directory'}\n`,
      );
      return isDenied ? 126 : 127;
    }
    return again(child);
  },
};

function* watch(p: Proc, child: number): Steps<Outcome> {
  const signal = yield* p.waitSignal();
  if (signal !== SIG.CHLD) {
    p.kill(child, signal);
    return again(child);
  }
  for (;;) {
    const ended = p.waitNoHang(-1);
    if (ended === undefined || isFail(ended)) return again(child);
    if (ended.pid !== child) continue;
    return ended.exit.signal === undefined ? ended.exit.code : 128 + ended.exit.signal;
  }
}

/** Copies its input with `$NAME` and `${NAME}` replaced from the environment (gettext). */
export const envsubst: Program = {
  name: 'envsubst',
  start: { cpu: 1, anon: 300_000 },
  *main(p) {
    const only = p.args[0]?.match(/\w+/g);
    const input = yield* p.readAll(0);
    if (isFail(input)) return 1;
    const { env } = p;
    const text = input.replace(/\$\{(\w+)\}|\$([A-Za-z_]\w*)/g, (all, braced?: string, bare?: string) => {
      const name = braced ?? bare ?? '';
      return only !== undefined && only !== null && !only.includes(name) ? all : (env[name] ?? '');
    });
    yield* p.write(1, text as typeof input);
    return 0;
  },
};
