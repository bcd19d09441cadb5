import { text, utf8, type Bytes } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import type { Cli } from '#sim/cli/cli';
import { command } from '#sim/cli/command';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import { showAnswer } from '../answers';
import { define, isBadFile, type SourceText } from '../bake/definition';
import { printList, printPlan } from '../bake/print';
import { buildTarget, resolve, type Plan } from '../bake/resolve';
import { build } from '../build';
import { refuseOtherDriver } from '../builder/drivers';
import { builderFor } from '../builder/store';
import { commonFlags } from '../help';
import { indented } from '../metadata';
import { formOf, newDisplay, type Display } from '../progress/display';
import { excerpt } from '../progress/ending';
import type { BuildView } from '../target';
import { callOf, checkView, error } from './build';

/** Files that are read when nobody names any. */
const usual = [
  ...['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml', 'docker-bake.json'],
  ...['docker-bake.hcl', 'docker-bake.override.json', 'docker-bake.override.hcl'],
];

export const bake = command({
  path: 'bake',
  aliases: ['f'],
  usage: '[TARGET...]',
  short: 'Build what files say',
  args: {},
  flags: {
    ...commonFlags,
    allow: { kind: 'list', help: 'Resource that the build may use' },
    call: {
      kind: 'string',
      default: 'build',
      help: 'What to ask the frontend for ("check", "outline", "targets")',
    },
    check: { kind: 'bool', help: 'The same as "--call=check"' },
    file: { kind: 'list', short: 'f', help: 'File that says what to build' },
    list: { kind: 'string', help: 'List targets or variables' },
    load: { kind: 'bool', help: 'The same as "--set=*.output=type=docker"' },
    'metadata-file': { kind: 'string', help: 'File to write to what is known of the results' },
    'no-cache': { kind: 'bool', help: 'Do every step anew' },
    print: { kind: 'bool', help: 'Print what would be built' },
    progress: {
      kind: 'string',
      default: 'auto',
      help: 'How to show what goes on ("auto", "none", "plain", "quiet", "rawjson", "tty")',
    },
    provenance: { kind: 'string', help: 'The same as "--set=*.attest=type=provenance"' },
    pull: { kind: 'bool', help: 'Ask for newer base images always' },
    push: { kind: 'bool', help: 'The same as "--set=*.output=type=registry"' },
    sbom: { kind: 'string', help: 'The same as "--set=*.attest=type=sbom"' },
    set: { kind: 'list', help: 'Value that goes over a target\'s own ("targetpattern.key=value")' },
  },
  *run({ cli, flags, args }) {
    const { p } = cli;
    const wrong = checkView(flags.progress, false);
    if (wrong !== undefined) return yield* error(cli, wrong.refused);
    const builder = builderFor(p, flags.builder);
    if (isRefusal(builder)) return yield* error(cli, builder.refused);
    const view = { progress: flags.progress as BuildView['progress'] };
    const isAsked = flags.print === true || flags.list !== undefined;
    const form = formOf(p, view.progress);
    const display = newDisplay(p, form, isAsked ? '' : builder.name, builder.driver);
    const files = yield* read(cli, flags.file ?? [], display);
    const plan = isRefusal(files) ? files : planOf(cli, files, flags, args);
    if (isRefusal(plan) || isAsked || isBadFile(plan)) yield* display.end();
    if (isRefusal(plan)) return yield* error(cli, plan.refused);
    if (isBadFile(plan)) {
      const { line, column, end, mistake } = plan.why;
      yield* cli.err(excerpt({ filename: plan.file, data: plan.text }, [{ start: line, end: line }]));
      return yield* error(cli, `${plan.file}:${line},${column}-${end}: ${mistake}`);
    }
    if ('list' in plan) {
      yield* cli.out(plan.list);
      return 0;
    }
    if (flags.print === true) {
      yield* cli.out(printPlan(plan));
      return 0;
    }
    const names = Object.keys(plan.targets).sort();
    const own = names.map((name) => plan.targets[name]?.['call']).find((call) => typeof call === 'string');
    const asked = flags.call === 'build' ? (own ?? 'build') : flags.call;
    const [method, format] = callOf(flags.check === true ? 'check' : asked);
    const targets = names.map((name) => ({
      ...buildTarget(name, plan.targets[name] ?? {}),
      call: method,
      wantsMetadata: flags['metadata-file'] !== undefined,
    }));
    const [first] = targets;
    const other = first === undefined ? undefined : refuseOtherDriver(builder, first);
    if (other !== undefined) return yield* error(cli, other.refused);
    const instance = {
      builder: builder.name,
      driver: builder.driver,
      isDebug: flags.debug === true,
      display,
    };
    const made = yield* build(p, cli.engine, targets, view, instance);
    if (isRefusal(made)) return yield* error(cli, made.refused);
    if (method !== '') return yield* answered(cli, method, format, names, made.answers);
    const file = flags['metadata-file'];
    if (file !== undefined && file !== '') {
      const all = Object.fromEntries(names.map((name) => [name, made.images[name]?.metadata ?? {}]));
      p.writeFile(file, utf8(indented(all)));
    }
    return 0;
  },
});

