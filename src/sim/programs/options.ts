/**
 * Command lines as getopt_long(3) reads them. A program declares its options in one table, key → declaration:
 * `'n'` a short flag, `'n,number'` with a long name, `'rR,recursive'` two letters for one thing, `',color[=WHEN]'` long
 * only with an optional value, `'w,width=COLS'` with a value, `'q,quiet|silent'` two long names.
 */
export type OptionTable<K extends string> = Readonly<Record<K, string>>;

/** One option as it was given; `spelled` is how, for messages. */
export interface Given<K extends string> {
  key: K;
  value?: string;
  spelled: string;
}

/** What is wrong with a command line. How it is said depends on the C library: `gnu` or `musl`. */
export interface OptionProblem {
  gnu: string;
  musl: string;
}

export interface Parsed<K extends string> {
  given: Given<K>[];
  operands: string[];
  problem?: OptionProblem;
}

interface Declared {
  key: string;
  shorts: string;
  longs: string[];
  argument: 'none' | 'needed' | 'optional';
  argumentName: string;
}

const declaration = /^([^,=[]*)(?:,([^=[]*))?(?:(\[=|=)(.*?)\]?)?$/;

/** The rows of an option table, taken apart. */
export function declared(table: Readonly<Record<string, string>>): Declared[] {
  return Object.entries(table).map(([key, text]) => {
    const [, shorts = '', longs = '', mark, argumentName = ''] = declaration.exec(text) ?? [];
    const argument = mark === undefined ? 'none' : mark === '=' ? 'needed' : 'optional';
    return { key, shorts, longs: longs === '' ? [] : longs.split('|'), argument, argumentName };
  });
}

export interface ParseRules {
  /** options end at the first operand (sudo, env, xargs, nice …) */
  inOrder?: boolean;
  /** letters that this flavour of the program does not know */
  lacks?: string;
}

/** Reads a command line (without the name). Stops at the first problem, as getopt's callers do. */
export function parseOptions<K extends string>(
  table: OptionTable<K>,
  args: readonly string[],
  rules: ParseRules = {},
): Parsed<K> {
  const rows = declared(table);
  const result: Parsed<K> = { given: [], operands: [] };
  const rest = [...args];
  while (rest.length > 0 && result.problem === undefined) {
    const arg = rest.shift() ?? '';
    if (arg === '--') {
      result.operands.push(...rest);
      break;
    }
    if (arg.startsWith('--')) takeLong(rows, arg, rest, result);
    else if (arg.startsWith('-') && arg !== '-') takeShorts(rows, arg, rest, result, rules.lacks ?? '');
    else if (rules.inOrder === true) {
      result.operands.push(arg, ...rest);
      break;
    } else result.operands.push(arg);
  }
  return result;
}

function takeLong<K extends string>(rows: Declared[], arg: string, rest: string[], result: Parsed<K>): void {
  const equals = arg.indexOf('=');
  const name = equals < 0 ? arg.slice(2) : arg.slice(2, equals);
  const names = rows.flatMap((row) => row.longs.map((long) => ({ row, long })));
  const exact = names.find(({ long }) => long === name);
  const near = names.filter(({ long }) => long.startsWith(name));
  const found = exact ?? (new Set(near.map(({ row }) => row)).size === 1 ? near[0] : undefined);
  if (found === undefined) {
    const list = near.map(({ long }) => ` '--${long}'`).join('');
    result.problem =
      near.length > 1
        ? {
            gnu: `option '--${name}' is ambiguous; possibilities:${list}`,
            musl: `option is ambiguous: ${name}`,
          }
        : { gnu: `unrecognized option '--${name}'`, musl: `unrecognized option: ${name}` };
    return;
  }
  const { row, long } = found;
  let value = equals < 0 ? undefined : arg.slice(equals + 1);
  if (value !== undefined && row.argument === 'none') {
    result.problem = {
      gnu: `option '--${long}' doesn't allow an argument`,
      musl: `option does not take an argument: ${long}`,
    };
    return;
  }
  if (value === undefined && row.argument === 'needed') {
    value = rest.shift();
    if (value === undefined) {
      result.problem = {
        gnu: `option '--${long}' requires an argument`,
        musl: `option requires an argument: ${long}`,
      };
      return;
    }
  }
  result.given.push({ key: row.key as K, spelled: `--${long}`, ...(value === undefined ? {} : { value }) });
}

function takeShorts<K extends string>(
  rows: Declared[],
  arg: string,
  rest: string[],
  result: Parsed<K>,
  lacks: string,
): void {
  for (let i = 1; i < arg.length; i++) {
    const letter = arg.charAt(i);
    const row = lacks.includes(letter) ? undefined : rows.find(({ shorts }) => shorts.includes(letter));
    if (row === undefined) {
      result.problem = { gnu: `invalid option -- '${letter}'`, musl: `unrecognized option: ${letter}` };
      return;
    }
    const given: Given<K> = { key: row.key as K, spelled: `-${letter}` };
    result.given.push(given);
    if (row.argument === 'none') continue;
    const attached = arg.slice(i + 1);
    if (attached !== '') given.value = attached;
    else if (row.argument === 'needed') {
      const next = rest.shift();
      if (next === undefined) {
        result.problem = {
          gnu: `option requires an argument -- '${letter}'`,
          musl: `option requires an argument: ${letter}`,
        };
      } else given.value = next;
    }
    return;
  }
}

/** The options of a table as `--help` lists them. */
export function listOptions(table: Readonly<Record<string, string>>): string {
  return declared(table)
    .map(({ shorts, longs, argument, argumentName }) => {
      const names = [...[...shorts].map((letter) => `-${letter}`), ...longs.map((long) => `--${long}`)];
      const value =
        argument === 'none' ? '' : argument === 'needed' ? `=${argumentName}` : `[=${argumentName}]`;
      const isLong = longs.length > 0;
      return `  ${names.join(', ')}${isLong ? value : value.replace('=', ' ')}\n`;
    })
    .join('');
}
