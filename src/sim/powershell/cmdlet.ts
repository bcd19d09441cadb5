import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Fault, Place } from './errors';
import type { View } from './format/views';
import type { Methods } from './run/members';
import type { Output, Session } from './session';
import type { Value } from './values';

/** What one parameter takes. */
export interface Parameter {
  /** what an argument is made into; absent: whatever it is */
  type?: 'switch' | 'string' | 'strings' | 'number' | 'block' | 'list' | 'bool';
  /** place among the arguments without names, from 0 */
  position?: number;
  /** takes what comes down the pipeline: the thing itself, or its property of this name */
  pipeline?: 'value' | 'property';
  aliases?: readonly string[];
  isMandatory?: boolean;
  /** the only values it may have */
  values?: readonly string[];
  /** takes all further arguments without names */
  isRest?: boolean;
}

/** A command of PowerShell's own: one cmdlet, one file, one line in a table. */
export interface Cmdlet {
  /** Verb-Noun, in its own spelling */
  name: string;
  aliases?: readonly string[];
  parameters: Readonly<Record<string, Parameter>>;
  /** one sentence for Get-Help */
  summary: string;
  /** says what it would do with -WhatIf */
  hasWhatIf?: boolean;
  /** where it comes from, for Get-Command and error ids: Microsoft.PowerShell.Management unless it says otherwise */
  module?: string;
  /** class behind it, for FullyQualifiedErrorId; made from the name when absent */
  className?: string;
  /** runs once for every thing that comes down the pipeline, instead of once for all */
  eachInput?: boolean;
  /** is it there on this machine, now? It always is unless this says otherwise */
  isThere?(p: Proc): boolean;
  run(call: Call): Steps<void>;
}

/** Cmdlets and how their things are shown, by lower-case name. */
export interface CmdletTable {
  byName: Readonly<Record<string, Cmdlet>>;
  aliases: Readonly<Record<string, string>>;
  views: Readonly<Record<string, View>>;
  /** what things of a type can be asked to do: type → method in lower case */
  methods: Readonly<Record<string, Methods>>;
}

/** One call of a cmdlet: its arguments by their own names, what came down the pipeline, and where its things go. */
export interface Call {
  readonly session: Session;
  readonly cmdlet: Cmdlet;
  readonly args: Readonly<Record<string, Value>>;
  readonly input: readonly Value[];
  /** something was piped into it, if only nothing */
  readonly hasInput: boolean;
  readonly output: Output;
  readonly place: Place;
  readonly isWhatIf: boolean;
  emit(value: Value): Steps<void>;
  /** An error that ends nothing, unless -ErrorAction says otherwise. */
  fail(fault: Omit<Fault, 'activity'>): Steps<void>;
  /** -WhatIf: says what it would do, and answers that it shall not. */
  shallDo(operation: string, target: string): Steps<boolean>;
}

export function className(cmdlet: Cmdlet): string {
  const name = cmdlet.className ?? `${cmdlet.name.replace('-', '')}Command`;
  return name.includes('.') ? name : `Microsoft.PowerShell.Commands.${name}`;
}
