import { Quit, tool } from '../tool';
import { links } from './view';

/** Shows bridges and their ports. */
export const brctl = tool<never>({
  name: 'brctl',
  usage: 'show [bridge]',
  summary: 'Shows bridges',
  options: {},
  busybox: { usage: 'COMMAND [BRIDGE [ARGS]]' },
  *run(t) {
    const [verb, wanted] = t.operands;
    if (verb !== 'show')
      throw new Quit(
        verb === undefined ? '' : `${verb} is not available in this world`,
        1,
        verb === undefined,
      );
    const all = links(t.p);
    const rows = all
      .filter((one) => one.kind === 'bridge' && (wanted === undefined || one.name === wanted))
      .map((bridge) => {
        const ports = all.filter((one) => one.master === bridge.name).map((one) => one.name);
        const id = `8000.${bridge.mac.replaceAll(':', '')}`;
        return `${bridge.name}\t\t${id}\tno\t\t${ports.join('\n\t\t\t\t\t\t\t')}\n`;
      });
    yield* t.p.out(`bridge name\tbridge id\t\tSTP enabled\tinterfaces\n${rows.join('')}`);
    return 0;
  },
});
