/** What pip was told. */
export interface PipOptions {
  verb: string;
  operands: string[];
  /** -r */
  files: string[];
  upgrade: boolean;
  quiet: boolean;
  yes: boolean;
  breakSystem: boolean;
  ignoreRoot: boolean;
  showVersion: boolean;
  target: string | undefined;
  format: string;
  wrong?: string;
}

/** Options that change nothing in this world: there is one index, no cache, and wheels only. */
const harmless = new Set([
  '--no-cache-dir',
  '--user',
  '--disable-pip-version-check',
  '--no-input',
  '--prefer-binary',
  '--no-deps',
  '--no-build-isolation',
  '--force-reinstall',
  '--pre',
  '--no-warn-script-location',
  '--compile',
  '--no-compile',
  '-v',
  '--verbose',
  '--progress-bar=off',
  '--ignore-installed',
  '-I',
  '-o',
  '--outdated',
  '--isolated',
]);
const valued = new Set([
  '-i',
  '--index-url',
  '--extra-index-url',
  '--trusted-host',
  '--timeout',
  '--default-timeout',
  '--retries',
  '--cache-dir',
  '-c',
  '--constraint',
  '-f',
  '--find-links',
  '--progress-bar',
  '--only-binary',
  '--no-binary',
  '--proxy',
  '-e',
  '--prefix',
]);

export function parsePip(args: readonly string[]): PipOptions {
  const o: PipOptions = {
    verb: '',
    operands: [],
    files: [],
    upgrade: false,
    quiet: false,
    yes: false,
    breakSystem: false,
    ignoreRoot: false,
    showVersion: false,
    target: undefined,
    format: 'columns',
  };
  const rest = [...args];
  while (rest.length > 0) {
    const arg = rest.shift() ?? '';
    const [name = '', inline] = arg.startsWith('--') ? arg.split(/=(.*)/s) : [arg];
    const value = () => inline ?? rest.shift() ?? '';
    if (!arg.startsWith('-')) {
      if (o.verb === '') o.verb = arg;
      else o.operands.push(arg);
    } else if (name === '-r' || name === '--requirement') o.files.push(value());
    else if (/^-r./.test(arg)) o.files.push(arg.slice(2));
    else if (name === '-U' || name === '--upgrade') o.upgrade = true;
    else if (/^-q+$/.test(name) || name === '--quiet') o.quiet = true;
    else if (name === '-y' || name === '--yes') o.yes = true;
    else if (name === '--break-system-packages') o.breakSystem = true;
    else if (name === '--root-user-action') o.ignoreRoot = value() === 'ignore';
    else if (name === '-V' || name === '--version') o.showVersion = true;
    else if (name === '-t' || name === '--target') o.target = value();
    else if (name === '--format') o.format = value();
    else if (valued.has(name)) value();
    else if (name === '-h' || name === '--help') o.verb = 'help';
    else if (!harmless.has(arg) && !harmless.has(name)) o.wrong = arg;
  }
  return o;
}
