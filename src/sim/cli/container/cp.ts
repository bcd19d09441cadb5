import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import { readTar, writeTar } from '#sim/base/tar';
import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import { humanSize } from '../format/units';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { absolute, clean } from '../text';
import { planCopy, renamed, splitEntry, type CopySide } from './copy-plan';
import { readTree, writeTree } from './local-tree';
import { isDirectory, isSymlink, statOfHeader, statPath, type PathStat } from './path-stat';

export const cp = command({
  path: 'container cp',
  aliases: ['cp'],
  usage: 'CONTAINER:SRC_PATH DEST_PATH|-\nSRC_PATH|- CONTAINER:DEST_PATH',
  short: 'Copy files out of a container, or into it',
  long: `Copy files out of a container, or into it

'-' as the source: a tar archive from standard input is unpacked in
a folder of the container. '-' as the target: the archive of the
source goes to standard output.`,
  args: { exact: 2 },
  completes: 'containers and files',
  flags: {
    archive: { kind: 'bool', short: 'a', help: 'Keep owners and groups' },
    'follow-link': {
      kind: 'bool',
      short: 'L',
      help: 'Copy what SRC_PATH points to, if it is a symbolic link',
    },
    quiet: { kind: 'bool', short: 'q', help: 'Say nothing of how it goes, as without a terminal' },
  },
  *run({ cli, flags, args, isTyped }) {
    const [from = '', to = ''] = args;
    if (from === '') return yield* cli.fail(refuse('source can not be empty'));
    if (to === '') return yield* cli.fail(refuse('destination can not be empty'));
    const [sourceContainer, source] = splitArgument(from);
    const [targetContainer, target] = splitArgument(to);
    const how: How = {
      quiet: isTyped('quiet') ? flags.quiet === true : cli.terminal(1) === undefined,
      keepsOwners: flags.archive === true,
      follows: flags['follow-link'] === true,
    };
    if (sourceContainer !== '' && targetContainer !== '') {
      return yield* cli.fail(refuse('copying between containers is not supported'));
    }
    if (sourceContainer !== '') return yield* copyOut(cli, sourceContainer, source, target, how);
    if (targetContainer !== '') return yield* copyIn(cli, source, targetContainer, target, how);
    return yield* cli.fail(refuse('must specify at least one container source'));
  },
});

interface How {
  readonly quiet: boolean;
  readonly keepsOwners: boolean;
  readonly follows: boolean;
}

/** `web:/etc` is a container and a path; what begins with `/` or `.` is a path alone. */
function splitArgument(text: string): [container: string, path: string] {
  const colon = text.indexOf(':');
  if (text.startsWith('/') || colon < 0 || text.startsWith('.')) return ['', text];
  return [text.slice(0, colon), text.slice(colon + 1)];
}

/** Absolute, with the `/` or `/.` at its end that it came with. */
function localPath(cli: Cli, path: string): string {
  const whole = absolute(path, cli.p.cwd());
  if (/(^|\/)\.$/.test(path)) return whole === '/' ? '/.' : `${whole}/.`;
  return path.endsWith('/') && whole !== '/' ? `${whole}/` : whole;
}

function* copyOut(cli: Cli, container: string, path: string, to: string, how: How): Steps<number> {
  const target = to === '-' ? '-' : localPath(cli, to);
  const wrong = target === '-' ? undefined : refuseTarget(cli, target);
  if (wrong) return yield* cli.fail(wrong);
  const source = how.follows ? yield* followed(cli, container, path) : path;
  const opened = yield* cli.engine.open('GET', `/containers/${container}/archive`, {
    query: { path: source },
  });
  if (isRefusal(opened)) return yield* cli.fail(opened);
  const stat = statOfHeader(opened.response.headers);
  const archive = yield* cli.engine.readAll(opened);
  if (target === '-') {
    yield* cli.p.write(1, archive);
    return 0;
  }
  const failed = unpack(
    cli,
    archive,
    { path: source, exists: true, isDir: stat ? isDirectory(stat) : false },
    target,
  );
  if (failed) return yield* cli.fail(failed);
  yield* report(cli, how, 'Copying from container - ', archive.length, target);
  return 0;
}

/** Where a link in a container leads, one step. */
function* followed(cli: Cli, container: string, path: string): Steps<string> {
  const stat = yield* statPath(cli, container, path);
  return isRefusal(stat) || !isSymlink(stat) ? path : linkTarget(path, stat);
}

function linkTarget(path: string, { linkTarget: target }: PathStat): string {
  return target.startsWith('/') ? target : clean(`${splitEntry(path)[0]}/${target}`);
}

