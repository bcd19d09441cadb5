import { quoteDouble, quoteWord, quoteAssigned } from '../expand/quote';
import type { Shell } from '../shell';
import type { Assigned, Variable } from '../state';
import { assign } from '../run/assign';
import { everywhere, inBash, invalidOption, readOptions, type Builtin, type BuiltinWork } from './builtin';
import { functionText } from './later';

const isName = (text: string) => /^[A-Za-z_]\w*$/.test(text);

/** The argument at that place as an assignment: one whose structure was kept, or `NAME=value` that came out of an expansion. */
function assignmentAt(work: BuiltinWork, place: number, arg: string): Assigned | undefined {
  const kept = work.assigned.find((one) => one.at === place);
  if (kept !== undefined) return kept;
  const equals = arg.indexOf('=');
  if (equals < 0) return undefined;
  const append = arg[equals - 1] === '+';
  return {
    at: place,
    name: arg.slice(0, append ? equals - 1 : equals),
    append,
    value: arg.slice(equals + 1),
  };
}

/** Names, and assignments, after the options. */
function* targets(
  args: readonly string[],
  rest: readonly string[],
  work: BuiltinWork,
): Generator<{ name: string; assigned: Assigned | undefined }> {
  const skipped = args.length - rest.length;
  for (let i = 0; i < rest.length; i++) {
    const arg = rest[i] ?? '';
    const assigned = assignmentAt(work, i + skipped + 1, arg);
    yield { name: assigned?.name ?? arg, assigned };
  }
}

function badName(sh: Shell, command: string, name: string, assigned: Assigned | undefined): void {
  const shown = assigned === undefined ? name : `${name}=${assigned.value ?? ''}`;
  sh.complain(
    sh.dialect.isBash ? `\`${shown}': not a valid identifier` : `${name}: bad variable name`,
    command,
  );
}

const attributes = (row: Variable) =>
  [
    row.isAssociative ? 'A' : row.list !== undefined ? 'a' : '',
    row.isInteger ? 'i' : '',
    row.letters === 'lower' ? 'l' : '',
    row.isReference ? 'n' : '',
    row.isReadonly ? 'r' : '',
    row.letters === 'upper' ? 'u' : '',
    row.isExported ? 'x' : '',
  ].join('');

/** `declare -x NAME="value"`, as `declare -p` and `export -p` of bash print it. */
export function declaration(name: string, row: Variable): string {
  const flags = attributes(row);
  const head = `declare -${flags === '' ? '-' : flags} ${name}`;
  if (row.list !== undefined) {
    const items = Object.entries(row.list).map(
      ([key, value]) => `[${row.isAssociative ? quoteAssigned(key) : key}]=${quoteDouble(value)}`,
    );
    return `${head}=(${items.join(' ')}${row.isAssociative && items.length > 0 ? ' ' : ''})\n`;
  }
  return row.value === undefined ? `${head}\n` : `${head}=${quoteDouble(row.value)}\n`;
}

function list(sh: Shell, command: 'export' | 'readonly', wanted: (row: Variable) => boolean): number {
  for (const name of sh.variables.names()) {
    const row = sh.variables.row(name);
    if (row === undefined || !wanted(row)) continue;
    if (sh.dialect.isBash) sh.out(declaration(name, row));
    else
      sh.out(
        row.value === undefined ? `${command} ${name}\n` : `${command} ${name}=${quoteWord(row.value)}\n`,
      );
  }
  return 0;
}

const marker = (command: 'export' | 'readonly'): Builtin => ({
  dialects: everywhere,
  isSpecial: true,
  takesAssignments: true,
  run(sh, args, work) {
    const { flags, rest, bad } = readOptions(args, command === 'export' ? 'pnf' : 'pfaA');
    if (bad !== undefined)
      return invalidOption(
        sh,
        command,
        bad,
        `${command} [-${command === 'export' ? 'fn' : 'aAf'}] [name[=value] ...] or ${command} -p`,
      );
    if (rest.length === 0)
      return list(sh, command, (row) => (command === 'export' ? row.isExported : row.isReadonly) === true);
    let status = 0;
    for (const { name, assigned } of targets(args, rest, work)) {
      if (flags['f'] === true) continue;
      if (!isName(name)) {
        badName(sh, command, name, assigned);
        if (!sh.dialect.isBash) sh.endStrictly(2);
        status = 1;
        continue;
      }
      if (assigned !== undefined) assign(sh, assigned);
      const row = sh.variables.declare(sh.variables.resolve(name));
      if (command === 'readonly') row.isReadonly = true;
      else if (flags['n'] === true) delete row.isExported;
      else row.isExported = true;
    }
    return status;
  },
});

export const exportNames = marker('export');
export const readonly = marker('readonly');

/** Keeps a variable as it was, to come back when the function ends. */
function makeLocal(sh: Shell, name: string): void {
  const frame = sh.functionFrame();
  if (frame?.locals === undefined || Object.hasOwn(frame.locals, name)) return;
  const row = sh.variables.row(name);
  frame.locals[name] = row ?? null;
  sh.s.vars[name] = {};
  if (row?.isExported === true && sh.dialect.isBash) sh.s.vars[name] = { isExported: true };
  if (!sh.dialect.isBash && row !== undefined) sh.s.vars[name] = { ...row };
}