function* answered(
  cli: Cli,
  method: string,
  format: string,
  names: readonly string[],
  answers: readonly Readonly<Record<string, unknown>>[],
): Steps<number> {
  let status = 0;
  for (const [i, name] of names.entries()) {
    if (format !== 'json') yield* cli.out(`${i > 0 ? '\n\n' : ''}${name}\n`);
    status = Math.max(status, yield* showAnswer(cli, method, format, answers[i] ?? {}, false));
  }
  return status;
}

type Planned = Plan | { readonly list: string } | Refusal | ReturnType<typeof define>;

function planOf(
  cli: Cli,
  files: readonly SourceText[],
  flags: Readonly<Record<string, unknown>>,
  args: readonly string[],
): Exclude<Planned, { targets: ReadonlyMap<string, unknown> }> {
  const definition = define(files, cli.p.env);
  if (isBadFile(definition)) return definition;
  if (typeof flags['list'] === 'string') {
    const fields = flags['list'].split(',');
    const valueOf = (name: string) =>
      fields.find((field) => field.startsWith(`${name}=`))?.slice(name.length + 1);
    const what = valueOf('type') ?? fields.find((field) => !field.includes('=')) ?? '';
    if (what !== 'targets' && what !== 'variables')
      return refuse(`invalid list type ${JSON.stringify(what)}`);
    return { list: printList(definition, what, valueOf('format') ?? '') };
  }
  const sets = [...((flags['set'] as readonly string[] | undefined) ?? [])];
  if (flags['push'] === true) sets.push('*.output=type=image,push=true');
  else if (flags['load'] === true) sets.push('*.output=type=docker');
  if (flags['no-cache'] !== undefined) sets.push(`*.no-cache=${String(flags['no-cache'])}`);
  if (flags['pull'] !== undefined) sets.push(`*.pull=${String(flags['pull'])}`);
  return resolve(definition, args, sets);
}

/** Reads the files that were named, or the usual ones that are there; a step of progress says so. */
function* read(cli: Cli, named: readonly string[], display: Display): Steps<SourceText[] | Refusal> {
  const { p } = cli;
  const started = p.now();
  const step = { digest: 'bake definitions', name: '[internal] load local bake definitions', started };
  yield* display.add({ vertexes: [step] });
  const files: SourceText[] = [];
  let refused: Refusal | undefined;
  for (const name of named.length > 0 ? named : usual) {
    const data: Bytes | Fail = name === '-' ? yield* p.readAll(0) : p.readFile(name);
    if (isFail(data) && named.length === 0) continue;
    const size = isFail(data) ? 0 : data.length;
    const id = name === '-' ? 'reading from stdin' : `reading ${name}`;
    const status = {
      id,
      vertex: step.digest,
      current: size,
      ...(name === '-' ? {} : { total: size }),
      timestamp: p.now(),
      started,
      completed: p.now(),
    };
    yield* display.add({ statuses: [status] });
    if (isFail(data)) {
      refused = refuse(`open ${name}: no such file or directory`);
      break;
    }
    files.push({ name, text: text(data) });
  }
  yield* display.add({ vertexes: [{ ...step, completed: p.now() }] });
  if (refused !== undefined) return refused;
  return files.length === 0 ? refuse("couldn't find a bake definition") : files;
}
