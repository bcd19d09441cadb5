/** What an apt command was told. */
export interface AptOptions {
  verb: string;
  operands: string[];
  yes: boolean;
  /** 0 talks, 1 leaves progress out, 2 says errors only */
  quiet: number;
  simulate: boolean;
  recommends: boolean | undefined;
  purge: boolean;
  autoRemove: boolean;
  downloadOnly: boolean;
  reinstall: boolean;
  onlyUpgrade: boolean;
  noUpgrade: boolean;
  allowDowngrades: boolean;
  fixBroken: boolean;
  printUris: boolean;
  installed: boolean;
  upgradable: boolean;
  allVersions: boolean;
  namesOnly: boolean;
  /** `-o`, in lower case */
  settings: Record<string, string>;
  help: boolean;
  showVersion: boolean;
  wrong?: string;
}

type Change = (options: AptOptions) => void;

const long: Readonly<Record<string, Change>> = {
  yes: (o) => (o.yes = true),
  'assume-yes': (o) => (o.yes = true),
  'force-yes': (o) => (o.yes = true),
  quiet: (o) => (o.quiet += 1),
  silent: (o) => (o.quiet += 1),
  simulate: (o) => (o.simulate = true),
  'just-print': (o) => (o.simulate = true),
  'dry-run': (o) => (o.simulate = true),
  recon: (o) => (o.simulate = true),
  'no-act': (o) => (o.simulate = true),
  'no-install-recommends': (o) => (o.recommends = false),
  'install-recommends': (o) => (o.recommends = true),
  purge: (o) => (o.purge = true),
  'auto-remove': (o) => (o.autoRemove = true),
  autoremove: (o) => (o.autoRemove = true),
  'download-only': (o) => (o.downloadOnly = true),
  reinstall: (o) => (o.reinstall = true),
  'only-upgrade': (o) => (o.onlyUpgrade = true),
  'no-upgrade': (o) => (o.noUpgrade = true),
  'allow-downgrades': (o) => (o.allowDowngrades = true),
  'fix-broken': (o) => (o.fixBroken = true),
  'print-uris': (o) => (o.printUris = true),
  installed: (o) => (o.installed = true),
  upgradable: (o) => (o.upgradable = true),
  upgradeable: (o) => (o.upgradable = true),
  'all-versions': (o) => (o.allVersions = true),
  'names-only': (o) => (o.namesOnly = true),
  help: (o) => (o.help = true),
  version: (o) => (o.showVersion = true),
  'verbose-versions': () => undefined,
  'show-progress': () => undefined,
  'show-upgraded': () => undefined,
  'fix-missing': () => undefined,
  'ignore-missing': () => undefined,
  'no-install-suggests': () => undefined,
  'allow-unauthenticated': () => undefined,
  'allow-change-held-packages': () => undefined,
  'allow-remove-essential': () => undefined,
  'allow-releaseinfo-change': () => undefined,
  'allow-insecure-repositories': () => undefined,
  'no-remove': () => undefined,
  'no-allow-insecure-repositories': () => undefined,
};

const short: Readonly<Record<string, keyof typeof long>> = {
  y: 'yes',
  q: 'quiet',
  s: 'simulate',
  f: 'fix-broken',
  d: 'download-only',
  V: 'verbose-versions',
  u: 'show-upgraded',
  m: 'fix-missing',
  h: 'help',
  v: 'version',
  a: 'all-versions',
  n: 'names-only',
};

/** Reads the command line of apt-get, apt or apt-cache. */
export function parseApt(args: readonly string[]): AptOptions {
  const options: AptOptions = {
    verb: '',
    operands: [],
    yes: false,
    quiet: 0,
    simulate: false,
    recommends: undefined,
    purge: false,
    autoRemove: false,
    downloadOnly: false,
    reinstall: false,
    onlyUpgrade: false,
    noUpgrade: false,
    allowDowngrades: false,
    fixBroken: false,
    printUris: false,
    installed: false,
    upgradable: false,
    allVersions: false,
    namesOnly: false,
    settings: {},
    help: false,
    showVersion: false,
  };
  const rest = [...args];
  const words: string[] = [];
  while (rest.length > 0 && options.wrong === undefined) {
    const arg = rest.shift() ?? '';
    if (arg === '--') words.push(...rest.splice(0));
    else if (arg.startsWith('--')) takeLong(options, arg, rest);
    else if (arg.startsWith('-') && arg !== '-') takeShort(options, arg, rest);
    else words.push(arg);
  }
  options.verb = words[0] ?? '';
  options.operands = words.slice(1);
  if (options.settings['apt::install-recommends'] !== undefined)
    options.recommends ??= /^(1|true|yes|on)$/.test(options.settings['apt::install-recommends']);
  if (/^(1|true|yes|on)$/.test(options.settings['apt::get::assume-yes'] ?? '')) options.yes = true;
  if (options.quiet >= 2) options.yes = true;
  return options;
}

function set(options: AptOptions, text: string): void {
  const equals = text.indexOf('=');
  if (equals < 0) options.wrong = `E: Option ${text}: Configuration item specification must have an =<val>.`;
  else options.settings[text.slice(0, equals).toLowerCase()] = text.slice(equals + 1);
}

function takeLong(options: AptOptions, arg: string, rest: string[]): void {
  const [name = '', value] = arg.slice(2).split(/=(.*)/s);
  if (name === 'option') return set(options, value ?? rest.shift() ?? '');
  if (name === 'target-release' || name === 'default-release' || name === 'config-file') {
    if (value === undefined) rest.shift();
    return;
  }
  const change = long[name];
  if (change !== undefined) change(options);
  else
    options.wrong = `E: Command line option ${arg} is not understood in combination with the other options`;
}

function takeShort(options: AptOptions, arg: string, rest: string[]): void {
  for (let i = 1; i < arg.length; i++) {
    const letter = arg.charAt(i);
    if (letter === 'o' || letter === 't' || letter === 'c') {
      const value = arg.slice(i + 1) === '' ? (rest.shift() ?? '') : arg.slice(i + 1);
      if (letter === 'o') set(options, value);
      return;
    }
    if (letter === 'q' && arg.charAt(i + 1) === '=') {
      options.quiet = Number(arg.slice(i + 2));
      return;
    }
    const change = long[short[letter] ?? ''];
    if (change === undefined) {
      options.wrong = `E: Command line option '${letter}' [from ${arg}] is not understood in combination with the other options.`;
      return;
    }
    change(options);
  }
}
