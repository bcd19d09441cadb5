import type { ExplainStep } from './step';
import { baseName, commandLine, detail, tellOf, type ProcessRow, type Scene, type Teller } from './teller';

const focusOf = (machine: number) => `client:${machine}`;

/** Where the docker command finds its plug-ins. */
const plugins = /\/cli-plugins\//;

/** A process of the command came to be, by fork and exec at once or by fork alone. */
export function startsOwn(scene: Scene, row: Readonly<ProcessRow>): ExplainStep[] {
  const { event, memory } = scene;
  const isFork = event.action === 'fork';
  const name = baseName(row.exe);
  memory.own.set(row.id, name);
  const starter = memory.own.get(row.parent);
  return [
    tellOf(scene, {
      layer: 'client',
      key: isFork ? 'client.forks' : starter === undefined ? 'client.starts' : 'client.inside',
      focus: focusOf(event.machine),
      values: { name, starter: starter ?? 'bash', exe: row.exe, pid: row.pids[0] ?? 0 },
      details: isFork
        ? []
        : [detail('execve', row.exe), detail('argv', commandLine(row.argv)), ...whereOf(row)],
    }),
  ];
}

function whereOf(row: Readonly<ProcessRow>) {
  return [detail('cwd', row.cwd), detail('uid', row.cred.uid)];
}

/** exec: another program takes a process over. */
export function becomes(scene: Scene, row: Readonly<ProcessRow>): ExplainStep[] {
  const { event, memory } = scene;
  const before = memory.own.get(row.id) ?? 'bash';
  const name = baseName(row.exe);
  memory.own.set(row.id, name);
  return [
    tellOf(scene, {
      layer: 'client',
      key: plugins.test(row.exe) ? 'client.plugin' : 'client.becomes',
      focus: focusOf(event.machine),
      values: { before, name, exe: row.exe, pid: row.pids[0] ?? 0 },
      details: [detail('execve', row.exe), detail('argv', commandLine(row.argv))],
    }),
  ];
}

/** A process of the command is over. */
export const endsOwn: Teller = (scene) => {
  const { event, memory } = scene;
  const id = Number(event.id);
  const name = memory.own.get(id) ?? '';
  memory.own.delete(id);
  const { exitCode = '0', pid = '', signal } = event.attributes;
  return [
    tellOf(scene, {
      layer: 'client',
      key: exitCode === '0' ? 'client.ends' : 'client.fails',
      focus: focusOf(event.machine),
      values: { name, code: exitCode, pid },
      details: signal === undefined ? [] : [detail('signal', signal)],
    }),
  ];
};

/** A program on the host without any engine: what the kernel does for it. */
export function hostProgram(scene: Scene, row: Readonly<ProcessRow>): ExplainStep[] {
  const { sim, event } = scene;
  const cgroup = sim.cgroups.peek(row.cgroup);
  return [
    tellOf(scene, {
      layer: 'kernel',
      key: 'kernel.host',
      focus: `kernel:${event.machine}`,
      values: { name: baseName(row.exe), pid: row.pids[0] ?? 0 },
      details: [detail('clone + execve', row.exe), detail('cgroup', cgroup?.path || '/')],
    }),
  ];
}
