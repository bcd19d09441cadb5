import { text } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { isNoName } from '#sim/network/index';
import { dial, isNoLine, lookUp } from '../../net/connect';
import { splitStatements, type Result } from '../sql/engine';
import { askServer, type Answer } from '../sql/server';
import { socketPath, versionText } from './server';
import type { SqlError } from '../sql/expressions';

interface Options {
  [key: string]: Json | undefined;
  host: string;
  port: number;
  user: string;
  database: string;
  commands: string[];
  isBare: boolean;
  isUnaligned: boolean;
  isQuiet: boolean;
  list: boolean;
}

interface State extends Options {
  fd: number;
  /** the statement so far */
  typed: string;
}

/** PostgreSQL's terminal: statements, and the backslash commands l, c, d, dt, du, conninfo, q, x. */
export const psql: Program = {
  name: 'psql',
  start: { cpu: 6, anon: 2_500_000 },
  *main(p, state) {
    if (state !== null) return yield* nextLine(p, { ...(state as State) });
    p.onSignal(SIG.PIPE, 'ignore');
    const o = readArgs(p);
    if (typeof o === 'string') {
      yield* p.out(o);
      return 0;
    }
    const fd = yield* connect(p, o, o.database);
    if (fd < 0) return 2;
    if (o.list) return yield* command(p, { ...o, fd, typed: '' }, '\\l');
    let code = 0;
    for (const one of o.commands)
      code = one.startsWith('\\')
        ? yield* command(p, { ...o, fd, typed: '' }, one)
        : yield* statements(p, { ...o, fd, typed: '' }, one);
    if (o.commands.length > 0) return code;
    if (p.isTty(0) && !o.isQuiet)
      yield* p.out(
        `psql (${versionText(p).short} (Debian ${versionText(p).short}-1.pgdg110+1))\nType "help" for help.\n\n`,
      );
    return again({ ...o, fd, typed: '' });
  },
};

function readArgs(p: Proc): Options | string {
  const user = p.do((sim) => (sim.processes.need(p.processId).cred.uid === 0 ? 'root' : 'postgres'));
  const o: Options = {
    host: p.env['PGHOST'] ?? '',
    port: 5432,
    user: p.env['PGUSER'] ?? user,
    database: p.env['PGDATABASE'] ?? '',
    commands: [],
    isBare: false,
    isUnaligned: false,
    isQuiet: false,
    list: false,
  };
  const free: string[] = [];
  const args = p.args.flatMap(takenApart);
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const take = () => args[++i] ?? '';
    if (arg === '-U' || arg === '--username') o.user = take();
    else if (arg === '-d' || arg === '--dbname') o.database = take();
    else if (arg === '-h' || arg === '--host') o.host = take();
    else if (arg === '-p' || arg === '--port') o.port = Number(take());
    else if (arg === '-c' || arg === '--command') o.commands.push(take());
    else if (arg === '-f' || arg === '--file') {
      const content = p.readText(take());
      o.commands.push(isFail(content) ? '' : content);
    } else if (arg === '-V' || arg === '--version')
      return `psql (PostgreSQL) ${versionText(p).short} (Debian ${versionText(p).short}-1.pgdg110+1)\n`;
    else if (arg === '-l' || arg === '--list') o.list = true;
    else if (/^-[tAqXWw]+$/.test(arg))
      Object.assign(o, {
        isBare: o.isBare || arg.includes('t'),
        isUnaligned: o.isUnaligned || arg.includes('A'),
        isQuiet: o.isQuiet || arg.includes('q'),
      });
    else free.push(arg);
  }
  const uri = /^postgres(?:ql)?:\/\/(?:([^:@/]+)(?::([^@/]*))?@)?([^:/]+)?(?::(\d+))?(?:\/(\w+))?/.exec(
    free[0] ?? o.database,
  );
  if (uri !== null) {
    const [, name, , host, port, database] = uri;
    Object.assign(o, {
      user: name ?? o.user,
      host: host ?? o.host,
      port: Number(port ?? o.port),
      database: database ?? '',
    });
  } else if (free[0] !== undefined && o.database === '') [o.database = '', o.user = o.user] = free;
  if (o.database === '') o.database = o.list ? 'postgres' : o.user;
  return o;
}

