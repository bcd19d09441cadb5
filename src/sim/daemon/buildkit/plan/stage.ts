import type { HistoryEntry } from '#sim/world/docker';
import type { ImageConfig } from '#sim/world/docker-config';
import type { Command, StageLines } from '../dockerfile/command';
import type { Variables } from '../dockerfile/words';
import type { BaseImage } from './image';

/** A stage while its instructions are turned into steps. */
export interface StageState {
  readonly index: number;
  /** `build`, `stage-1`; '' where it is the only one */
  shownName: string;
  readonly lines: StageLines;
  /** its base after expansion: an image, `scratch`, or the name of a stage */
  readonly base: string;
  readonly platform: string;
  /** the stage that it stands on */
  readonly parent: StageState | undefined;
  /** stages and images that it copies from or mounts, by the names that are used for them */
  readonly sources: Map<string, Source>;
  commands: Command[];
  image: BaseImage | undefined;
  /** the last step; −1: nothing yet */
  op: number;
  config: ImageConfig;
  author: string;
  architecture: string;
  env: Map<string, string>;
  /** arguments that were declared, in order; undefined: without a value */
  args: Map<string, string | undefined>;
  history: HistoryEntry[];
  total: number;
  step: number;
  ignoresCache: boolean;
  isCmdSet: boolean;
  cmdAt: Map<string, Command>;
  isDone: boolean;
}

export type Source =
  { readonly stage: StageState } | { readonly image: string } | { readonly context: string };

export function variablesOf(stage: StageState): Variables {
  return { get: (name) => stage.env.get(name) };
}

/** AddEnv of LLB: the last one is the youngest. */
export function setEnv(stage: StageState, name: string, value: string): void {
  stage.env.delete(name);
  stage.env.set(name, value);
}

export function configEnv(config: Readonly<ImageConfig>): Map<string, string> {
  return new Map(
    (config.Env ?? []).map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    }),
  );
}

export function shellOf(config: Readonly<ImageConfig>): string[] {
  return [...(config.Shell ?? ['/bin/sh', '-c'])];
}

/** Notes an instruction down in the image's history. */
export function note(stage: StageState, createdBy: string, hasLayer: boolean): void {
  stage.history.push({ created: 0, createdBy, comment: 'buildkit.dockerfile.v0', isEmpty: !hasLayer });
}

/** `[build 2/4] ` before a step's name. */
export function prefixed(stage: StageState, group: string, name: string): string {
  const own = [group, stage.shownName].filter((part) => part !== '').join(' ');
  if (stage.total === 0) return group === '' ? name : `[${group}] ${name}`;
  stage.step += 1;
  const width = String(stage.total).length;
  const count = `${String(stage.step).padStart(width)}/${stage.total}`;
  return `[${own === '' ? '' : `${own} `}${count}] ${name}`;
}
