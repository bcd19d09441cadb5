import fc from 'fast-check';
import { expect, it } from 'vitest';
import { saveWorld } from '#sim/index';
import { Lab } from '../lab';
import { deeds, perform, type Deed } from './commands';
import { brokenInvariants } from './invariants';

/** Sequences and steps in each: some two and a half thousand steps together. More with DRYDOCK_RANDOM=runs. */
const runs = Number(process.env['DRYDOCK_RANDOM'] ?? 50);
const steps = 50;

const show = (deed: Deed) => JSON.stringify(deed);

/** How many there are of what a container that is gone must not leave behind. */
function rows(lab: Lab): Record<string, number> {
  return lab.peek((sim) => ({
    containers: sim.containers.size,
    configs: sim.containerConfigs.size,
    logs: sim.containerLogs.size,
    names: sim.containerNames.size,
    execs: sim.execs.size,
    attachments: sim.attachments.size,
    processes: sim.processes.size,
    threads: sim.threads.size,
    cgroups: sim.cgroups.size,
    namespaces: sim.namespaces.size,
    filesystems: sim.filesystems.size,
    mountTables: sim.mountTables.size,
    netns: sim.netns.size,
    pipes: sim.pipes.size,
    openFiles: sim.openFiles.size,
    sockets: sim.sockets.size,
    ttys: sim.ttys.size,
    published: sim.publishedPorts.size,
    addresses: sim.takenAddresses.size,
    networks: sim.networks.size,
  }));
}

/** Removes everything that sequences can make. */
function cleanUp(lab: Lab): void {
  for (const name of ['aa', 'bb', 'cc', 'dd']) lab.ask('DELETE', `/containers/${name}?force=1&v=1`);
  lab.ask('POST', '/containers/prune');
  for (const name of ['n1', 'n2']) lab.ask('DELETE', `/networks/${name}`);
  for (const name of ['v1', 'v2']) lab.ask('DELETE', `/volumes/${name}`);
  for (const name of ['own:1', 'own:2']) lab.ask('DELETE', `/images/${name}?force=1`);
  lab.run(5000);
}

it(`keeps its books, whatever is done (${runs} × ${steps} steps)`, { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(fc.array(deeds, { minLength: steps, maxLength: steps }), (sequence) => {
      const lab = new Lab();
      lab.runContainer({ Image: 'busybox', Cmd: ['sleep', '1000'] }, 'warm');
      lab.ask('DELETE', '/containers/warm?force=1');
      lab.run(3000);
      const before = rows(lab);
      let restarts = false;
      for (const [i, deed] of sequence.entries()) {
        perform(lab, deed);
        restarts ||= deed.kind === 'restart daemon';
        let broken = lab.peek(brokenInvariants);
        for (let tries = 0; broken.length > 0 && tries < 3; tries++) {
          lab.run(700); // what is just ending is entered a moment later
          broken = lab.peek(brokenInvariants);
        }
        expect(broken, `after step ${i}, ${show(deed)}`).toEqual([]);
      }
      cleanUp(lab);
      const after = rows(lab);
      // a daemon of its own (dockerd that was started by hand) is another process than the one of systemd
      if (!restarts) expect(after).toEqual(before);
      expect(lab.peek(brokenInvariants)).toEqual([]);
    }),
    {
      numRuns: runs,
      seed: 42,
      endOnFailure: true,
      ...(process.env['DRYDOCK_RANDOM'] === undefined ? {} : { seed: Date.now() }),
    },
  );
});

it('replays to the same bytes', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.array(deeds, { minLength: 25, maxLength: 25 }), (sequence) => {
      const worlds = [new Lab(), new Lab()].map((lab) => {
        for (const deed of sequence) perform(lab, deed);
        return saveWorld(lab.world);
      });
      expect(worlds[0] === worlds[1]).toBe(true);
    }),
    { numRuns: 5, seed: 7 },
  );
});
