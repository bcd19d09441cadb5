import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Given, Takes } from './options';

/** A command of virsh. It prints, or throws a `Refusal`. */
export interface Command extends Takes {
  summary: string;
  /** needs no libvirtd */
  isLocal?: boolean;
  run(p: Proc, given: Given): Steps<void>;
}

export type Commands = Readonly<Record<string, Command>>;

export const domainOperand: readonly string[] = ['domain'];
