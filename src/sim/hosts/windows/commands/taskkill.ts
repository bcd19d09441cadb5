import type { Program } from '#sim/kernel/program';
import { listProcesses } from '../facts';

export const taskkill: Program = {
  name: 'windows-taskkill',
  *main(p) {
    const valueOf = (name: RegExp) => p.args[p.args.findIndex((arg) => name.test(arg)) + 1];
    const isForced = p.args.some((arg) => /^[-/]f$/i.test(arg));
    const id = p.args.some((arg) => /^[-/]pid$/i.test(arg)) ? valueOf(/^[-/]pid$/i) : undefined;
    const image = p.args.some((arg) => /^[-/]im$/i.test(arg)) ? valueOf(/^[-/]im$/i) : undefined;
    if (id === undefined && image === undefined) {
      yield* p.err(
        'ERROR: Invalid syntax. Neither /FI nor /PID nor /IM were specified.\nType "TASKKILL /?" for usage.\n',
      );
      return 1;
    }
    const found = listProcesses(p).filter((one) =>
      id === undefined ? `${one.name}.exe`.toLowerCase() === image?.toLowerCase() : one.id === Number(id),
    );
    if (found.length === 0) {
      yield* p.err(`ERROR: The process "${id ?? image ?? ''}" not found.\n`);
      return 128;
    }
    for (const one of found) {
      p.kill(one.pid, isForced ? 9 : 15);
      const name =
        id === undefined ? `process "${one.name}.exe" with PID ${String(one.id)}` : `process with PID ${id}`;
      yield* p.out(
        isForced
          ? `SUCCESS: The ${name} has been terminated.\n`
          : `SUCCESS: Sent termination signal to the ${name}.\n`,
      );
    }
    return 0;
  },
};
