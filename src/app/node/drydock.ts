import { verbs } from './verbs/index';

function listOfVerbs(): string {
  const rows = Object.entries(verbs).map(([name, row]) => [`${name} ${row.usage}`.trimEnd(), row.summary]);
  const width = Math.max(0, ...rows.map(([left = '']) => left.length));
  return rows.map(([left = '', right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
}

const usage = () => `usage: npm run -s drydock -- VERB [ARGUMENT...]\n\n${listOfVerbs()}`;

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined) {
    process.stderr.write(usage());
    return 2;
  }
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(usage());
    return 0;
  }
  const row = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!row) {
    process.stderr.write(`drydock: '${name}' is not a verb.\n\n${usage()}`);
    return 2;
  }
  // Here everything may be loaded at once; a page has to begin before all is there.
  const [verb] = await Promise.all([row.load(), import('#sim/more')]);
  return verb(args, { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr });
}

// `drydock batch < sessions | head -1`: the reader has left, and that is nobody's fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