const flagEffects: Readonly<Record<string, (row: Variable, on: boolean) => void>> = {
  x: (row, on) => {
    if (on) row.isExported = true;
    else delete row.isExported;
  },
  r: (row, on) => {
    if (on) row.isReadonly = true;
  },
  i: (row, on) => {
    if (on) row.isInteger = true;
    else delete row.isInteger;
  },
  l: (row, on) => {
    if (on) row.letters = 'lower';
    else delete row.letters;
  },
  u: (row, on) => {
    if (on) row.letters = 'upper';
    else delete row.letters;
  },
  n: (row, on) => {
    if (on) row.isReference = true;
    else delete row.isReference;
  },
  a: (row, on) => {
    if (on && row.list === undefined) row.list = row.value === undefined ? {} : { 0: row.value };
    if (on) delete row.value;
  },
  A: (row, on) => {
    if (!on) return;
    row.isAssociative = true;
    row.list ??= {};
    delete row.value;
  },
};

const declarer =
  (command: 'declare' | 'typeset' | 'local'): Builtin['run'] =>
  (sh, args, work) => {
    const plus = args.filter((arg) => /^\+[a-zA-Z]+$/.test(arg));
    const minus = args.filter((arg) => !plus.includes(arg));
    const { flags, rest, bad } = readOptions(minus, 'aAfFgiIlnprtux');
    if (bad !== undefined)
      return invalidOption(
        sh,
        command,
        bad,
        `${command} [-aAfFgiIlnrtux] [name[=value] ...] or ${command} -p [-aAfFilnrtux] [name ...]`,
      );
    if (flags['f'] === true || flags['F'] === true) return showFunctions(sh, rest, flags['F'] === true);
    if (rest.length === 0 || flags['p'] === true) return showVariables(sh, command, rest, flags);
    const shift = args.length - minus.length;
    let status = 0;
    for (const { name, assigned } of targets(args.slice(shift), rest, {
      ...work,
      assigned: work.assigned.map((one) => ({ ...one, at: one.at - shift })),
    })) {
      if (!isName(name)) {
        badName(sh, command, name, assigned);
        status = 1;
        continue;
      }
      if (flags['g'] !== true) makeLocal(sh, name);
      const before = sh.variables.row(name);
      const row = sh.variables.declare(name);
      if (before?.isReadonly !== true)
        for (const flag of 'aAiluxn') if (flags[flag] === true) flagEffects[flag]?.(row, true);
      for (const flag of plus.join('').replaceAll('+', '')) flagEffects[flag]?.(row, false);
      if (assigned !== undefined) {
        if (flags['n'] === true) row.value = assigned.value ?? '';
        else assign(sh, assigned);
      }
      if (flags['r'] === true) row.isReadonly = true;
    }
    return status;
  };

function showFunctions(sh: Shell, names: readonly string[], onlyNames: boolean): number {
  let status = 0;
  for (const name of names.length > 0 ? names : Object.keys(sh.s.functions).sort()) {
    const found = sh.s.functions[name];
    if (found === undefined) status = 1;
    else
      sh.out(
        onlyNames ? `${names.length > 0 ? '' : 'declare -f '}${name}\n` : functionText(name, found.text),
      );
  }
  return status;
}

function showVariables(
  sh: Shell,
  command: string,
  names: readonly string[],
  flags: Record<string, string | true>,
): number {
  let status = 0;
  const wanted = [...'aAirx'].filter((flag) => flags[flag] === true);
  for (const name of names.length > 0 ? names : sh.variables.names()) {
    const row = sh.variables.row(name);
    if (row === undefined) {
      sh.complain(`${name}: not found`, command);
      status = 1;
    } else if (wanted.every((flag) => attributes(row).includes(flag))) sh.out(declaration(name, row));
  }
  return status;
}

export const declare: Builtin = { dialects: inBash, takesAssignments: true, run: declarer('declare') };
export const typeset: Builtin = { dialects: inBash, takesAssignments: true, run: declarer('typeset') };

export const local: Builtin = {
  dialects: everywhere,
  takesAssignments: true,
  run(sh, args, work) {
    if (sh.functionFrame() === undefined) {
      sh.complain(sh.dialect.isBash ? 'can only be used in a function' : 'not in a function', 'local');
      if (!sh.dialect.isBash) sh.endStrictly(2);
      return 1;
    }
    if (sh.dialect.isBash) return declarer('local')(sh, args, work);
    for (const { name, assigned } of targets(args, args, work)) {
      makeLocal(sh, name);
      if (assigned !== undefined) assign(sh, assigned);
    }
    return 0;
  },
};

export const unset: Builtin = {
  dialects: everywhere,
  isSpecial: true,
  run(sh, args) {
    const { flags, rest, bad } = readOptions(args, sh.dialect.isBash ? 'fvn' : 'fv');
    if (bad !== undefined) return invalidOption(sh, 'unset', bad, 'unset [-f] [-v] [-n] [name ...]');
    let status = 0;
    for (const name of rest) {
      const element = /^(\w+)\[(.*)\]$/.exec(name);
      const isFunction = Object.hasOwn(sh.s.functions, name);
      if (
        flags['f'] === true ||
        (flags['v'] !== true && isFunction && sh.variables.row(name) === undefined && sh.dialect.isBash)
      ) {
        delete sh.s.functions[name];
      } else if (element !== null && sh.dialect.isBash)
        sh.variables.unsetElement(element[1] ?? '', element[2] ?? '');
      else if (!isName(name)) {
        badName(sh, 'unset', name, undefined);
        status = 1;
      } else if (flags['n'] === true) delete sh.s.vars[name];
      else sh.variables.unset(name);
    }
    return status;
  },
};
