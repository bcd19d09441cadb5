import { expect } from 'vitest';
import { text, utf8 } from '#sim/base/bytes';
import { findNotJson } from '#sim/base/json';
import { isFail, type Fail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { LayerTree } from '#sim/world/files';
import { Sim } from '#sim/world/sim';
import { emptyWorld } from '#sim/world/world';

/** A machine without processes, and one viewer in a mount namespace of its own. */
export class Disk {
  sim: Sim;
  readonly machine: number;
  readonly mnt: number;
  viewer: files.Viewer;
  #given;

  constructor(layers: Record<string, LayerTree> = {}) {
    this.#given = { programs: {}, layerSource: (id: string) => layers[id], partOf: () => undefined };
    this.sim = new Sim(emptyWorld(1), this.#given);
    this.machine = this.sim.newId();
    this.mnt = this.sim.newId();
    const { machine, mnt } = this;
    this.sim.machines.insert(machine, {
      id: machine,
      name: 'test',
      kind: 'physical',
      arch: 'amd64',
      kernel: { kind: 'linux', release: '6.8.0-60-generic', version: '#63-Ubuntu SMP' },
      osName: 'Ubuntu 24.04.2 LTS',
      hardware: { cores: 2, memory: 2 ** 31, disk: 1e10, diskRate: 1e9, networkRate: 1e9 },
      state: 'running',
      bootedAt: 0,
      ns: { pid: 0, net: 0, mnt, uts: 0, ipc: 0, user: 0, cgroup: 0 },
      cgroup: 0,
      init: 0,
      pageCache: {},
      kernelLog: [],
    });
    this.sim.namespaces.insert(mnt, { id: mnt, kind: 'mnt', machine, parent: 0, users: 1 });
    files.newMountTable(this.sim, mnt);
    this.viewer = files.rootViewer(this.sim, machine, mnt);
  }

  /** Mounts an overlay over those layers at a path; answers the filesystem. */
  overlay(at: string, lower: string[]): number {
    const fs = files.newOverlay(this.sim, this.machine, lower);
    files.mount(this.sim, this.mnt, { at, fs, source: 'overlay' });
    return fs;
  }

  tmpfs(at: string, options: { size?: number; mode?: number } = {}): number {
    const fs = files.newTmpfs(this.sim, this.machine, options);
    files.mount(this.sim, this.mnt, { at, fs, source: 'tmpfs' });
    return fs;
  }

  /** The same eyes as another user. */
  as(uid: number, gid = uid): files.Viewer {
    return { ...this.viewer, cred: { uid, gid, groups: [], caps: [] } };
  }

  read(path: string, viewer = this.viewer): string {
    const bytes = files.readFile(this.sim, viewer, path);
    return isFail(bytes) ? bytes.error : text(bytes);
  }

  write(path: string, content: string, viewer = this.viewer): string {
    return told(files.writeFile(this.sim, viewer, path, utf8(content)));
  }

  /** Names in a directory, or the refusal. */
  list(path: string, viewer = this.viewer): string {
    const names = files.readDir(this.sim, viewer, path);
    return isFail(names) ? names.error : names.map(({ name }) => name).join(' ');
  }

  diff(fs: number): string[] {
    return files.changes(this.sim, fs).map(({ path, kind }) => `${kind} ${path}`);
  }

  /** Ends the transaction, checks that all is plain JSON, and goes on in a new one. */
  commit(): void {
    const world = this.sim.commit();
    expect(findNotJson(world)).toBeUndefined();
    this.sim = new Sim(structuredClone(world), this.#given);
  }
}

/** `ok`, or the name of the error. */
export function told(result: Fail | undefined): string {
  return result === undefined ? 'ok' : result.error;
}
