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

type Change = (o: ApkOptions) => void;

const update: Change = (o) => (o.update = true);
const quiet: Change = (o) => (o.quiet = true);
const verbose: Change = (o) => (o.verbose = true);
const upgrade: Change = (o) => (o.upgrade = true);
const simulate: Change = (o) => (o.simulate = true);
const available: Change = (o) => {
  o.available = true;
  o.flags.add('-a');
};

const changes: Readonly<Record<string, Change>> = {
  '--no-cache': (o) => (o.noCache = true),
  '-U': update,
  '--update': update,
  '--update-cache': update,
  '-q': quiet,
  '--quiet': quiet,
  '-v': verbose,
  '--verbose': verbose,
  '-u': upgrade,
  '--upgrade': upgrade,
  '-s': simulate,
  '--simulate': simulate,
  '-a': available,
  '--available': available,
};

const words = (text: string) => new Set(text.split(' '));

/** Options with a value. */
const valued = words(
  '-t --virtual -X --repository -p --root --arch --keys-dir --cache-dir --repositories-file --wait --timeout --cache-max-age',
);
/** Questions of `apk info`, `list` and `search`. */
const asked = words(
  '--installed --contents --who-owns --exists --depends --description --size --webpage --license --all --help --version --origin --exact',
);

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
    if (arg.startsWith('-')) takeOption(o, arg, rest);
    else if (o.verb === '') o.verb = arg;
    else o.operands.push(arg);
  }
  return o;
}

function takeOption(o: ApkOptions, arg: string, rest: string[]): void {
  const [name = '', inline] = arg.startsWith('--') ? arg.split(/=(.*)/s) : [arg];
  const change = changes[name];
  if (change !== undefined) change(o);
  else if (valued.has(name)) {
    const value = inline ?? rest.shift() ?? '';
    if (name === '-t' || name === '--virtual') o.virtual = value;
    if (name === '-X' || name === '--repository') o.repositories.push(value);
  } else if (/^-[a-zA-Z]$/.test(name) || asked.has(name)) o.flags.add(name);
  else if (!harmless.has(name)) o.wrong = `apk: unrecognized option: ${name.replace(/^-+/, '')}`;
}
