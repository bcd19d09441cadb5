import { asBytes, text, utf8 } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { execute, type Database, type Result } from './engine';
import { SqlError, type Context } from './expressions';

/** Everything that a server keeps: what lies in its data folder. */
export interface Cluster {
  [key: string]: Json | undefined;
  databases: Record<string, Database>;
  /** user → password */
  users: Record<string, string>;
}

/**
 * Client and server speak lines of JSON with each other. It is not the protocol that the real ones speak; who connects
 * with a real client from outside does not get far.
 */
export type Question =
  | { user: string; password: string; database: string; isLocal: boolean }
  | { sql: string }
  | { ask: 'databases' | 'tables' | 'columns'; about: string };

export type Answer =
  | { ok: string }
  | { fatal: string; name: string }
  | { result: Result }
  | { error: { kind: SqlError['kind']; about: string; at: number } }
  | { list: string[][] };

export interface Session {
  [key: string]: string;
  rest: string;
  user: string;
  database: string;
  ip: string;
}

export interface ServerState {
  [key: string]: Json | undefined;
  listens: number[];
  sessions: Record<string, Session>;
  /** a Cluster as JSON: a text costs nothing to keep */
  data: string;
  file: string;
}

/** Processor time of a statement, ms (facts/physics.md 1.3: some thousand transactions a second). */
const statementCost = 0.3;

/** What differs between the servers. */
export interface Dialect {
  context(p: Proc, session: Session): Context;
  /** may this user log in? The name of what is wrong, or undefined */
  refuses(
    cluster: Cluster,
    question: Extract<Question, { user: string }>,
    session: Session,
  ): string | undefined;
}

/** One turn of the server: a connection, a statement, or the number of a signal. */
export function* serveSql(p: Proc, s: ServerState, dialect: Dialect): Steps<ServerState | number> {
  const fds = Object.keys(s.sessions).map(Number);
  const event = yield* p.poll({ read: [...s.listens, ...fds], signal: true });
  if (event === 'signal') return p.takeSignal() ?? 0;
  if (event === 'time') return s;
  if (s.listens.includes(event)) {
    const accepted = yield* p.accept(event);
    if (!isFail(accepted))
      s.sessions[accepted.fd] = { rest: '', user: '', database: '', ip: accepted.remote.ip };
    return s;
  }
  const session = s.sessions[event];
  const data = yield* p.read(event);
  if (session === undefined || isFail(data) || data === '') {
    p.close(event);
    return {
      ...s,
      sessions: Object.fromEntries(Object.entries(s.sessions).filter(([fd]) => fd !== String(event))),
    };
  }
  session.rest += data;
  for (let end = session.rest.indexOf('\n'); end >= 0; end = session.rest.indexOf('\n')) {
    const line = session.rest.slice(0, end);
    session.rest = session.rest.slice(end + 1);
    yield* p.cpu(statementCost);
    const cluster = JSON.parse(s.data) as Cluster;
    const answer = answerTo(p, dialect, cluster, session, readQuestion(line));
    const after = JSON.stringify(cluster);
    if (after !== s.data) {
      s.data = after;
      p.writeFile(s.file, utf8(after));
    }
    yield* p.write(event, utf8(`${JSON.stringify(answer)}\n`));
  }
  return s;
}

function readQuestion(line: string): Question {
  try {
    return JSON.parse(text(asBytes(line))) as Question;
  } catch {
    return { sql: '' };
  }
}

function answerTo(p: Proc, dialect: Dialect, cluster: Cluster, session: Session, question: Question): Answer {
  if ('user' in question) {
    const refusal = dialect.refuses(cluster, question, session);
    if (refusal !== undefined)
      return { fatal: refusal, name: refusal === 'database' ? question.database : question.user };
    session.user = question.user;
    session.database = question.database;
    return { ok: dialect.context(p, session).version };
  }
  if (session.user === '') return { fatal: 'password', name: '' };
  const db = cluster.databases[session.database] ?? {};
  if ('ask' in question) return { list: listed(cluster, db, question) };
  try {
    return {
      result:
        databaseStatement(cluster, session, question.sql) ??
        execute(db, question.sql, dialect.context(p, session)),
    };
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    return { error: { kind: error.kind, about: error.about, at: error.at } };
  }
}

function listed(
  cluster: Cluster,
  db: Database,
  { ask, about }: Extract<Question, { ask: string }>,
): string[][] {
  if (ask === 'databases')
    return Object.keys(cluster.databases)
      .sort()
      .map((name) => [name]);
  if (ask === 'tables')
    return Object.keys(db)
      .sort()
      .map((name) => [name]);
  return (db[about]?.columns ?? []).map((one) => [
    one.name,
    one.type,
    one.notNull ? 'not null' : '',
    one.isKey ? 'key' : one.isUnique ? 'unique' : '',
    one.isSerial ? 'serial' : (one.preset ?? ''),
  ]);
}

/** CREATE DATABASE, DROP DATABASE, USE and users: what is about the cluster, not one database. */
function databaseStatement(cluster: Cluster, session: Session, sql: string): Result | undefined {
  const result = (tag: string): Result => ({ tag, columns: [], rows: [], hasRows: false, affected: 1 });
  const found =
    /^\s*(create|drop)\s+(?:database|schema)\s+(?:if\s+(?:not\s+)?exists\s+)?[`"]?(\w+)[`"]?[^;]*;?\s*$/i.exec(
      sql,
    );
  if (found !== null) {
    const [, verb = '', name = ''] = found;
    const isThere = cluster.databases[name] !== undefined;
    if (/^create$/i.test(verb)) {
      if (isThere && !/if\s+not/i.test(sql)) throw new SqlError('exists', `database ${name}`);
      cluster.databases[name] ??= {};
      return result('CREATE DATABASE');
    }
    if (!isThere && !/if\s+exists/i.test(sql)) throw new SqlError('database', name);
    Reflect.deleteProperty(cluster.databases, name);
    return result('DROP DATABASE');
  }
  const used = /^\s*use\s+[`"]?(\w+)[`"]?\s*;?\s*$/i.exec(sql);
  if (used !== null) {
    if (cluster.databases[used[1] ?? ''] === undefined) throw new SqlError('database', used[1] ?? '');
    session.database = used[1] ?? '';
    return result('USE');
  }
  const user =
    /^\s*create\s+(?:user|role)\s+['"`]?(\w+)['"`]?(?:@\S+)?(?:.*?(?:password|identified\s+by)\s+'([^']*)')?/i.exec(
      sql,
    );
  if (user !== null) {
    cluster.users[user[1] ?? ''] = user[2] ?? '';
    return result('CREATE ROLE');
  }
  if (/^\s*(grant|revoke|alter|flush|set)\s/i.test(sql))
    return result(/^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? '');
  return undefined;
}

/** A client's end: one question, one answer. */
export function* askServer(p: Proc, fd: number, question: Question): Steps<Answer | Fail> {
  const refused = yield* p.write(fd, utf8(`${JSON.stringify(question)}\n`));
  if (refused !== undefined) return refused;
  let got = '';
  for (;;) {
    const part = yield* p.read(fd);
    if (isFail(part)) return part;
    if (part === '') return { error: 'ECONNRESET' };
    got += part;
    if (got.endsWith('\n')) return JSON.parse(text(asBytes(got))) as Answer;
  }
}

/** Reads the data folder, or undefined when nothing has been made there yet. */
export function readCluster(p: Proc, file: string): string | undefined {
  const content = p.readFile(file);
  return isFail(content) ? undefined : text(content);
}
