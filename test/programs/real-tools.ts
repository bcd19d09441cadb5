import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CaseFile, Thing } from './case-file';

/** What one command answered. Bytes are kept as characters 0–255. */
export interface Answer {
  line: string;
  stdout: string;
  stderr: string;
  exit: number;
}

export interface Recording {
  /** versions of the tools that were asked */
  tools: string;
  cases: { name: string; steps: Answer[] }[];
}

export const caseEnv = {
  LC_ALL: 'C',
  TZ: 'UTC',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
};
/** Time of change of everything that lies ready: 2024-01-02 03:04:05 UTC. */
export const caseTime = 1_704_164_645;

export const caseFolder = '/tmp/case/here';

/** What has its time set: everything but links, and the directories around it. */
export function timedPaths(file: CaseFile): string[] {
  const paths = file.things.filter(({ kind }) => kind !== 'link').map(({ path }) => path);
  const folders = paths.flatMap((path) =>
    path.split('/').map((_part, i, parts) => parts.slice(0, i).join('/')),
  );
  return [...new Set([...paths, ...folders.filter((path) => path !== '').toReversed()]), '.'];
}

function lay(folder: string, thing: Thing): void {
  const path = join(folder, thing.path);
  mkdirSync(dirname(path), { recursive: true });
  if (thing.kind === 'dir') mkdirSync(path, { recursive: true });
  else if (thing.kind === 'link') symlinkSync(thing.text, path);
  else if (thing.kind === 'fifo') execFileSync('mkfifo', [path]);
  else writeFileSync(path, thing.text);
}

const firstLine = (command: string, ...args: string[]) => {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return (stdout || stderr).split('\n')[0] ?? '';
};

/** Runs the cases with the tools of this machine. */
export function askRealTools(file: CaseFile): Recording {
  const tools = [
    firstLine('ls', '--version'),
    firstLine('busybox'),
    firstLine('grep', '--version'),
    firstLine('sed', '--version'),
    firstLine('mawk', '-W', 'version'),
    firstLine('jq', '--version'),
    firstLine('tar', '--version'),
    firstLine('find', '--version'),
  ].join('; ');
  const cases = file.cases.map(({ name, steps }) => {
    const folder = caseFolder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const thing of file.things) lay(folder, thing);
    for (const path of timedPaths(file)) utimesSync(join(folder, path), caseTime, caseTime);
    const answers = steps.map((step) => {
      const [command = '', ...args] = step.argv;
      const done = spawnSync(command, args, {
        cwd: folder,
        env: caseEnv,
        input: Buffer.from(step.input),
        encoding: 'latin1',
        timeout: 20_000,
      });
      return { line: step.line, stdout: done.stdout, stderr: done.stderr, exit: done.status ?? -1 };
    });
    rmSync(folder, { recursive: true });
    return { name, steps: answers };
  });
  return { tools, cases };
}
