import { instances, shownState, type Command } from './instances';

const line = (name: string, state: string, ip: string, image: string) =>
  `${name.padEnd(24)}${state.padEnd(18)}${ip.padEnd(17)}${image}\n`;

export const list: Command = {
  summary: 'List the instances',
  *run(p, args) {
    const wrong = args.find((arg) => arg.startsWith('-'));
    if (wrong !== undefined) {
      yield* p.err(`Unknown option '${wrong.replace(/^-+/, '')}'.\n`);
      return 1;
    }
    const all = instances(p);
    if (all.length === 0) {
      yield* p.out('No instances found.\n');
      return 0;
    }
    yield* p.out(line('Name', 'State', 'IPv4', 'Image'));
    for (const one of all)
      yield* p.out(
        line(one.name, shownState(one), one.state === 'running' ? one.ip : '--', 'Ubuntu 24.04 LTS'),
      );
    return 0;
  },
};
