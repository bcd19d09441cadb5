import { fail, isFailure, type Failure } from '../dockerfile/failure';
import type { Command } from '../dockerfile/command';
import { chomp, heredocOf, summary } from '../dockerfile/heredoc';
import { addStep, inlineDocument } from './files';
import { defaultPath } from './image';
import { parseMount, type AskedMount } from './mounts';
import { expandIn, shownCommand, type Planning } from './planning';
import type { Dispatch } from './settings';
import { note, prefixed, shellOf, type StageState } from './stage';

const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'];

/** Proxies that were given as build arguments: RUN has them, and nobody else knows. */
function proxyEnv(buildArgs: Readonly<Record<string, string>>): string[] {
  return proxies.flatMap((name) => {
    const value = buildArgs[name] ?? buildArgs[name.toLowerCase()];
    return value === undefined ? [] : [`${name}=${value}`, `${name.toLowerCase()}=${value}`];
  });
}

interface Asked {
  args: string[];
  /** what follows the step's name: the first line of a document */
  summary: string;
  script?: { op: number; path: string; name: string };
}

/** The command line of RUN; a document is given to the shell, or, with a `#!`, is a program of its own. */
function askedBy(planning: Planning, stage: StageState, command: Command): Asked | Failure {
  const { list, text } = command.line;
  const shell = shellOf(stage.config);
  if (command.heredocs.length === 0)
    return {
      args: list === undefined ? [...shell, ...(text === '' ? [''] : [text])] : [...list],
      summary: '',
    };
  const first = command.heredocs[0];
  const isWhole = heredocOf(text.trim()) !== undefined;
  if (first === undefined || !isWhole) {
    const documents = command.heredocs.map(({ data, name }) => `\n${data}${name}`);
    return { args: [...shell, text + documents.join('')], summary: '' };
  }
  const data = first.chomps ? chomp(first.data) : first.data;
  if (!data.startsWith('#!')) return { args: [...shell, data], summary: ` (${summary(first.data)})` };
  const op = inlineDocument(planning, command, first.name, data, 0o755);
  return {
    args: [`/dev/pipes/${first.name}`],
    summary: ` (${summary(first.data)})`,
    script: { op, path: `/dev/pipes/${first.name}`, name: first.name },
  };
}

/** Mounts with the steps that they come from. */
function mountsOf(
  planning: Planning,
  stage: StageState,
  command: Command,
  inputs: number[],
): AskedMount[] | Failure {
  const mounts: AskedMount[] = [];
  for (const text of command.lists['mount'] ?? []) {
    const expanded = expandIn(planning, stage, command, text);
    if (isFailure(expanded)) return expanded;
    const mount = parseMount(expanded.word);
    if (isFailure(mount)) return fail(mount.failed, command.range);
    const target =
      mount.target.startsWith('/') || mount.target === ''
        ? mount.target
        : `${stage.config.WorkingDir || ''}/${mount.target}`;
    const source = stage.sources.get(mount.from);
    let op: number | undefined;
    if (mount.from !== '' && source !== undefined) {
      op =
        'stage' in source
          ? source.stage.op
          : 'image' in source
            ? planning.imageOp(source.image)
            : planning.contextOp(source.context);
    } else if (mount.type === 'bind') {
      planning.paths.add(mount.source);
      op = planning.contextOp('');
    }
    if (op !== undefined) inputs.push(op);
    mounts.push({ ...mount, target, input: op === undefined ? -1 : inputs.length - 1 });
  }
  return mounts;
}

function historyPrefix(stage: StageState): string {
  if (stage.args.size === 0) return '';
  const pairs = [...stage.args].map(([name, value]) => `${name}=${stage.env.get(name) ?? value ?? ''}`);
  return `|${pairs.length} ${pairs.join(' ')} `;
}

/** RUN. */
export const run: Dispatch = (planning, stage, command) => {
  const { options } = planning;
  const inputs = [stage.op];
  const mounts = mountsOf(planning, stage, command, inputs);
  if (isFailure(mounts)) return mounts;
  const asked = askedBy(planning, stage, command);
  if (isFailure(asked)) return asked;
  if (asked.args.length === 0) return fail('failed to marshal LLB definition: arguments are required');
  const network = command.flags['network'] ?? (options.network === '' ? 'default' : options.network);
  if (
    network === 'host' &&
    !options.entitlements.includes('network.host') &&
    command.flags['network'] === 'host'
  )
    return fail('failed to load LLB: network.host is not allowed');
  const all = mounts.map(({ from: _, ...mount }) => mount);
  if (asked.script !== undefined) {
    inputs.push(asked.script.op);
    all.push({
      ...{
        type: 'bind',
        target: '/dev/pipes',
        input: inputs.length - 1,
        source: '/',
        isWritable: false,
        id: '',
      },
      ...{ isRequired: false, env: '', mode: -1, uid: 0, gid: 0, size: 0 },
    });
  }
  const env = [...stage.env].map(([name, value]) => `${name}=${value}`);
  if (!stage.env.has('PATH')) env.unshift(`PATH=${defaultPath}`);
  const trigger = command.isTrigger === true ? 'ONBUILD ' : '';
  const hidden = all.flatMap(({ env: variable }) => (variable === '' ? [] : [variable]));
  const shown = shownCommand(stage, trigger + command.original + asked.summary, planning.escape, hidden);
  const name = prefixed(stage, options.group, shown);
  addStep(planning, stage, command, {
    name,
    inputs,
    work: {
      ...{
        kind: 'run',
        args: asked.args,
        env: [...env, ...proxyEnv(options.buildArgs)],
        cwd: stage.config.WorkingDir || '/',
      },
      ...{
        user: stage.config.User,
        network,
        mounts: all,
        hosts: [...options.hosts],
        shmSize: options.shmSize,
      },
      ...{ ulimits: [...options.ulimits], cgroupParent: options.cgroupParent },
    },
  });
  note(stage, `RUN ${historyPrefix(stage)}${asked.args.join(' ')} # buildkit`, true);
  return undefined;
};
