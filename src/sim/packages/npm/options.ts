/** What npm was told. */
export interface NpmOptions {
  verb: string;
  operands: string[];
  isGlobal: boolean;
  saveDev: boolean;
  saveExact: boolean;
  noSave: boolean;
  omitDev: boolean;
  yes: boolean;
  silent: boolean;
  force: boolean;
  legacyPeers: boolean;
  ignoreScripts: boolean;
  noAudit: boolean;
  noFund: boolean;
  lockOnly: boolean;
  all: boolean;
  depth: number | undefined;
  prefix: string | undefined;
  json: boolean;
  ifPresent: boolean;
  /** behind `--` */
  rest: string[];
}

type Change = (o: NpmOptions) => void;

const changes: Readonly<Record<string, Change>> = {
  '-g': (o) => (o.isGlobal = true),
  '--global': (o) => (o.isGlobal = true),
  '--location=global': (o) => (o.isGlobal = true),
  '-D': (o) => (o.saveDev = true),
  '--save-dev': (o) => (o.saveDev = true),
  '-E': (o) => (o.saveExact = true),
  '--save-exact': (o) => (o.saveExact = true),
  '--no-save': (o) => (o.noSave = true),
  '--production': (o) => (o.omitDev = true),
  '--only=production': (o) => (o.omitDev = true),
  '--only=prod': (o) => (o.omitDev = true),
  '--omit=dev': (o) => (o.omitDev = true),
  '--include=dev': (o) => (o.omitDev = false),
  '--production=false': (o) => (o.omitDev = false),
  '-y': (o) => (o.yes = true),
  '--yes': (o) => (o.yes = true),
  '-s': (o) => (o.silent = true),
  '--silent': (o) => (o.silent = true),
  '--quiet': () => undefined,
  '-q': () => undefined,
  '-f': (o) => (o.force = true),
  '--force': (o) => (o.force = true),
  '--legacy-peer-deps': (o) => (o.legacyPeers = true),
  '--ignore-scripts': (o) => (o.ignoreScripts = true),
  '--no-audit': (o) => (o.noAudit = true),
  '--audit=false': (o) => (o.noAudit = true),
  '--no-fund': (o) => (o.noFund = true),
  '--fund=false': (o) => (o.noFund = true),
  '--package-lock-only': (o) => (o.lockOnly = true),
  '-a': (o) => (o.all = true),
  '--all': (o) => (o.all = true),
  '--json': (o) => (o.json = true),
  '--if-present': (o) => (o.ifPresent = true),
};

/** Options whose value is the next word. */
const valued = new Set([
  '--registry',
  '--loglevel',
  '--cache',
  '--omit',
  '--include',
  '--depth',
  '--prefix',
  '--workspace',
  '-w',
  '--tag',
  '--userconfig',
  '--only',
]);

export function parseNpm(args: readonly string[], env: Readonly<Record<string, string>>): NpmOptions {
  const o: NpmOptions = {
    verb: '',
    operands: [],
    isGlobal: false,
    saveDev: false,
    saveExact: false,
    noSave: false,
    omitDev: env['NODE_ENV'] === 'production',
    yes: false,
    silent: false,
    force: false,
    legacyPeers: false,
    ignoreScripts: false,
    noAudit: false,
    noFund: false,
    lockOnly: false,
    all: false,
    depth: undefined,
    prefix: undefined,
    json: false,
    ifPresent: false,
    rest: [],
  };
  const words = [...args];
  while (words.length > 0) {
    const word = words.shift() ?? '';
    if (word === '--') {
      o.rest = words.splice(0);
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      if (o.verb === '') o.verb = word;
      else o.operands.push(word);
      continue;
    }
    const change = changes[word];
    if (change !== undefined) change(o);
    else takeValue(o, word, words);
  }
  return o;
}

/** npm takes any `--name=value` for configuration, and says nothing of names that it does not know. */
function takeValue(o: NpmOptions, word: string, words: string[]): void {
  const [name = '', inline] = word.split(/=(.*)/s);
  const value = inline ?? (valued.has(name) ? (words.shift() ?? '') : '');
  if (name === '--omit' && value === 'dev') o.omitDev = true;
  if (name === '--include' && value === 'dev') o.omitDev = false;
  if (name === '--only' && /^prod/.test(value)) o.omitDev = true;
  if (name === '--depth') o.depth = Number(value);
  if (name === '--prefix' || name === '-C') o.prefix = value;
  if (name === '--loglevel' && value === 'silent') o.silent = true;
  if (word === '-v' || word === '--version') o.verb = '--version';
  if (word === '-h' || word === '--help') o.verb = 'help';
}
