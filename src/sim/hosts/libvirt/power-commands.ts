import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import * as files from '#sim/files/index';
import { ask, discardSaved, forceOff, pause, removeVm, saveVm, startVm, untilOff } from '../vm/index';
import { qemuArguments } from '../vm/qemu';
import { domainOperand, type Command, type Commands } from './command';
import { dropXml } from './define';
import { domainNamed, isActive, ownHost, Refusal, takeNumber, type Domain } from './domain';
import type { Given } from './options';

/** What the emulator said before it ended is quoted by libvirt: where it is put meanwhile. */
const lastWords = '/var/log/libvirt/qemu/last-words';

/** Starts a domain; throws libvirt's words where it does not come up. */
export function* startDomain(p: Proc, domain: Domain, verb: string): Steps<void> {
  const argv = p.do((sim) => qemuArguments(sim.machines.need(domain.id)));
  if (domain.machine.vm?.settings['type'] !== 'qemu' && !p.exists('/dev/kvm'))
    throw new Refusal(
      `Failed to ${verb} domain '${domain.name}'`,
      `internal error: QEMU unexpectedly closed the monitor (vm='${domain.name}'): Could not access KVM kernel module: No such file or directory\nqemu-system-x86_64: failed to initialize kvm: No such file or directory`,
    );
  p.mkdir('/var/log/libvirt');
  p.mkdir('/var/log/libvirt/qemu');
  const log = p.open(lastWords, { write: true, create: true, truncate: true });
  const started = yield* startVm(p, domain.id, argv, typeof log === 'number' ? { errors: log } : {});
  if (typeof log === 'number') p.close(log);
  const words = p.readText(lastWords);
  p.unlink(lastWords);
  if (started === 'up') {
    p.do((sim) => {
      takeNumber(sim, ownHost(sim, p), domain.id);
    });
    return;
  }
  const why =
    started === 'missing'
      ? 'Cannot check QEMU binary /usr/bin/qemu-system-x86_64: No such file or directory'
      : `internal error: QEMU unexpectedly closed the monitor (vm='${domain.name}'): ${typeof words === 'string' ? words.trimEnd() : ''}`;
  throw new Refusal(`Failed to ${verb} domain '${domain.name}'`, why);
}

export const notRunning = 'Requested operation is not valid: domain is not running';

/** A command that does one thing to a domain that must be active, and says so. */
function onActive(
  summary: string,
  verb: string,
  said: string,
  deed: (p: Proc, domain: Domain, given: Given) => Steps<void>,
  takes: Partial<Command> = {},
): Command {
  return {
    summary,
    operands: domainOperand,
    ...takes,
    *run(p, given) {
      const domain = domainNamed(p, given.value('domain') ?? '');
      if (!isActive(domain)) throw new Refusal(`Failed to ${verb} domain '${domain.name}'`, notRunning);
      yield* deed(p, domain, given);
      yield* p.out(said.replace('%', `'${domain.name}'`));
    },
  };
}

const start: Command = {
  summary: 'start a (previously defined) inactive domain',
  operands: domainOperand,
  flags: ['paused', 'force-boot'],
  *run(p, given) {
    const domain = domainNamed(p, given.value('domain') ?? '');
    if (isActive(domain)) throw new Refusal('Domain is already active');
    if (given.has('force-boot'))
      p.do((sim) => {
        discardSaved(sim, domain.id);
      });
    yield* startDomain(p, domain, 'start');
    if (given.has('paused'))
      p.do((sim) => {
        pause(sim, domain.id, true);
      });
    yield* p.out(`Domain '${domain.name}' started\n`);
  },
};

function* destroyOne(p: Proc, domain: Domain): Steps<void> {
  p.do((sim) => {
    forceOff(sim, domain.id);
  });
  yield* untilOff(p, domain.id, 10_000);
}

const modes = { values: ['mode'] };

const resume: Command = {
  summary: 'resume a domain',
  operands: domainOperand,
  *run(p, given) {
    const domain = domainNamed(p, given.value('domain') ?? '');
    const failed = `Failed to resume domain '${domain.name}'`;
    if (!isActive(domain)) throw new Refusal(failed, notRunning);
    if (domain.condition !== 'paused')
      throw new Refusal(failed, 'Requested operation is not valid: domain is already running');
    p.do((sim) => {
      pause(sim, domain.id, false);
    });
    yield* p.out(`Domain '${domain.name}' resumed\n`);
  },
};

