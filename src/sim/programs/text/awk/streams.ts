import { asBytes, text } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { Input, Quit, type Tool } from '../../tool';
import { statusOf } from '../../run';
import { regexOf } from './values';

interface Output {
  fd: number;
  buffer: string;
  pid: number | undefined;
}

interface Source {
  input: Input;
  pid: number | undefined;
}

/** Reads one record by RS: a character, an empty string (paragraphs), or an expression. */
export function* readRecord(input: Input, separator: string): Steps<string | undefined> {
  if (separator.length === 1) return yield* input.line(separator);
  if (separator === '') {
    let record: string | undefined;
    for (;;) {
      const line = yield* input.line();
      if (line === undefined || (line === '' && record !== undefined)) return record;
      if (line !== '') record = record === undefined ? line : `${record}\n${line}`;
    }
  }
  // an expression: everything is read, and handed out record by record
  const rest = (leftovers.get(input) ?? '') + (yield* input.all());
  if (rest === '') return undefined;
  const found = regexOf(separator).exec(rest);
  const end = found?.index ?? rest.length;
  leftovers.set(input, rest.slice(end + (found?.[0].length ?? 0)));
  const record = rest.slice(0, end);
  return found === null ? record.replace(/\n$/, '') : record;
}

/** What is left of inputs that are cut by an expression; it dies with its input. */
const leftovers = new WeakMap<Input, string>();

/** Files and commands that an awk program has open, by name. */
export class AwkStreams {
  readonly #outputs = new Map<string, Output>();
  readonly #sources = new Map<string, Source>();

  constructor(private readonly t: Tool<string>) {}

  /** print and printf without a redirection. */
  *standard(data: string): Steps<void> {
    this.t.put(asBytes(data));
    yield* this.t.drain();
  }

  *write(kind: '>' | '>>' | '|', name: string, data: string): Steps<void> {
    const output = this.#outputs.get(name) ?? (yield* this.#open(kind, name));
    output.buffer += data;
    if (output.buffer.length > 4096 || output.fd === 2) yield* this.#flush(output);
  }

  *#open(kind: '>' | '>>' | '|', name: string): Steps<Output> {
    const { p } = this.t;
    const path = text(asBytes(name));
    let output: Output;
    if (kind === '|') {
      yield* this.t.flush();
      const ends = p.pipe();
      if (isFail(ends)) throw new Quit(`cannot open pipe "${path}" (${strerror(ends)})`, 2);
      const [reading, writing] = ends;
      p.setCloseOnExec(writing, true);
      const pid = p.spawn({ path: '/bin/sh', argv: ['sh', '-c', path], files: { 0: reading, 1: 1, 2: 2 } });
      p.close(reading);
      output = { fd: writing, buffer: '', pid: isFail(pid) ? undefined : pid };
    } else if (path === '/dev/stdout' || path === '-') output = { fd: 1, buffer: '', pid: undefined };
    else if (path === '/dev/stderr') output = { fd: 2, buffer: '', pid: undefined };
    else {
      const fd = p.open(path, { write: true, create: true, truncate: kind === '>', append: kind === '>>' });
      if (isFail(fd)) {
        throw new Quit(
          this.t.isBusybox
            ? `can't open '${path}': ${strerror(fd)}`
            : `cannot open "${path}" for output (${strerror(fd)})`,
          this.t.isBusybox ? 1 : 2,
        );
      }
      output = { fd, buffer: '', pid: undefined };
    }
    this.#outputs.set(name, output);
    return output;
  }

  *#flush(output: Output): Steps<void> {
    if (output.fd === 1) yield* this.t.flush();
    const data = output.buffer;
    output.buffer = '';
    if (data !== '') yield* this.t.p.write(output.fd, asBytes(data));
  }

  *flushAll(): Steps<void> {
    yield* this.t.flush();
    for (const output of this.#outputs.values()) yield* this.#flush(output);
  }

  /** Where `getline < name` and `name | getline` read; undefined: it cannot be opened. */
  *source(kind: 'file' | 'command', name: string): Steps<Input | undefined> {
    const known = this.#sources.get(name);
    if (known !== undefined) return known.input;
    const { p } = this.t;
    const path = text(asBytes(name));
    let pid: number | undefined;
    let fd: number;
    if (kind === 'command') {
      yield* this.flushAll();
      const ends = p.pipe();
      if (isFail(ends)) return undefined;
      p.setCloseOnExec(ends[0], true);
      const started = p.spawn({
        path: '/bin/sh',
        argv: ['sh', '-c', path],
        files: { 0: 0, 1: ends[1], 2: 2 },
      });
      p.close(ends[1]);
      if (!isFail(started)) pid = started;
      fd = ends[0];
    } else {
      const opened = path === '-' ? 0 : p.open(path);
      if (isFail(opened)) return undefined;
      fd = opened;
    }
    const input = new Input(this.t as unknown as Tool, fd);
    this.#sources.set(name, { input, pid });
    return input;
  }

  /** close(): the status of a command, 0 of a file, −1 where nothing of that name is open. */
  *close(name: string): Steps<number> {
    const output = this.#outputs.get(name);
    const source = this.#sources.get(name);
    if (output === undefined && source === undefined) return -1;
    let status = 0;
    if (output !== undefined) {
      yield* this.#flush(output);
      if (output.fd > 2) this.t.p.close(output.fd);
      this.#outputs.delete(name);
      if (output.pid !== undefined) status = yield* this.#wait(output.pid);
    }
    if (source !== undefined) {
      source.input.close();
      this.#sources.delete(name);
      if (source.pid !== undefined) status = yield* this.#wait(source.pid);
    }
    return status;
  }

  *#wait(pid: number): Steps<number> {
    const result = yield* this.t.p.wait(pid);
    return isFail(result) ? -1 : statusOf(result);
  }

  *closeAll(): Steps<void> {
    yield* this.flushAll();
    for (const name of [...this.#outputs.keys(), ...this.#sources.keys()]) yield* this.close(name);
  }

  /** system(): the exit status. */
  *system(command: string): Steps<number> {
    yield* this.flushAll();
    const pid = this.t.p.spawn({ path: '/bin/sh', argv: ['sh', '-c', text(asBytes(command))] });
    return isFail(pid) ? 127 : yield* this.#wait(pid);
  }
}