/** `--user=x`, `-Ux` and `-tAc` as several words. */
function takenApart(arg: string): string[] {
  const long = /^(--\w+)=(.*)$/s.exec(arg);
  if (long !== null) return [long[1] ?? '', long[2] ?? ''];
  const short = /^-([tAqXWw]*)([UdhpcfW])(.*)$/s.exec(arg);
  if (short === null) return [arg];
  const [, flags = '', letter = '', value = ''] = short;
  return [...(flags === '' ? [] : [`-${flags}`]), `-${letter}`, ...(value === '' ? [] : [value])];
}

function* connect(p: Proc, o: Options, database: string): Steps<number> {
  const opened = yield* open(p, o);
  if (typeof opened === 'string') {
    yield* p.err(`psql: error: ${opened}\n`);
    return -1;
  }
  const { fd, where } = opened;
  const password = /:\/\/[^:@/]+:([^@/]*)@/.exec(p.args.join(' '))?.[1] ?? p.env['PGPASSWORD'] ?? '';
  const answer = yield* askServer(p, fd, {
    user: o.user,
    password,
    database,
    isLocal: o.host === '' || o.host.startsWith('/'),
  });
  if (!isFail(answer) && 'ok' in answer) return fd;
  if (!isFail(answer) && 'fatal' in answer) {
    const words: Record<string, string> = {
      role: `role "${o.user}" does not exist`,
      database: `database "${database}" does not exist`,
      password: `password authentication failed for user "${o.user}"`,
    };
    const isAsked = answer.fatal === 'password' && password === '';
    yield* p.err(
      `psql: error: connection to server ${where} failed: ${isAsked ? 'fe_sendauth: no password supplied' : `FATAL:  ${words[answer.fatal] ?? answer.fatal}`}\n`,
    );
  } else
    yield* p.err(
      `psql: error: connection to server ${where} failed: server closed the connection unexpectedly\n`,
    );
  p.close(fd);
  return -1;
}

function* open(p: Proc, o: Options): Steps<{ fd: number; where: string } | string> {
  const { host, port } = o;
  if (host === '' || host.startsWith('/')) {
    const where = `on socket "${socketPath}"`;
    const fd = yield* p.connect({ unix: socketPath });
    if (!isFail(fd)) return { fd, where };
    return `connection to server ${where} failed: ${strerror(fd)}\n\tIs the server running locally and accepting connections on that socket?`;
  }
  const addresses = yield* lookUp(p, host);
  if (isNoName(addresses))
    return `could not translate host name "${host}" to address: ${addresses.noName === 'NXDOMAIN' ? 'Name or service not known' : 'Temporary failure in name resolution'}`;
  const ip = addresses[0] ?? '';
  const where = `at "${host}"${ip === host ? '' : ` (${ip})`}, port ${port}`;
  const line = yield* dial(p, ip, port);
  if (!isNoLine(line)) return { fd: line.fd, where };
  return `connection to server ${where} failed: ${isFail(line) ? strerror(line) : 'timeout expired'}\n\tIs the server running on that host and accepting TCP/IP connections?`;
}

/** Runs the statements of a text; the exit status of -c. */
function* statements(p: Proc, s: State, sql: string): Steps<number> {
  const { complete, rest } = splitStatements(sql);
  let code = 0;
  for (const one of rest === '' ? complete : [...complete, rest]) {
    const answer = yield* askServer(p, s.fd, { sql: one });
    if (isFail(answer)) {
      yield* p.err(
        'server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.\nconnection to server was lost\n',
      );
      return 2;
    }
    if ('error' in answer) {
      code = 1;
      yield* p.err(errorText(answer.error, one));
    } else if ('result' in answer) yield* p.out(resultText(answer.result, s));
  }
  return code;
}

