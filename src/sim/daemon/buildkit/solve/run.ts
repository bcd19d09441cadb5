import { asBytes, text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { createForBuild } from '../../container/create';
import { startContainer } from '../../container/start';
import { isRefusal } from '../../http/refusal';
import { attachmentKey, newAttachment } from '../../runtime/output';
import { containerKey } from '../../state/find';
import { removeNow } from '../../container/removal';
import { storeTree } from '../cache/records';
import { withLayers } from './gather';
import { dropMounts, prepareMounts, type Mounted } from './mounts';
import { tellStatus } from './tell';
import type { Kind, Task, TaskFailure } from './work';

/** RUN: a container on the layers so far; what it leaves behind is the next one. */
export const runCommand: Kind<'run'> = function* (task, work) {
  const { p } = task;
  const mounted = p.do((sim) => prepareMounts(sim, task, work.mounts));
  if ('shown' in mounted) return mounted;
  const shown = work.args.join(' ');
  const did = (why: string): TaskFailure => {
    const words = `process ${goQuoted(shown)} did not complete successfully: ${why}`;
    return { shown: words, message: words };
  };
  const id = p.do((sim) => create(sim, task, work, mounted));
  if (isRefusal(id)) {
    p.do((sim) => dropMounts(sim, task, mounted));
    return did(id.message);
  }
  const attachment = p.do((sim) => attach(sim, task, id));
  const refused = yield* startContainer(p, task.daemon, id);
  if (refused !== undefined) {
    const why = yield* startFailure(task, refused.message);
    p.do((sim) => clean(sim, task, id, mounted));
    return did(why);
  }
  yield* passOn(task, attachment);
  const code = yield* p.until((sim) => exitCode(sim, id), [containerKey(id)]);
  return p.do((sim) => {
    const tree = code === 0 ? leftBehind(sim, task, id, mounted) : {};
    clean(sim, task, id, mounted);
    if (code !== 0) return did(`exit code: ${code}`);
    const layer = storeTree(sim, task.daemon, tree, files.layerSize(tree));
    return { layers: [...(task.inputs[0] ?? []), layer], created: sim.now };
  });
};

/** Go's %q. */
function goQuoted(words: string): string {
  return JSON.stringify(words).replace(/[\u007f-\uffff]/g, (char) =>
    /\p{L}|\p{N}|\p{P}|\p{S}/u.test(char) ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** runc's own failures are shown as the step's output; a user that does not exist is found out about before. */
function* startFailure(task: Task, message: string): Steps<string> {
  const user = /unable to find (user|group) .*/.exec(message)?.[0];
  if (user !== undefined) return user;
  const runc = /(?:unable to start container process: )(.*)$/s.exec(message)?.[1] ?? message;
  const line = `runc run failed: unable to start container process: ${runc.replace(/: unknown$/, '')}\n`;
  task.p.do((sim) => {
    const row = sim.solves.get(task.solve);
    if (row !== undefined)
      tellStatus(sim, row, { logs: [{ vertex: task.op.digest, stream: 2, msg: line, timestamp: sim.now }] });
  });
  yield* task.p.cpu(1);
  return 'exit code: 1';
}

function create(
  sim: Sim,
  task: Task,
  work: Parameters<typeof runCommand>[1],
  mounted: Mounted,
): ReturnType<typeof createForBuild> {
  const network = work.network === 'default' ? 'default' : work.network;
  return createForBuild(sim, sim.daemons.need(task.daemon), task.inputs[0] ?? [], {
    ...{
      Hostname: 'buildkitsandbox',
      User: work.user === '' ? '0:0' : work.user,
      WorkingDir: work.cwd,
      Entrypoint: [],
      Cmd: work.args,
    },
    Env: ['HOSTNAME', ...work.env, ...mounted.env], // without a value: it is not set
    Healthcheck: { Test: ['NONE'] },
    HostConfig: {
      ...{ NetworkMode: network, Binds: mounted.binds, Tmpfs: mounted.tmpfs, ExtraHosts: [...work.hosts] },
      ...(work.shmSize > 0 ? { ShmSize: work.shmSize } : {}),
      ...(work.cgroupParent === '' ? {} : { CgroupParent: work.cgroupParent }),
      Ulimits: work.ulimits.map((limit) => {
        const [name = '', values = ''] = limit.split('=');
        const [soft = '0', hard = soft] = values.split(':');
        return { Name: name, Soft: Number(soft), Hard: Number(hard) };
      }),
    },
  });
}

function attach(sim: Sim, task: Task, id: string): number {
  const made = newAttachment(sim, { wantsOut: true, wantsErr: true, isFramed: true });
  sim.containers.need(id).attachments.push(made);
  const state = sim.solves.get(task.solve)?.states[task.index];
  if (state !== undefined) state.container = id;
  return made;
}

function exitCode(sim: Sim, id: string): number | undefined {
  const row = sim.containers.peek(id);
  if (row === undefined) return 137;
  return row.process === 0 ? row.exitCode : undefined;
}

/** Passes on what the container prints until it closes its streams. */
function* passOn(task: Task, attachment: number): Steps<void> {
  const { p } = task;
  while (yield* passOnce(p, task, attachment));
}

function* passOnce(p: Proc, task: Task, attachment: number): Steps<boolean> {
  yield* p.until(
    (sim) => {
      const row = sim.attachments.peek(attachment);
      return row === undefined || row.buffer !== '' || row.isEnded ? true : undefined;
    },
    [attachmentKey(attachment)],
  );
  return p.do((sim) => {
    const row = sim.attachments.get(attachment);
    if (row === undefined) return false;
    if (row.buffer === '') {
      sim.attachments.remove(attachment);
      return false;
    }
    const solve = sim.solves.get(task.solve);
    const logs = frames(row.buffer).map(({ stream, data }) => ({
      ...{ vertex: task.op.digest, stream, msg: text(asBytes(data)), timestamp: sim.now },
    }));
    row.buffer = asBytes('');
    if (solve !== undefined) tellStatus(sim, solve, { logs });
    return true;
  });
}

/** The pieces of a multiplexed stream. */
function frames(stream: string): { stream: number; data: string }[] {
  const found: { stream: number; data: string }[] = [];
  for (let at = 0; at + 8 <= stream.length;) {
    const byte = (i: number) => stream.charCodeAt(at + i);
    const length = ((byte(4) * 256 + byte(5)) * 256 + byte(6)) * 256 + byte(7);
    found.push({ stream: byte(0), data: stream.slice(at + 8, at + 8 + length) });
    at += 8 + length;
  }
  return found;
}

/** What the step has changed, without what only its container needed. */
function leftBehind(sim: Sim, task: Task, id: string, mounted: Mounted): LayerTree {
  const row = sim.containers.need(id);
  const tree = files.upperTree(sim, row.fs);
  const stubs = [
    '/etc/hosts',
    '/etc/hostname',
    '/etc/resolv.conf',
    '/dev',
    '/proc',
    '/sys',
    '',
    ...mounted.targets,
  ];
  const { machine } = sim.daemons.need(task.daemon);
  const base = task.inputs[0] ?? [];
  withLayers(sim, machine, base, (viewer) => {
    const isNew = (path: string) => isFail(files.stat(sim, viewer, path === '' ? '/' : path, false));
    for (const stub of stubs) {
      const isSystem = !mounted.targets.includes(stub);
      for (let path = stub; ; path = path.slice(0, path.lastIndexOf('/'))) {
        const entry = tree[path];
        const isEmpty = !Object.keys(tree).some((other) => other.startsWith(`${path}/`));
        const isStub = entry?.type === 'dir' ? isEmpty : entry?.type === 'file' && entryIsEmpty(entry);
        if (!isStub || (!isSystem && !isNew(path))) break;
        delete tree[path];
        if (isSystem || path === '') break;
      }
    }
  });
  delete tree[''];
  return tree;
}

const entryIsEmpty = (entry: { text?: string; bytes?: string; size?: number }) =>
  (entry.text ?? '') === '' && (entry.bytes ?? '') === '' && (entry.size ?? 0) === 0;

function clean(sim: Sim, task: Task, id: string, mounted: Mounted): void {
  const row = sim.containers.get(id);
  if (row !== undefined) removeNow(sim, row, true);
  dropMounts(sim, task, mounted);
}
