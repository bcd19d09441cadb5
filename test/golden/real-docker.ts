import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Said, Transcript } from './transcript';

/** What runs a command line beside a real docker: `sh -c`, or what GOLDEN_SHELL says. */
const shell = (process.env['GOLDEN_SHELL'] ?? 'sh -c').split(' ');

function run(command: string, cwd: string): Said {
  const [program = 'sh', ...args] = shell;
  const ran = spawnSync(program, [...args, command], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  });
  if (ran.error) throw ran.error;
  return { stdout: ran.stdout, stderr: ran.stderr, exit: ran.status };
}

/** Runs a transcript on a real docker; its head says afterwards which one that was. */
export function record(transcript: Transcript): Said[] {
  const version = run("docker version --format '{{.Server.Version}}'", tmpdir());
  if (version.exit !== 0) throw new Error(`no real docker to record from: ${version.stderr}`);
  const lab = mkdtempSync(join(tmpdir(), 'lab-'));
  try {
    return transcript.commands.map((command) => run(command, lab));
  } finally {
    rmSync(lab, { recursive: true });
    const others = transcript.head.filter((line) => !line.startsWith('# recorded:'));
    transcript.head = [...others, `# recorded: Docker Engine ${version.stdout.trim()}`];
  }
}
