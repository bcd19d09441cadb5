import type { BuildCopy, BuildOp } from '#sim/world/docker-build';
import type { Command } from '../dockerfile/command';
import { fail, isFailure, type Failure } from '../dockerfile/failure';
import { chomp, heredocOf } from '../dockerfile/heredoc';
import { expand, isMisspelt } from '../dockerfile/words';
import { expandAll, expandIn, shownCommand, type Planning } from './planning';
import type { Dispatch } from './settings';
import { note, prefixed, variablesOf, type StageState } from './stage';

/** A path without `.`, `..` and double slashes, from the root. */
export function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

const isUrl = (text: string) => /^https?:\/\/.+/.test(text);
const isGit = (text: string) =>
  /^git@|^git:\/\/|^ssh:\/\/|^https?:\/\/.*\.git(#.*)?$/.test(text) || /^github\.com\//.test(text);

/** Where a destination lies, with the slash at its end where it means a directory. */
function destinationIn(stage: StageState, text: string): string {
  const full = cleanPath(text.startsWith('/') ? text : `${stage.config.WorkingDir || '/'}/${text}`);
  const isDir = /(^|\/)\.?$/.test(text) && full !== '/';
  return isDir ? `${full}/` : full;
}

function modeOf(text: string | undefined, command: Command): number | Failure {
  if (text === undefined) return -1;
  if (!/^[0-9]+$/.test(text))
    return /^[ugoa]*[-+=][rwxXst]*(,[ugoa]*[-+=][rwxXst]*)*$/.test(text)
      ? -1
      : fail('invalid syntax', command.range);
  const mode = /^[0-7]+$/.test(text) ? parseInt(text, 8) : Number.NaN;
  return mode >= 0 && mode <= 0o7777
    ? mode
    : fail(
        `invalid chmod parameter: '${text}'. it should be octal string and between 0 and 07777`,
        command.range,
      );
}

/** A step that stands on the stage so far, and becomes what the stage is. */
export function addStep(
  planning: Planning,
  stage: StageState,
  command: Command,
  op: Pick<BuildOp, 'name' | 'inputs' | 'work'>,
): void {
  stage.op = planning.graph.add({
    ...op,
    ignoresCache: stage.ignoresCache,
    target: planning.options.target,
    ranges: [{ ...command.range }],
  });
}

/** A document that stands in the Dockerfile itself. */
export function inlineDocument(
  planning: Planning,
  command: Command,
  name: string,
  data: string,
  mode: number,
): number {
  return planning.graph.add({
    name:
      planning.options.group === ''
        ? '[internal] preparing inline document'
        : `[${planning.options.group} internal] preparing inline document`,
    inputs: [],
    work: { kind: 'file', name, data, mode },
    ignoresCache: false,
    target: planning.options.target,
    ranges: [{ ...command.range }],
  });
}

/** One thing that is copied: the step that has it, and which paths there. */
interface Part {
  readonly op: number;
  readonly sources: string[];
  readonly unpacks: boolean;
}

function partsOf(
  planning: Planning,
  stage: StageState,
  command: Command,
  sources: readonly string[],
): Part[] | Failure {
  const parts: Part[] = [];
  const isAdd = command.name === 'add';
  const plain: string[] = [];
  for (const source of sources) {
    const here = heredocOf(source);
    const document = here === undefined ? undefined : command.heredocs.find(({ name }) => name === here.name);
    if (document !== undefined) {
      const text = document.chomps ? chomp(document.data) : document.data;
      const data = document.expands ? expandLines(planning, stage, command, text) : text;
      if (isFailure(data)) return data;
      parts.push({
        op: inlineDocument(planning, command, document.name, data, 0o644),
        sources: [`/${document.name}`],
        unpacks: false,
      });
    } else if (isAdd && isGit(source)) {
      parts.push({
        op: remote(planning, command, { kind: 'git', url: source }),
        sources: ['/'],
        unpacks: false,
      });
    } else if (isAdd && isUrl(source)) {
      const fileName = new URLName(source).name;
      if (fileName === '')
        return fail(`cannot determine filename for source ${JSON.stringify(source)}`, command.range);
      const work = {
        kind: 'http' as const,
        url: source,
        checksum: command.flags['checksum'] ?? '',
        fileName,
      };
      parts.push({
        op: remote(planning, command, work),
        sources: [`/${fileName}`],
        unpacks: command.flags['unpack'] === 'true',
      });
    } else plain.push(cleanPath(source) + (source.endsWith('/') && source !== '/' ? '/' : ''));
  }
  const wrong = checkChecksum(command, plain.length > 0);
  if (wrong !== undefined) return wrong;
  if (plain.length > 0) {
    const op = originOf(planning, stage, command, plain);
    if (isFailure(op)) return op;
    parts.unshift({
      op,
      sources: plain.map((path) => path.replace(/(.)\/$/, '$1')),
      unpacks: isAdd && command.flags['unpack'] !== 'false',
    });
  }
  return parts;
}

/** `--checksum` is for what comes from elsewhere. */
function checkChecksum(command: Command, hasPlain: boolean): Failure | undefined {
  const checksum = command.flags['checksum'];
  if (checksum === undefined) return undefined;
  if (!/^sha256:[0-9a-f]+$|^sha(384|512):/.test(checksum))
    return fail('invalid checksum digest format', command.range);
  if (hasPlain) return fail('checksum requires HTTP(S) or Git sources', command.range);
  return undefined;
}

/** The last part of a URL's path. */
class URLName {
  readonly name: string;
  constructor(url: string) {
    const path = url.replace(/^https?:\/\/[^/?#]*/, '').replace(/[?#].*$/, '');
    this.name = path.slice(path.lastIndexOf('/') + 1);
  }
}

function remote(planning: Planning, command: Command, work: BuildOp['work']): number {
  const url = 'url' in work ? work.url : '';
  return planning.graph.add({
    name: url,
    inputs: [],
    work,
    ignoresCache: false,
    target: planning.options.target,
    ranges: [{ ...command.range }],
  });
}

/** Expands a document line by line: quotes in it mean nothing. */
function expandLines(
  planning: Planning,
  stage: StageState,
  command: Command,
  data: string,
): string | Failure {
  const variables = variablesOf(stage);
  let out = '';
  for (const part of data.split(/(["'])/)) {
    if (part === '"' || part === "'") {
      out += part;
      continue;
    }
    const expanded = expand(part, { variables, escape: planning.escape });
    if (isMisspelt(expanded)) return fail(expanded.misspelt, command.range);
    out += expanded.word;
  }
  return out;
}

/** The step that --from means: the context where nothing is said. */
function originOf(
  planning: Planning,
  stage: StageState,
  command: Command,
  paths: readonly string[],
): number | Failure {
  const from = command.flags['from'];
  if (from === undefined) {
    for (const path of paths) {
      planning.paths.add(path);
      if (planning.ignores(path.slice(1).replace(/\/$/, '')))
        planning.lint.add(
          'CopyIgnoredFile',
          `Attempting to ${command.name === 'add' ? 'Add' : 'Copy'} file ${JSON.stringify(path.slice(1))} that is excluded by .dockerignore`,
          command.range,
        );
    }
    return planning.contextOp('');
  }
  const source = stage.sources.get(from);
  if (source === undefined) return fail(`stage ${JSON.stringify(from)} not found`, command.range);
  if ('stage' in source) return source.stage.op;
  return 'context' in source ? planning.contextOp(source.context) : planning.imageOp(source.image);
}

/** COPY and ADD. */
export const copy: Dispatch = (planning, stage, command) => {
  const words: string[] = [];
  for (const word of command.words) {
    if (heredocOf(word) !== undefined) {
      words.push(word);
      continue;
    }
    const expanded = expandIn(planning, stage, command, word);
    if (isFailure(expanded)) return expanded;
    words.push(expanded.word);
  }
  const flags = expandAll(planning, stage, command, [
    command.flags['chown'] ?? '',
    command.flags['chmod'] ?? '',
  ]);
  if (isFailure(flags)) return flags;
  const [owner = '', chmod = ''] = flags;
  const mode = modeOf(chmod === '' ? undefined : chmod, command);
  if (typeof mode !== 'number') return mode;
  const destination = words.pop() ?? '';
  const parts = partsOf(planning, stage, command, words);
  if (isFailure(parts)) return parts;
  const isLink = command.flags['link'] === 'true';
  const shown = shownCommand(
    stage,
    (command.isTrigger === true ? 'ONBUILD ' : '') +
      command.original.replace(/<<(-?)["']([^"']*)["']/g, '<<$1$2'),
    planning.escape,
  );
  const name = prefixed(stage, planning.options.group, shown);
  const copies = parts.map((part): BuildCopy => ({
    ...{ sources: part.sources, destination: destinationIn(stage, destination), mode, isLink },
    ...{ excludes: [...(command.lists['exclude'] ?? [])], unpacks: part.unpacks },
    owner: owner === '' && command.flags['from'] !== undefined ? '' : owner === '' ? '0:0' : owner,
  }));
  const inputs = [stage.op, ...parts.map(({ op }) => op)];
  addStep(planning, stage, command, { name, inputs, work: { kind: 'copy', copies } });
  const said = [
    command.name.toUpperCase(),
    ...(owner === '' ? [] : [`--chown=${owner}`]),
    ...(chmod === '' ? [] : [`--chmod=${chmod}`]),
    ...words.map((word) => (heredocOf(word) === undefined ? word : `<<${heredocOf(word)?.name ?? ''}`)),
    destination,
  ];
  note(stage, `${said.join(' ')} # buildkit`, true);
  return undefined;
};

/** WORKDIR: also makes the directory. */
export const workdir: Dispatch = (planning, stage, command) => {
  const given = expandIn(planning, stage, command, command.line.text);
  if (isFailure(given)) return given;
  const isRelative = !given.word.startsWith('/');
  if (
    isRelative &&
    (stage.config.WorkingDir === '' || !stage.cmdAt.has('workdir')) &&
    stage.config.WorkingDir === ''
  )
    planning.lint.add(
      'WorkdirRelativePath',
      `Relative workdir ${JSON.stringify(given.word)} can have unexpected results if the base image changes`,
      command.range,
    );
  stage.cmdAt.set('workdir', command);
  const path = cleanPath(isRelative ? `${stage.config.WorkingDir || '/'}/${given.word}` : given.word);
  stage.config.WorkingDir = path;
  if (path !== '/') {
    const name = prefixed(
      stage,
      planning.options.group,
      shownCommand(stage, command.original, planning.escape),
    );
    const work = { kind: 'mkdir' as const, path, owner: stage.config.User };
    addStep(planning, stage, command, { name, inputs: [stage.op], work });
  }
  note(stage, `WORKDIR ${path}`, path !== '/');
  return undefined;
};
