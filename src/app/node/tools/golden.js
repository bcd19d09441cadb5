/**
 * `npm run golden` runs the golden tests. `-- --update` takes over what Drydock says now; `-- --record` writes the transcripts anew from a
 * real docker: the client on PATH, or whatever GOLDEN_SHELL runs a command line with (default `sh -c`). `-- --fidelity` asks the judges
 * that lie beside the project, and writes their figures into the README.
 */
import { spawnSync } from 'node:child_process';
import { writeFidelity } from './fidelity.js';

const given = process.argv.slice(2);
if (given.includes('--fidelity')) process.exit(writeFidelity());
const isRecording = given.includes('--record');
const args = given.filter((arg) => arg !== '--record');
const env = { ...process.env };
if (isRecording) env['GOLDEN_RECORD'] = '1';
if (given.includes('--update') || given.includes('-u')) env['GOLDEN_UPDATE'] = '1';
const files = isRecording
  ? ['test/golden/transcripts.test.ts', '--update', '--no-file-parallelism', '--testTimeout=300000']
  : [];
const ran = spawnSync('npx', ['vitest', 'run', '--project', 'golden', ...files, ...args], {
  stdio: 'inherit',
  env,
});
process.exitCode = ran.status ?? 1;