function refuseTarget(cli: Cli, path: string): Refusal | undefined {
  const folder = splitEntry(clean(path))[0];
  if (!cli.p.exists(folder)) {
    return refuse(`invalid output path: directory ${JSON.stringify(folder)} does not exist`);
  }
  const stat = cli.p.stat(path);
  if (isFail(stat) || stat.type === 'file' || stat.type === 'dir') return undefined;
  return refuse(`invalid output path: ${JSON.stringify(path)} must be a directory or a regular file`);
}

function unpack(cli: Cli, archive: Bytes, source: CopySide, path: string): Refusal | undefined {
  const there = cli.p.stat(path);
  const target = { path, exists: !isFail(there), isDir: !isFail(there) && there.type === 'dir' };
  const plan = planCopy(source, target);
  if (isRefusal(plan)) return plan;
  const entries = readTar(archive) ?? [];
  return writeTree(
    cli,
    plan.into,
    entries.map((entry) => ({ ...entry, name: renamed(entry.name, plan) })),
  );
}

function* copyIn(cli: Cli, from: string, container: string, path: string, how: How): Steps<number> {
  const first = yield* statPath(cli, container, path);
  const isLink = !isRefusal(first) && isSymlink(first);
  const target = isLink ? linkTarget(path, first) : path;
  const stat = isLink ? yield* statPath(cli, container, target) : first;
  const side = { path: target, exists: !isRefusal(stat), isDir: !isRefusal(stat) && isDirectory(stat) };
  const packed =
    from === '-' ? yield* fromInput(cli, container, path, side) : pack(cli, localPath(cli, from), side, how);
  if (isRefusal(packed)) return yield* cli.fail(packed);
  const answer = yield* cli.engine.call('PUT', `/containers/${container}/archive`, {
    query: {
      copyUIDGID: how.keepsOwners ? 'true' : undefined,
      noOverwriteDirNonDir: 'true',
      path: packed.into,
    },
    body: packed.archive,
    headers: [['Content-Type', 'text/plain']],
  });
  if (isRefusal(answer)) return yield* cli.fail(answer);
  if (from !== '-')
    yield* report(cli, how, 'Copying to container - ', packed.archive.length, `${container}:${target}`);
  return 0;
}

interface Packed {
  readonly archive: Bytes;
  readonly into: string;
}

function* fromInput(cli: Cli, container: string, path: string, target: CopySide): Steps<Packed | Refusal> {
  if (!target.isDir) return refuse(`destination "${container}:${path}" must be a directory`);
  const archive = yield* cli.p.readAll(0);
  return { archive: isFail(archive) ? asBytes('') : archive, into: target.path };
}

function pack(cli: Cli, path: string, target: CopySide, how: How): Packed | Refusal {
  const [folder, base] = splitEntry(path);
  const real = cli.p.realPath(folder);
  if (isFail(real)) return refuse(`lstat ${folder}: ${strerror(real).toLowerCase()}`);
  const whole = base === '.' ? real : clean(`${real}/${base}`);
  const stat = how.follows ? cli.p.stat(whole) : cli.p.lstat(whole);
  // The real client joins the two with one slash more than it takes below the root.
  if (isFail(stat)) return refuse(`lstat ${real}/${base}: ${strerror(stat).toLowerCase()}`);
  const plan = planCopy({ path, exists: true, isDir: stat.type === 'dir' }, target);
  if (isRefusal(plan)) return plan;
  const resolved = how.follows ? cli.p.realPath(whole) : whole;
  const entries = readTree(cli, isFail(resolved) ? whole : resolved, base);
  if (isRefusal(entries)) return entries;
  return {
    archive: writeTar(entries.map((entry) => ({ ...entry, name: renamed(entry.name, plan) }))),
    into: plan.into,
  };
}

/** On a terminal: how much was copied, in place of the line that showed how it went. */
function* report(cli: Cli, how: How, header: string, bytes: number, where: string): Steps<void> {
  if (how.quiet) return;
  const isTerminal = cli.terminal(2) !== undefined;
  const [save, back, hide, show, wipe] = ['\x1b[s', '\x1b[u', '\x1b[?25l', '\x1b[?25h', '\x1b[2K'];
  const drawn = `${save}Preparing to copy...${hide}${back}${wipe}${header}0B${show}${back}${wipe}`;
  yield* cli.err(`${isTerminal ? drawn : ''}Successfully copied ${humanSize(bytes)} to ${where}\n`);
}
