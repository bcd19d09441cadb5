import { asBytes, text } from '#sim/base/bytes';
import { fail, isFail, type Fail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { hasProgram } from './programs';

/** What exec(2) makes of a file and its arguments. */
export interface Image {
  program: string;
  version: string;
  /** real path of the executable (of the interpreter, for scripts) */
  path: string;
  argv: string[];
  /** page cache key and size of what is mapped */
  identity: string;
  size: number;
  /** processor that is emulated for it */
  arch?: Machine['arch'];
  /** set-user-ID and set-group-ID, where they apply */
  setUid?: number;
  setGid?: number;
}

/** Where the dynamic loader looks: ld.so(8), with Debian's directories. */
const libraryPaths = [
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
  '/lib/aarch64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/lib64',
  '/usr/lib64',
  '/lib',
  '/usr/lib',
  '/usr/local/lib',
];

/** Looks a command up as execvp(3) does: with a slash as it is, otherwise in the directories of PATH. */
export function findInPath(
  sim: Sim,
  viewer: files.Viewer,
  command: string,
  path: string | undefined,
): string | Fail {
  if (command.includes('/')) return command;
  if (command === '') return fail('ENOENT');
  let refusal = fail('ENOENT');
  for (const directory of (path ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin').split(
    ':',
  )) {
    const candidate = `${directory === '' ? '.' : directory}/${command}`;
    const found = files.executable(sim, viewer, candidate);
    if (!isFail(found)) return candidate;
    if (found.error === 'EACCES') refusal = found;
  }
  return refusal;
}

/** Finds out what runs when this file is executed. `env` for LD_LIBRARY_PATH. */
export function loadImage(
  sim: Sim,
  viewer: files.Viewer,
  path: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  depth = 0,
): Image | Fail {
  const file = files.executable(sim, viewer, path);
  if (isFail(file)) return file;
  if (file.exe === undefined) return loadScript(sim, viewer, path, file, argv, env, depth);
  const { exe } = file;
  const machine = sim.machines.peek(viewer.machine);
  if (machine !== undefined && (exe.kernel ?? 'linux') !== machine.kernel.kind) return fail('ENOEXEC');
  const arch = exe.arch === machine?.arch ? undefined : exe.arch;
  if (machine !== undefined && arch !== undefined && machine.emulates?.includes(arch) !== true)
    return fail('ENOEXEC');
  const called = (argv[0] ?? '').replace(/^-|.*\//g, '');
  const image: Image = {
    program: exe.as?.[called] ?? exe.program,
    version: exe.version ?? '',
    path: file.path,
    argv: [...argv],
    identity: file.identity,
    size: file.size,
  };
  if (arch !== undefined) image.arch = arch;
  if ((file.mode & 0o4000) !== 0) image.setUid = file.uid;
  if ((file.mode & 0o2000) !== 0) image.setGid = file.gid;
  const missing = exe.needs?.find((library) => !hasLibrary(sim, viewer, library, env['LD_LIBRARY_PATH']));
  if (missing !== undefined) return { ...image, program: 'ld.so', argv: [path, argv[0] ?? path, missing] };
  if (!hasProgram(sim, image.program)) return { ...image, program: 'unsimulated' };
  return image;
}

function loadScript(
  sim: Sim,
  viewer: files.Viewer,
  path: string,
  file: files.ExecFile,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  depth: number,
): Image | Fail {
  if (!file.head.startsWith('#!')) return fail('ENOEXEC');
  if (depth >= 4) return fail('ELOOP');
  const line =
    text(asBytes(file.head.slice(2)))
      .split('\n', 1)[0]
      ?.trim() ?? '';
  const [interpreter = '', ...rest] = line.split(/[ \t]+/);
  const argument = line.slice(interpreter.length).trim();
  if (interpreter === '') return fail('ENOEXEC');
  const args = rest.length === 0 ? [] : [argument];
  return loadImage(sim, viewer, interpreter, [interpreter, ...args, path, ...argv.slice(1)], env, depth + 1);
}

function hasLibrary(sim: Sim, viewer: files.Viewer, library: string, extra: string | undefined): boolean {
  const directories = [...(extra ?? '').split(':').filter((part) => part !== ''), ...libraryPaths];
  return directories.some((directory) => !isFail(files.stat(sim, viewer, `${directory}/${library}`, true)));
}