/** An error in the server's words, with the line that it is in. */
function errorText({ kind, about, at }: Extract<Answer, { error: object }>['error'], sql: string): string {
  const line = at < 0 ? '' : pointer(sql, at);
  const [name = '', value = ''] = about.split('=');
  const words: Record<SqlError['kind'], string> = {
    syntax: about === '' ? 'syntax error at end of input' : `syntax error at or near "${about}"`,
    relation: `relation "${about}" does not exist`,
    exists: about.startsWith('database ')
      ? `database "${about.slice(9)}" already exists`
      : `relation "${about}" already exists`,
    column: `column "${about}" does not exist`,
    database: `database "${about}" does not exist`,
    type: `invalid input syntax for type ${name}: "${value}"`,
    duplicate: `duplicate key value violates unique constraint "${name}_key"\nDETAIL:  Key (${name})=(${value}) already exists.`,
    null: `null value in column "${about}" violates not-null constraint`,
    lacking: `${about} is not available in this world's PostgreSQL`,
    count: about,
  };
  return `ERROR:  ${words[kind]}\n${line}`;
}

function pointer(sql: string, at: number): string {
  const before = sql.slice(0, at).split('\n');
  const number = before.length;
  const text = sql.split('\n')[number - 1] ?? '';
  const head = `LINE ${number}: `;
  return `${head}${text}\n${' '.repeat(head.length + (before.at(-1)?.length ?? 0))}^\n`;
}

function shown(cell: Result['rows'][number][number]): string {
  return cell === null ? '' : typeof cell === 'boolean' ? (cell ? 't' : 'f') : String(cell);
}

function resultText(result: Result, o: Options): string {
  if (!result.hasRows) return o.isQuiet ? '' : `${result.tag}\n`;
  const cells = result.rows.map((row) => row.map(shown));
  const suffix = result.tag.startsWith('SELECT') ? '' : `${result.tag}\n`;
  if (o.isUnaligned) {
    const lines = [...(o.isBare ? [] : [result.columns.map((one) => one.name)]), ...cells].map((row) =>
      row.join('|'),
    );
    return `${lines.map((line) => `${line}\n`).join('')}${o.isBare ? '' : `(${count(cells.length)})\n`}`;
  }
  return (
    aligned(
      result.columns.map((one) => one.name),
      cells,
      result.columns.map((one) => one.isNumeric),
      o.isBare,
    ) +
    (o.isBare ? '' : `(${count(cells.length)})\n\n`) +
    suffix
  );
}

const count = (n: number) => `${n} row${n === 1 ? '' : 's'}`;

function aligned(
  names: readonly string[],
  cells: readonly string[][],
  isNumeric: readonly boolean[],
  isBare: boolean,
): string {
  const widths = names.map((name, i) => Math.max(name.length, ...cells.map((row) => row[i]?.length ?? 0)));
  const centred = names.map((name, i) => {
    const room = (widths[i] ?? 0) - name.length;
    return ` ${' '.repeat(Math.floor(room / 2))}${name}${' '.repeat(Math.ceil(room / 2))} `;
  });
  const row = (one: readonly string[]) =>
    one
      .map(
        (cell, i) =>
          (isNumeric[i] === true
            ? ` ${cell.padStart(widths[i] ?? 0)}`
            : ` ${i === one.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)}`) +
          (i === one.length - 1 ? '' : ' '),
      )
      .join('|');
  const body = cells.map((one) => `${row(one)}\n`).join('');
  if (isBare) return `${body}\n`;
  return `${centred.join('|')}\n${widths.map((width) => '-'.repeat(width + 2)).join('+')}\n${body}`;
}

function titled(title: string, names: readonly string[], cells: readonly string[][]): string {
  const table = aligned(names, cells, [], false);
  const width = table.split('\n')[1]?.length ?? 0;
  return `${' '.repeat(Math.max(0, Math.floor((width - title.length) / 2)))}${title}\n${table}(${count(cells.length)})\n\n`;
}

