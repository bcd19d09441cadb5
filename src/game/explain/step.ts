/** The four layers that a command goes through, from the keyboard down. */
export type Layer = 'client' | 'http' | 'daemon' | 'kernel';

/** One thing that happened because of a command. */
export interface ExplainStep {
  layer: Layer;
  /** simulated ms */
  at: number;
  /** name of its sentence, which every language has (#locales/explain) */
  key: SentenceKey;
  values: Record<string, string | number>;
  /** figures and texts as they are in the world: the same in every language */
  details: Detail[];
  /** what of the stage it is about: `crate:ID`, `daemon:MACHINE` … */
  focus: string;
  /** index of the shot whose world shows it, and of its event there; −1 where none announced it */
  shot: number;
  event: number;
}

export interface Detail {
  /** words of the field: `argv`, `namespaces`, `HTTP` … */
  name: string;
  text: string;
}

export type SentenceKey = ClientKey | HttpKey | DaemonKey | KernelKey;

type ClientKey =
  | 'client.builtin'
  | 'client.unknown'
  | 'client.attached'
  | 'client.starts'
  | 'client.inside'
  | 'client.forks'
  | 'client.becomes'
  | 'client.plugin'
  | 'client.ends'
  | 'client.fails'
  | 'client.goes-on'
  | 'client.cut';

/** Requests that have a sentence of their own; the others share one. */
export type RequestKey =
  | 'ping'
  | 'create'
  | 'start'
  | 'stop'
  | 'kill'
  | 'restart'
  | 'pause'
  | 'unpause'
  | 'remove'
  | 'wait'
  | 'attach'
  | 'logs'
  | 'stats'
  | 'list'
  | 'inspect'
  | 'exec'
  | 'exec-start'
  | 'exec-inspect'
  | 'pull'
  | 'push'
  | 'images'
  | 'image'
  | 'image-remove'
  | 'build'
  | 'session'
  | 'networks'
  | 'network'
  | 'network-create'
  | 'volume-create'
  | 'volumes'
  | 'events'
  | 'version'
  | 'other';

type HttpKey = `http.ask.${RequestKey}` | 'http.answer' | 'http.stream' | 'http.refusal';

type DaemonKey =
  | 'daemon.create'
  | 'daemon.start'
  | 'daemon.die'
  | 'daemon.stop'
  | 'daemon.kill'
  | 'daemon.oom'
  | 'daemon.pause'
  | 'daemon.unpause'
  | 'daemon.destroy'
  | 'daemon.rename'
  | 'daemon.exec'
  | 'daemon.exec-end'
  | 'daemon.health'
  | 'daemon.connect'
  | 'daemon.disconnect'
  | 'daemon.network'
  | 'daemon.network-gone'
  | 'daemon.volume'
  | 'daemon.volume-gone'
  | 'daemon.mount'
  | 'daemon.publish'
  | 'daemon.shim'
  | 'daemon.runc'
  | 'daemon.runc-exec'
  | 'daemon.layer-here'
  | 'daemon.layer-waits'
  | 'daemon.layer-came'
  | 'daemon.layer-unpacked'
  | 'daemon.pulled'
  | 'daemon.tag'
  | 'daemon.untag'
  | 'daemon.deleted'
  | 'daemon.built'
  | 'daemon.build-step'
  | 'daemon.build-cached';

type KernelKey =
  | 'kernel.namespaces'
  | 'kernel.cgroup'
  | 'kernel.mounts'
  | 'kernel.first'
  | 'kernel.joins'
  | 'kernel.replaces'
  | 'kernel.forks'
  | 'kernel.starts'
  | 'kernel.host'
  | 'kernel.ends'
  | 'kernel.killed'
  | 'kernel.container-ends'
  | 'kernel.oom'
  | 'kernel.vm'
  | 'kernel.vm-stage'
  | 'kernel.vm-ready';
