import type { Program } from '#sim/kernel/program';

/** `ipconfig getifaddr en0`: the address of a network card. */
export const ipconfig: Program = {
  name: 'darwin-ipconfig',
  *main(p) {
    const [verb, name = ''] = p.args;
    if (verb !== 'getifaddr') {
      yield* p.err('usage: ipconfig getifaddr <interface-name>\n');
      return 1;
    }
    const address = p.do((sim) => {
      const { net } = sim.processes.need(p.processId).ns;
      const card = sim.netns.peek(net)?.interfaces.find((one) => one.name === name && one.isUp);
      return card?.addresses[0]?.split('/')[0] ?? '';
    });
    if (address === '') {
      yield* p.err(`get if addr ${name} failed, (os/kern) failure\n`);
      return 1;
    }
    yield* p.out(`${address}\n`);
    return 0;
  },
};
