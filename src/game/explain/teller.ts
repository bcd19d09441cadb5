import type { Sim, SimEvent } from '#sim/index';
import type { Detail, ExplainStep, Layer, SentenceKey } from './step';

/** What the tellers know when they are asked about an event. */
export interface Scene {
  sim: Sim;
  event: SimEvent;
  shot: number;
  /** index of the event in the shot */
  index: number;
  memory: Memory;
}

/** What has been told of a command so far. */
export interface Memory {
  terminal: number;
  /** a client passes on what is typed, to a program in a container */
  isAttached: boolean;
  /** process id of the shell that was typed into */
  shell: number;
  /** processes that it started, and theirs: id → name */
  own: Map<number, string>;
  /** connection → the request on it that is not answered yet */
  asked: Map<string, string>;
  /** processes of containers: id → container's name */
  inside: Map<number, string>;
  /** container id → name, also of those that are gone */
  names: Map<string, string>;
  /** first processes of containers → container id */
  firsts: Map<number, string>;
}

export type Teller = (scene: Scene) => ExplainStep[];

interface Told {
  layer: Layer;
  key: SentenceKey;
  focus: string;
  values?: Record<string, string | number>;
  details?: (Detail | undefined)[];
}

/** One step about the event of a scene. */
export function tellOf({ event, shot, index }: Scene, told: Told): ExplainStep {
  return {
    layer: told.layer,
    at: Math.round(event.time * 1000) / 1000,
    key: told.key,
    values: told.values ?? {},
    details: (told.details ?? []).filter((one) => one !== undefined && one.text !== '') as Detail[],
    focus: told.focus,
    shot,
    event: index,
  };
}

export function detail(name: string, text: string | number): Detail {
  return { name, text: String(text) };
}

type Row<N extends 'containers' | 'processes' | 'images' | 'containerConfigs'> = NonNullable<
  ReturnType<Sim[N]['peek']>
>;
export type ContainerRow = Row<'containers'>;
export type ProcessRow = Row<'processes'>;

/** Bytes as `docker images` writes them: decimal, three figures. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size : Number(size.toPrecision(3))} ${units[unit] ?? ''}`;
}

export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}

/** The base name of a path: /usr/bin/docker is docker. */
export function baseName(path: string): string {
  return path.split('/').at(-1) ?? path;
}

/** A command line as one would type it: words with blanks in quotes. */
export function commandLine(argv: readonly string[]): string {
  return argv
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`))
    .join(' ');
}

/** The container that a process belongs to: its id is the container's or that of an exec in it. */
export function containerOf(sim: Sim, process: Readonly<ProcessRow>): Readonly<ContainerRow> | undefined {
  const id = process.container ?? '';
  return sim.containers.peek(id) ?? sim.containers.peek(sim.execs.peek(id)?.container ?? '');
}

/** Signals that commands of Docker and programs use (signal(7)). */
const signals: Readonly<Record<string, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  6: 'SIGABRT',
  9: 'SIGKILL',
  10: 'SIGUSR1',
  11: 'SIGSEGV',
  12: 'SIGUSR2',
  13: 'SIGPIPE',
  15: 'SIGTERM',
  28: 'SIGWINCH',
};

export function signalName(number: string): string {
  return signals[number] ?? number;
}

/** How a container is called, or was, by its id; its short id when nobody said. */
export function containerName({ sim, memory }: Scene, id: string): string {
  return sim.containers.peek(id)?.name || (memory.names.get(id) ?? shortId(id));
}
