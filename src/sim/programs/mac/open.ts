import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { macTool } from './options';

const folders = ['/Applications', '/System/Applications', '/System/Applications/Utilities'];

/** The executable of an application: `Docker` → /Applications/Docker.app/Contents/MacOS/…; undefined where there is none. */
function executableOf(p: Proc, name: string): string | undefined {
  const bare = name.replace(/\.app\/?$/, '');
  const bundles = bare.startsWith('/') ? [`${bare}.app`] : folders.map((folder) => `${folder}/${bare}.app`);
  for (const bundle of bundles) {
    const entries = p.readDir(`${bundle}/Contents/MacOS`);
    const first = isFail(entries) ? undefined : entries[0]?.name;
    if (first !== undefined) return `${bundle}/Contents/MacOS/${first}`;
  }
  return undefined;
}

/** An application that runs already is brought to the front instead of being started again. */
function isRunning(p: Proc, path: string): boolean {
  return p.do((sim) => {
    const { machine } = sim.processes.need(p.processId);
    return [...sim.processes.all()].some(
      (row) => row.machine === machine && row.exe === path && row.state === 'running',
    );
  });
}

function* start(p: Proc, path: string): Steps<number> {
  if (isRunning(p, path)) return 0;
  // launchd starts it, not this process: it has no terminal, and outlives it
  const pid = p.spawn({ path, argv: [path], session: true, cwd: '/', files: {} });
  if (!isFail(pid)) return 0;
  yield* p.err(`The application ${path} cannot be opened for an unexpected reason\n`);
  return 1;
}

/** `open -a Docker`: starts an application, as a click does. */
export const open = macTool({
  name: 'open',
  letters: 'a:gjnW',
  usage: 'open [-a <application>] [-g] [-j] [-n] <file> ...',
  start: { cpu: 30, anon: 4_000_000 },
  *run(p, { flags, operands }) {
    const name = flags['a'] ?? operands[0];
    if (typeof name !== 'string') {
      yield* p.err('Usage: open [-a <application>] [-g] [-j] [-n] <file> ...\n');
      return 1;
    }
    if (flags['a'] === undefined && !/\.app\/?$/.test(name)) {
      if (!p.exists(name)) {
        yield* p.err(`The file ${p.realPath('.').toString()}/${name} does not exist.\n`);
        return 1;
      }
      yield* p.err(`No application knows how to open file ${name}.\n`);
      return 1;
    }
    const path = executableOf(
      p,
      flags['a'] === undefined ? (name.startsWith('/') ? name : `${p.cwd()}/${name}`) : name,
    );
    if (path !== undefined) return yield* start(p, path);
    yield* p.err(`Unable to find application named '${name}'\n`);
    return 1;
  },
});

/** An application of which there is a window and nothing else here: it is there until somebody ends it. */
export const windowProgram: Program = {
  name: 'darwin-window',
  start: { cpu: 300, anon: 90_000_000 },
  *main(p) {
    yield* p.until(() => undefined, [`window:${p.pid}`]);
    return 0;
  },
};
