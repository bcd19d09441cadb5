/** What an apk command was told. */
export interface ApkOptions {
  verb: string;
  operands: string[];
  noCache: boolean;
  update: boolean;
  quiet: boolean;
  verbose: boolean;
  upgrade: boolean;
  simulate: boolean;
  available: boolean;
  virtual: string | undefined;
  repositories: string[];
  flags: Set<string>;
  wrong?: string;
}

/** Options without a value that change nothing here: what they guard against does not happen in this world. */
const harmless = new Set([
  '--allow-untrusted',
  '--no-progress',
  '--progress',
  '--no-network',
  '--purge',
  '--rdepends',
  '--force',
  '-f',
  '--force-broken-world',
  '--force-overwrite',
  '--force-refresh',
  '--latest',
  '-l',
  '--clean-protected',
  '--no-check-certificate',
  '--initdb',
]);

/** Reads apk's command line: options may stand anywhere. */
export function parseApk(args: readonly string[]): ApkOptions {
  const o: ApkOptions = {
    verb: '',
    operands: [],
    noCache: false,
    update: false,
    quiet: false,
    verbose: false,
    upgrade: false,
    simulate: false,
    available: false,
    virtual: undefined,
    repositories: [],
    flags: new Set(),
  };
  const rest = args.flatMap((arg) =>
    /^-[a-zA-Z]{2,}$/.test(arg) ? [...arg.slice(1)].map((c) => `-${c}`) : [arg],
  );
  while (rest.length > 0) {
    const arg = rest.shift() ?? '';
    const [name = '', inline] = arg.startsWith('--') ? arg.split(/=(.*)/s) : [arg];
    const value = () => inline ?? rest.shift() ?? '';
    if (!arg.startsWith('-')) {
      if (o.verb === '') o.verb = arg;
      else o.operands.push(arg);
    } else if (name === '--no-cache') o.noCache = true;
    else if (name === '-U' || name === '--update' || name === '--update-cache') o.update = true;
    else if (name === '-q' || name === '--quiet') o.quiet = true;
    else if (name === '-v' || name === '--verbose') o.verbose = true;
    else if (name === '-u' || name === '--upgrade') o.upgrade = true;
    else if (name === '-s' || name === '--simulate') o.simulate = true;
    else if (name === '-a' || name === '--available') {
      o.available = true;
      o.flags.add('-a');
    } else if (name === '-t' || name === '--virtual') o.virtual = value();
    else if (name === '-X' || name === '--repository') o.repositories.push(value());
    else if (
      [
        '-p',
        '--root',
        '--arch',
        '--keys-dir',
        '--cache-dir',
        '--repositories-file',
        '--wait',
        '--timeout',
        '--cache-max-age',
      ].includes(name)
    )
      value();
    else if (
      /^-[a-zA-Z]$/.test(name) ||
      [
        '--installed',
        '--contents',
        '--who-owns',
        '--exists',
        '--depends',
        '--description',
        '--size',
        '--webpage',
        '--license',
        '--all',
        '--help',
        '--version',
        '--origin',
        '--exact',
      ].includes(name)
    )
      o.flags.add(name);
    else if (!harmless.has(name)) o.wrong = `apk: unrecognized option: ${name.replace(/^-+/, '')}`;
  }
  return o;
}