/** A backslash command. Answers 0, 1, or −1: the end. */
function* command(p: Proc, s: State, line: string): Steps<number> {
  const [verb = '', about = ''] = line.trim().split(/\s+/);
  if (verb === '\\q') return -1;
  if (verb === '\\l' || verb === '\\dt' || verb === '\\d') {
    const ask = verb === '\\l' ? 'databases' : about === '' ? 'tables' : 'columns';
    const answer = yield* askServer(p, s.fd, { ask, about });
    const list = isFail(answer) || !('list' in answer) ? [] : answer.list;
    if (ask === 'databases')
      yield* p.out(
        titled(
          'List of databases',
          ['Name', 'Owner', 'Encoding', 'Collate', 'Ctype'],
          list.map(([name = '']) => [name, 'postgres', 'UTF8', 'en_US.utf8', 'en_US.utf8']),
        ),
      );
    else if (ask === 'columns' && list.length > 0) yield* p.out(describe(about, list));
    else if (list.length === 0)
      yield* p.err(
        ask === 'columns' ? `Did not find any relation named "${about}".\n` : 'Did not find any relations.\n',
      );
    else
      yield* p.out(
        titled(
          'List of relations',
          ['Schema', 'Name', 'Type', 'Owner'],
          list.map(([name = '']) => ['public', name, 'table', s.user]),
        ),
      );
    return 0;
  }
  if (verb === '\\c' || verb === '\\connect') {
    const fd = yield* connect(p, s, about);
    if (fd < 0) return 1;
    p.close(s.fd);
    Object.assign(s, { fd, database: about });
    yield* p.out(`You are now connected to database "${about}" as user "${s.user}".\n`);
    return 0;
  }
  if (verb === '\\conninfo') {
    yield* p.out(
      `You are connected to database "${s.database}" as user "${s.user}" ${s.host === '' ? 'via socket in "/var/run/postgresql"' : `on host "${s.host}"`} at port "${s.port}".\n`,
    );
    return 0;
  }
  if (verb === '\\du') {
    yield* p.out(
      `                                   List of roles\n Role name |                         Attributes                         | Member of \n-----------+------------------------------------------------------------+-----------\n ${s.user.padEnd(9)} | Superuser, Create role, Create DB, Replication, Bypass RLS | {}\n\n`,
    );
    return 0;
  }
  yield* p.err(`invalid command ${verb}\nTry \\? for help.\n`);
  return 1;
}

function describe(name: string, list: readonly string[][]): string {
  const long: Record<string, string> = {
    int: 'integer',
    serial: 'integer',
    bigserial: 'bigint',
    timestamp: 'timestamp without time zone',
  };
  const rows = list.map(([column = '', type = '', nullable = '', , preset = '']) => [
    column,
    long[type] ?? type.replace(/^varchar/, 'character varying'),
    '',
    nullable,
    preset === 'serial' ? `nextval('${name}_${column}_seq'::regclass)` : preset.replace(/^"|"$/g, "'"),
  ]);
  const table = aligned(['Column', 'Type', 'Collation', 'Nullable', 'Default'], rows, [], false);
  const title = `Table "public.${name}"`;
  const width = table.split('\n')[1]?.length ?? 0;
  const keys = list
    .filter((one) => one[3] === 'key')
    .map(([column = '']) => `    "${name}_pkey" PRIMARY KEY, btree (${column})\n`);
  return `${' '.repeat(Math.max(0, Math.floor((width - title.length) / 2)))}${title}\n${table}${keys.length > 0 ? `Indexes:\n${keys.join('')}` : ''}\n`;
}

/** Asks for a line, and does what it says. */
function* nextLine(p: Proc, s: State): Steps<Outcome> {
  const isTty = p.isTty(0);
  if (isTty) yield* p.out(`${s.database}${s.typed === '' ? '=' : '-'}# `);
  let line = '';
  while (!line.endsWith('\n')) {
    const part = yield* p.read(0, isTty ? 4096 : 1);
    if (isFail(part) || part === '') {
      if (isTty) yield* p.out('\\q\n');
      else if (s.typed.trim() !== '' || line !== '')
        return yield* statements(p, s, s.typed + text(line as never));
      return 0;
    }
    line += part;
  }
  const typed = text(line as never);
  if (s.typed === '' && typed.trim().startsWith('\\')) {
    const code = yield* command(p, s, typed);
    return code < 0 ? 0 : again(s);
  }
  if (s.typed === '' && /^(exit|quit)\s*$/.test(typed)) return 0;
  const { complete, rest } = splitStatements(s.typed + typed);
  for (const one of complete) yield* statements(p, s, one);
  s.typed = rest;
  return again(s);
}
