import { pathOf } from '../run/lookup';
import type { Shell } from '../shell';
import { compile } from '../syntax/compile';
import { expandAliases } from '../syntax/aliases';
import { quoteWord } from '../expand/quote';
import { everywhere, readOptions, type Builtin } from './builtin';
import { functionText } from './later';
import { builtinOf, builtins } from './index';

const keywords = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'case',
  'esac',
  'for',
  'while',
  'until',
  'do',
  'done',
  'in',
  '{',
  '}',
  '!',
]);
const bashKeywords = new Set(['select', 'function', 'time', '[[', ']]', 'coproc']);

type Kind = 'alias' | 'keyword' | 'function' | 'builtin' | 'file';

interface Meaning {
  kind: Kind;
  /** alias: its text; file: its path */
  text: string;
}

function isBuiltin(sh: Shell, name: string): boolean {
  return name !== 'not found' && builtinOf(sh, name) !== undefined;
}

function meanings(sh: Shell, name: string, all: boolean): Meaning[] {
  const out: Meaning[] = [];
  if (Object.hasOwn(sh.s.aliases, name)) out.push({ kind: 'alias', text: sh.s.aliases[name] ?? '' });
  if (keywords.has(name) || (sh.dialect.isBash && bashKeywords.has(name)))
    out.push({ kind: 'keyword', text: '' });
  if (Object.hasOwn(sh.s.functions, name))
    out.push({ kind: 'function', text: sh.s.functions[name]?.text ?? '' });
  if (isBuiltin(sh, name)) out.push({ kind: 'builtin', text: '' });
  const path = pathOf(sh, name);
  if (path !== undefined) out.push({ kind: 'file', text: path });
  return all ? out : out.slice(0, 1);
}

const describe: Readonly<Record<Kind, (sh: Shell, name: string, text: string) => string>> = {
  alias: (sh, name, text) =>
    sh.dialect.isBash ? `${name} is aliased to \`${text}'` : `${name} is an alias for ${text}`,
  keyword: (_sh, name) => `${name} is a shell keyword`,
  function: (sh, name, text) =>
    sh.dialect.isBash
      ? `${name} is a function\n${functionText(name, text).trimEnd()}`
      : `${name} is a ${sh.s.dialect === 'dash' ? 'shell ' : ''}function`,
  builtin: (sh, name) => {
    const isSpecial = builtins[name]?.isSpecial === true && !sh.dialect.isBash;
    return `${name} is a ${isSpecial ? 'special ' : ''}shell builtin`;
  },
  file: (sh, name, text) => {
    const known = Object.hasOwn(sh.s.hashed, name) ? sh.s.hashed[name] : undefined;
    if (known === undefined || sh.s.dialect === 'ash') return `${name} is ${text}`;
    known.hits += 1;
    return sh.dialect.isBash
      ? `${name} is hashed (${known.path})`
      : `${name} is a tracked alias for ${known.path}`;
  },
};

const typeWords: Readonly<Record<Kind, string>> = {
  alias: 'alias',
  keyword: 'keyword',
  function: 'function',
  builtin: 'builtin',
  file: 'file',
};

export const type: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    const { flags, rest } = sh.dialect.isBash
      ? readOptions(args, 'afptP')
      : { flags: {} as Record<string, string | true>, rest: args };
    let status = 0;
    for (const name of rest) {
      const found = meanings(sh, name, flags['a'] === true);
      if (found.length === 0) {
        status = sh.dialect.isBash ? 1 : 127;
        if (flags['t'] !== true && flags['p'] !== true && flags['P'] !== true) notFound(sh, name);
      }
      for (const { kind, text } of found) {
        if (flags['t'] === true) sh.out(`${typeWords[kind]}\n`);
        else if (flags['p'] === true || flags['P'] === true) sh.out(kind === 'file' ? `${text}\n` : '');
        else sh.out(`${describe[kind](sh, name, text)}\n`);
      }
    }
    return status;
  },
};

function notFound(sh: Shell, name: string): void {
  if (sh.dialect.isBash) sh.complain(`${name}: not found`, 'type');
  else sh.out(`${name}: not found\n`);
}

