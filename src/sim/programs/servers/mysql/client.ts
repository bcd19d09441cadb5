import { text } from '#sim/base/bytes';
import { errnoNumber, isFail, strerror, type Fail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { isNoName } from '#sim/network/index';
import { dial, isNoLine, lookUp } from '../../net/connect';
import { splitStatements, type Result } from '../sql/engine';
import { askServer, type Answer } from '../sql/server';
import { socketPath, versionOf } from './server';

interface State {
  [key: string]: Json | undefined;
  fd: number;
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  execute: string;
  isBare: boolean;
  typed: string;
  /** lines of input that lie behind */
  lines: number;
}

/** MySQL's terminal, and mysqladmin's ping. */
export const mysql: Program = {
  name: 'mysql',
  start: { cpu: 5, anon: 3_000_000 },
  *main(p, state) {
    return state === null ? yield* begin(p) : yield* nextLine(p, { ...(state as State) });
  },
};

export const mysqladmin: Program = {
  name: 'mysqladmin',
  start: { cpu: 4, anon: 2_500_000 },
  *main(p) {
    const s = yield* readArgs(p);
    const fd = yield* open(p, s);
    if (typeof fd === 'string') {
      yield* p.err(
        `mysqladmin: connect to server at '${s.host === '' ? 'localhost' : s.host}' failed\nerror: '${fd.replace(/^ERROR \d+ \(\w+\): /, '')}'\n`,
      );
      return 1;
    }
    yield* p.out(p.args.includes('ping') ? 'mysqld is alive\n' : '');
    return 0;
  },
};

function* readArgs(p: Proc): Steps<State> {
  const s: State = {
    fd: -1,
    host: '',
    port: 3306,
    user: p.uid() === 0 ? 'root' : 'mysql',
    password: p.env['MYSQL_PWD'] ?? '',
    database: '',
    execute: '',
    isBare: false,
    typed: '',
    lines: 0,
  };
  const args = [...p.args];
  let isAsked = false;
  for (let arg = args.shift(); arg !== undefined; arg = args.shift()) {
    const [, flag = '', value] = /^(--\w[\w-]*|-[uhPeD])(?:=)?(.+)?$/s.exec(arg) ?? [];
    const take = () => value ?? args.shift() ?? '';
    if (flag === '-u' || flag === '--user') s.user = take();
    else if (flag === '-h' || flag === '--host') s.host = take();
    else if (flag === '-P' || flag === '--port') s.port = Number(take());
    else if (flag === '-e' || flag === '--execute') s.execute = take();
    else if (flag === '-D' || flag === '--database') s.database = take();
    else if (/^(-p|--password)/.test(arg)) {
      s.password = arg.replace(/^(-p|--password=?)/, '');
      isAsked = s.password === '';
    } else if (/^-[NBs]+$/.test(arg)) s.isBare = true;
    else if (!arg.startsWith('-') && arg !== 'ping') s.database = arg;
  }
  if (isAsked) s.password = yield* askPassword(p);
  else if (s.password !== '' && p.env['MYSQL_PWD'] === undefined) {
    yield* p.err('mysql: [Warning] Using a password on the command line interface can be insecure.\n');
  }
  return s;
}

function* askPassword(p: Proc): Steps<string> {
  yield* p.err('Enter password: ');
  p.setTtyModes(0, { echo: false });
  let typed = '';
  while (!typed.endsWith('\n')) {
    const part = yield* p.read(0, 256);
    if (isFail(part) || part === '') break;
    typed += part;
  }
  p.setTtyModes(0, { echo: true });
  yield* p.err('\n');
  return text(typed as never).trimEnd();
}

/** Connects and logs in: a descriptor, or the error line. */
function* open(p: Proc, s: State): Steps<number | string> {
  const isLocal = s.host === '' || s.host === 'localhost';
  let fd: number;
  if (isLocal) {
    const unix = yield* p.connect({ unix: socketPath });
    if (isFail(unix))
      return `ERROR 2002 (HY000): Can't connect to local MySQL server through socket '${socketPath}' (${errnoNumber(unix)})`;
    fd = unix;
  } else {
    const addresses = yield* lookUp(p, s.host);
    if (isNoName(addresses))
      return `ERROR 2005 (HY000): Unknown MySQL server host '${s.host}' (${addresses.noName === 'NXDOMAIN' ? -2 : -3})`;
    const line = yield* dial(p, addresses[0] ?? '', s.port);
    if (isNoLine(line))
      return `ERROR 2003 (HY000): Can't connect to MySQL server on '${s.host}:${s.port}' (${isFail(line) ? errnoNumber(line) : 110})`;
    fd = line.fd;
  }
  const answer = yield* askServer(p, fd, {
    user: s.user,
    password: s.password,
    database: s.database,
    isLocal,
  });
  if (!isFail(answer) && 'ok' in answer) return fd;
  p.close(fd);
  if (isFail(answer)) return `ERROR 2013 (HY000): Lost connection to MySQL server: ${strerror(answer)}`;
  if ('fatal' in answer && answer.fatal === 'database')
    return `ERROR 1049 (42000): Unknown database '${s.database}'`;
  const names = isLocal ? { local: { ip: 'localhost' } } : p.socketNames(fd);
  const from = isFail(names) ? s.host : names.local.ip;
  return `ERROR 1045 (28000): Access denied for user '${s.user}'@'${from}' (using password: ${s.password === '' ? 'NO' : 'YES'})`;
}

function* begin(p: Proc): Steps<Outcome> {
  if (/^(-V|--version)$/.test(p.args[0] ?? '')) {
    yield* p.out(`mysql  Ver ${versionOf(p)} for Linux on x86_64 (MySQL Community Server - GPL)\n`);
    return 0;
  }
  const s = yield* readArgs(p);
  const fd = yield* open(p, s);
  if (typeof fd === 'string') {
    yield* p.err(`${fd}\n`);
    return 1;
  }
  s.fd = fd;
  if (s.execute !== '') return yield* statements(p, s, s.execute, false);
  if (p.isTty(0)) {
    yield* p.out(
      `Welcome to the MySQL monitor.  Commands end with ; or \\g.\nYour MySQL connection id is 8\nServer version: ${versionOf(p)} MySQL Community Server - GPL\n\nType 'help;' or '\\h' for help. Type '\\c' to clear the current input statement.\n\n`,
    );
  }
  return again(s);
}

function* statements(p: Proc, s: State, sql: string, isTty: boolean, line = 1): Steps<number> {
  const { complete, rest } = splitStatements(sql);
  for (const one of rest === '' ? complete : [...complete, rest]) {
    const answer = yield* askOne(p, s, one);
    if (isFail(answer)) {
      yield* p.err('ERROR 2013 (HY000): Lost connection to MySQL server during query\n');
      return 1;
    }
    if ('error' in answer) {
      const words = errorText(answer.error, one, s.database);
      yield* p.err(isTty ? `${words}\n` : `${words.replace(/^(ERROR \d+ \(\w+\))/, `$1 at line ${line}`)}\n`);
      if (!isTty) return 1;
    } else if ('result' in answer) yield* p.out(resultText(answer.result, isTty && !s.isBare, s.isBare));
  }
  return 0;
}

/** Statements that are about the server rather than its tables are turned into what the server's protocol has for them. */
function* askOne(p: Proc, s: State, sql: string): Steps<Answer | Fail> {
  const words = sql.replace(/;\s*$/, '').trim();
  const show = /^show\s+(databases|schemas|tables)$/i.exec(words);
  const described = /^(?:describe|desc|show\s+columns\s+from)\s+`?(\w+)`?$/i.exec(words);
  if (show === null && described === null) {
    const answer = yield* askServer(p, s.fd, { sql });
    const used = /^use\s+`?(\w+)`?$/i.exec(words);
    if (!isFail(answer) && 'result' in answer && used !== null) s.database = used[1] ?? '';
    return answer;
  }
  const isTables = show !== null && /tables/i.test(show[1] ?? '');
  const ask = described !== null ? 'columns' : isTables ? 'tables' : 'databases';
  const answer = yield* askServer(p, s.fd, { ask, about: described?.[1] ?? '' });
  if (isFail(answer) || !('list' in answer)) return answer;
  const names =
    described !== null
      ? ['Field', 'Type', 'Null', 'Key', 'Default', 'Extra']
      : [isTables ? `Tables_in_${s.database}` : 'Database'];
  const rows =
    described === null
      ? answer.list
      : answer.list.map(([name = '', type = '', nullable = '', key = '', preset = '']) => [
          name,
          type,
          nullable === '' ? 'YES' : 'NO',
          key === 'key' ? 'PRI' : key === 'unique' ? 'UNI' : '',
          preset === 'serial' || preset === '' ? 'NULL' : preset,
          preset === 'serial' ? 'auto_increment' : '',
        ]);
  return {
    result: {
      tag: 'SELECT',
      columns: names.map((name) => ({ name, isNumeric: false })),
      rows,
      hasRows: true,
      affected: rows.length,
    },
  };
}

function errorText(
  { kind, about }: Extract<Answer, { error: object }>['error'],
  sql: string,
  database: string,
): string {
  const [name = '', value = ''] = about.split('=');
  if (kind === 'relation')
    return database === ''
      ? 'ERROR 1046 (3D000): No database selected'
      : `ERROR 1146 (42S02): Table '${database}.${about}' doesn't exist`;
  if (kind === 'exists')
    return about.startsWith('database ')
      ? `ERROR 1007 (HY000): Can't create database '${about.slice(9)}'; database exists`
      : `ERROR 1050 (42S01): Table '${about}' already exists`;
  if (kind === 'column') return `ERROR 1054 (42S22): Unknown column '${about}' in 'field list'`;
  if (kind === 'database') return `ERROR 1049 (42000): Unknown database '${about}'`;
  if (kind === 'duplicate')
    return `ERROR 1062 (23000): Duplicate entry '${value}' for key '${name === 'id' ? 'PRIMARY' : name}'`;
  if (kind === 'null') return `ERROR 1364 (HY000): Field '${about}' doesn't have a default value`;
  if (kind === 'type') return `ERROR 1366 (HY000): Incorrect ${name} value: '${value}'`;
  if (kind === 'count') return "ERROR 1136 (21S01): Column count doesn't match value count at row 1";
  if (kind === 'lacking') return `ERROR 1235 (42000): This version of MySQL doesn't yet support '${about}'`;
  const at = about === '' ? '' : sql.slice(Math.max(0, sql.toLowerCase().indexOf(about.toLowerCase())));
  return `ERROR 1064 (42000): You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '${at.replace(/;\s*$/, '')}' at line 1`;
}

function resultText(result: Result, isPretty: boolean, isBare: boolean): string {
  const shown = result.rows.map((row) =>
    row.map((cell) =>
      cell === null ? 'NULL' : typeof cell === 'boolean' ? (cell ? '1' : '0') : String(cell),
    ),
  );
  const names = result.columns.map((one) =>
    one.name === '?column?' ? '1' : one.name === 'count' ? 'COUNT(*)' : one.name,
  );
  if (!result.hasRows) {
    if (!isPretty) return '';
    if (result.tag === 'USE') return 'Database changed\n';
    return `Query OK, ${result.affected} row${result.affected === 1 ? '' : 's'} affected (0.01 sec)\n${result.tag.startsWith('UPDATE') ? `Rows matched: ${result.affected}  Changed: ${result.affected}  Warnings: 0\n` : ''}\n`;
  }
  if (!isPretty) return [...(isBare ? [] : [names]), ...shown].map((row) => `${row.join('\t')}\n`).join('');
  if (shown.length === 0) return 'Empty set (0.00 sec)\n\n';
  const widths = names.map((name, i) => Math.max(name.length, ...shown.map((row) => row[i]?.length ?? 0)));
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+\n`;
  const line = (row: readonly string[], isHead = false) =>
    `|${row.map((cell, i) => ` ${!isHead && result.columns[i]?.isNumeric === true ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)} `).join('|')}|\n`;
  return `${rule}${line(names, true)}${rule}${shown.map((row) => line(row)).join('')}${rule}${shown.length} row${shown.length === 1 ? '' : 's'} in set (0.00 sec)\n\n`;
}

function* nextLine(p: Proc, s: State): Steps<Outcome> {
  const isTty = p.isTty(0);
  if (isTty) yield* p.out(s.typed === '' ? 'mysql> ' : '    -> ');
  let line = '';
  while (!line.endsWith('\n')) {
    const part = yield* p.read(0, isTty ? 4096 : 65536);
    if (isFail(part) || part === '') {
      if (line === '' && s.typed.trim() === '') {
        if (isTty) yield* p.out('Bye\n');
        return 0;
      }
      return yield* statements(p, s, s.typed + text(line as never), isTty);
    }
    line += part;
  }
  const typed = text(line as never);
  if (s.typed === '' && /^\s*(exit|quit|\\q)\s*;?\s*$/.test(typed)) {
    if (isTty) yield* p.out('Bye\n');
    return 0;
  }
  const whole = s.typed + typed;
  const { complete, rest } = splitStatements(whole);
  let at = 0;
  for (const one of complete) {
    at = whole.indexOf(one, at);
    const code = yield* statements(p, s, one, isTty, s.lines + whole.slice(0, at).split('\n').length);
    at += one.length;
    if (code !== 0 && !isTty) return code;
  }
  s.lines += whole.slice(0, whole.length - rest.length).split('\n').length - 1;
  s.typed = rest;
  return again(s);
}