const undefine: Command = {
  summary: 'undefine a domain',
  operands: domainOperand,
  flags: ['remove-all-storage', 'managed-save', 'snapshots-metadata', 'nvram', 'keep-nvram'],
  *run(p, given) {
    const domain = domainNamed(p, given.value('domain') ?? '');
    const failed = `Failed to undefine domain '${domain.name}'`;
    const snapshots = domain.machine.vm?.snapshots.length ?? 0;
    if (domain.condition === 'saved' && !given.has('managed-save'))
      throw new Refusal('Refusing to undefine while domain managed save image exists');
    if (snapshots > 0 && !given.has('snapshots-metadata'))
      throw new Refusal(
        failed,
        `Requested operation is not valid: cannot delete inactive domain with ${String(snapshots)} snapshots`,
      );
    if (isActive(domain)) {
      if (given.has('remove-all-storage'))
        throw new Refusal('Storage volume deletion is supported only on stopped domains');
      // it goes on as a transient domain, and is gone when it ends
      p.do((sim) => {
        const { vm } = sim.machines.need(domain.id);
        if (vm !== undefined) vm.settings['isTransient'] = true;
        dropXml(sim, ownHost(sim, p), domain.name);
      });
      yield* p.out(`Domain '${domain.name}' has been undefined\n`);
      return;
    }
    const gone = p.do((sim) => {
      const host = ownHost(sim, p);
      const disks = [...(sim.machines.need(domain.id).vm?.disks ?? [])];
      removeVm(sim, domain.id);
      dropXml(sim, host, domain.name);
      if (!given.has('remove-all-storage')) return [];
      for (const { path } of disks) files.unlink(sim, files.rootViewer(sim, host), path);
      return disks.map(({ path, device }) => ({ path, device }));
    });
    yield* p.out(`Domain '${domain.name}' has been undefined\n`);
    for (const { path, device } of gone) yield* p.out(`Volume '${device}'(${path}) removed.\n`);
  },
};

const autostart: Command = {
  summary: 'autostart a domain',
  operands: domainOperand,
  flags: ['disable'],
  *run(p, given) {
    const domain = domainNamed(p, given.value('domain') ?? '');
    const isOff = given.has('disable');
    p.do((sim) => {
      const { vm } = sim.machines.need(domain.id);
      if (vm === undefined) return;
      if (isOff) delete vm.startsWithHost;
      else vm.startsWithHost = true;
    });
    yield* p.out(`Domain '${domain.name}' ${isOff ? 'unmarked' : 'marked'} as autostarted\n`);
  },
};

/** Commands of virsh that change what a domain does or has. */
export const powerCommands: Commands = {
  autostart,
  destroy: onActive('destroy (stop) a domain', 'destroy', 'Domain % destroyed\n', destroyOne, {
    flags: ['graceful'],
  }),
  managedsave: onActive(
    'managed save of a domain state',
    'save',
    '\nDomain % state saved by libvirt\n',
    function* (p, domain) {
      yield* saveVm(p, domain.id);
      yield* untilOff(p, domain.id, 10_000);
    },
  ),
  'managedsave-remove': {
    summary: 'Remove managed save of a domain',
    operands: domainOperand,
    *run(p, given) {
      const domain = domainNamed(p, given.value('domain') ?? '');
      p.do((sim) => {
        discardSaved(sim, domain.id);
      });
      yield* p.out(
        domain.condition === 'saved'
          ? `Removed managedsave image for domain '${domain.name}'\n`
          : `Domain '${domain.name}' has no manage save image; removal skipped\n`,
      );
    },
  },
  reboot: onActive(
    'reboot a domain',
    'reboot',
    'Domain % is being rebooted\n',
    function* (p, domain) {
      yield* p.cpu(1);
      p.do((sim) => {
        ask(sim, domain.id, 'reboot');
      });
    },
    modes,
  ),
  reset: onActive('reset a domain', 'reset', 'Domain % was reset\n', function* (p, domain) {
    yield* p.cpu(1);
    p.do((sim) => {
      ask(sim, domain.id, 'reset');
    });
  }),
  resume,
  shutdown: onActive(
    'gracefully shutdown a domain',
    'shutdown',
    'Domain % is being shutdown\n',
    function* (p, domain) {
      yield* p.cpu(1);
      p.do((sim) => {
        ask(sim, domain.id, 'shutdown');
      });
    },
    modes,
  ),
  start,
  suspend: onActive('suspend a domain', 'suspend', 'Domain % suspended\n', function* (p, domain) {
    yield* p.cpu(1);
    p.do((sim) => {
      pause(sim, domain.id, true);
    });
  }),
  undefine,
};