/** `command -v`, `command -V`: what comes before a command to be run is taken away before this is called. */
export const command: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    const { flags, rest } = readOptions(args, 'pvV');
    let status = 0;
    for (const name of rest) {
      const found = meanings(sh, name, false)[0];
      if (found === undefined) {
        status = sh.dialect.isBash ? 1 : 127;
        if (flags['V'] === true) {
          if (sh.dialect.isBash) sh.complain(`${name}: not found`, 'command');
          else sh.out(`${name}: not found\n`);
        }
      } else if (flags['V'] === true) sh.out(`${describe[found.kind](sh, name, found.text)}\n`);
      else if (flags['v'] === true) sh.out(`${brief(name, found)}\n`);
    }
    return status;
  },
};

const brief = (name: string, found: Meaning) =>
  found.kind === 'file'
    ? found.text
    : found.kind === 'alias'
      ? `alias ${name}=${quoteWord(found.text)}`
      : name;

export const hash: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    if (args[0] === '-r') sh.s.hashed = {};
    let status = 0;
    for (const name of args.filter((arg) => !arg.startsWith('-'))) {
      const path = pathOf(sh, name);
      if (path !== undefined) sh.s.hashed[name] = { path, hits: 0 };
      else {
        sh.complain(`${name}: not found`, 'hash');
        status = 1;
      }
    }
    if (args.length > 0) return status;
    const rows = Object.values(sh.s.hashed);
    if (sh.dialect.isBash) {
      if (rows.length === 0) sh.out('hash: hash table empty\n');
      else
        sh.out(
          `hits\tcommand\n${rows.map((row) => `${String(row.hits).padStart(4)}\t${row.path}\n`).join('')}`,
        );
    } else sh.out(rows.map((row) => `${row.path}\n`).join(''));
    return 0;
  },
};

export const alias: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    const show = (name: string) =>
      `${sh.dialect.isBash ? 'alias ' : ''}${name}=${quoteWord(sh.s.aliases[name] ?? '')}\n`;
    const names = args.filter((arg) => arg !== '-p');
    if (names.length === 0) for (const name of Object.keys(sh.s.aliases).sort()) sh.out(show(name));
    let status = 0;
    for (const arg of names) {
      const equals = arg.indexOf('=');
      if (equals > 0) {
        sh.s.aliases[arg.slice(0, equals)] = arg.slice(equals + 1);
        expandRest(sh);
      } else if (Object.hasOwn(sh.s.aliases, arg)) sh.out(show(arg));
      else {
        if (sh.dialect.isBash) sh.complain(`${arg}: not found`, 'alias');
        else sh.err(`alias: ${arg} not found\n`);
        status = 1;
      }
    }
    return status;
  },
};

/** A script that defines an alias uses it from its next line on. */
function expandRest(sh: Shell): void {
  const { s } = sh;
  if (s.isInteractive || s.stack.length > 0 || (sh.dialect.isBash && !sh.isShopt('expand_aliases'))) return;
  const { tops, ops } = compile(s.at.source);
  const at = ops[s.at.pc]?.op === 'check' ? s.at.pc + 1 : s.at.pc;
  const next = tops.find((top) => top.pc === at);
  const before = tops.findLast((top) => top.pc < at);
  if (next === undefined || next.line === before?.line) return;
  const rest = s.at.source
    .split('\n')
    .slice(next.line - 1)
    .join('\n');
  s.at = { source: expandAliases(rest, s.aliases), pc: 0, line: s.at.line + next.line - 1 };
}

export const unalias: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    if (args[0] === '-a') sh.s.aliases = {};
    let status = 0;
    for (const name of args.filter((arg) => arg !== '-a')) {
      if (Object.hasOwn(sh.s.aliases, name)) delete sh.s.aliases[name];
      else {
        if (sh.dialect.isBash) sh.complain(`${name}: not found`, 'unalias');
        else sh.err(`unalias: ${name} not found\n`);
        status = 1;
      }
    }
    return status;
  },
};
