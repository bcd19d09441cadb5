import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { timestampOf } from '#sim/cli/format/time';
import { filtersQuery } from '#sim/cli/query';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import { BodyReader } from '#sim/kernel/http/index';
import type { Steps } from '#sim/kernel/program';
import { holdsMore } from '../client/bodies';
import type { Compose } from '../client/compose';
import { labels } from '../client/labels';
import type { Background, Want } from '../client/loop';
import { clearMenu, drawMenu } from './menu';
import { Printer } from './printer';
import type { Ending, FollowState } from './state';
import { leftovers, newStream, readLines, take, type Line, type LogStream } from './streams';

interface Message {
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
}

/** ms that the end of a container waits for its last lines. */
const patience = 500;

/** Follows a project: prints what its containers write and what becomes of them, until all have ended. */
export class Follower implements Background {
  /** things that have been dealt with: turns count them */
  handled = 0;
  readonly printer: Printer;

  constructor(
    readonly compose: Compose,
    readonly state: FollowState,
    /** a container has ended, and was not told to */
    private readonly ended: (ending: Ending) => Steps<void> = nothing,
    private readonly interrupted?: (follower: Follower) => Steps<void>,
    private readonly typed?: (follower: Follower, key: string) => Steps<void>,
  ) {
    this.printer = new Printer(compose.cli, state.printer);
  }

  /** Nothing is left that could write or end. */
  get isOver(): boolean {
    const { containers, endings, streams, logs } = this.state;
    if (containers.length > 0 || endings.length > 0) return false;
    return logs.isFollowing ? streams.every(({ body }) => body === null) : streams.length === 0;
  }

  want(): Want {
    const { streams, events, endings, hasMenu } = this.state;
    const times = endings.map(({ until }) => until);
    const isHeld = streams.some(({ body }) => body !== null && holdsMore(body));
    return {
      read: [...streams.map(({ fd }) => fd), ...(events ? [events.body.fd] : []), ...(hasMenu ? [0] : [])],
      ...((isHeld || times.length > 0) && { until: isHeld ? 0 : Math.min(...times) }),
    };
  }

  *signal(): Steps<void> {
    this.handled += 1;
    if (this.compose.cli.p.takeSignal() === undefined) return;
    this.state.interrupts += 1;
    if (this.interrupted) yield* this.interrupted(this);
  }

  *take(ready: number | 'time'): Steps<void> {
    this.handled += 1;
    const { state } = this;
    if (ready === 0 && state.hasMenu) yield* this.#takeKey();
    else if (state.events && ready === state.events.body.fd) yield* this.#takeEvents();
    else {
      const isHeld = ({ body, fd }: LogStream): boolean => fd === ready || (body !== null && holdsMore(body));
      for (const stream of state.streams.filter(isHeld)) yield* this.#takeOutput(stream);
    }
    yield* this.#tellEndings();
  }

  // ---- output

  *#takeOutput(stream: LogStream): Steps<void> {
    const lines = yield* readLines(this.compose.cli.p, stream);
    if (lines) {
      yield* this.#print(stream, lines);
      return;
    }
    // logs of the past drop a line without an end; what is attached shows it
    if (stream.body === null) yield* this.#print(stream, leftovers(stream));
    this.compose.cli.p.close(stream.fd);
    this.state.streams.splice(this.state.streams.indexOf(stream), 1);
  }

  *#print(stream: LogStream, lines: readonly Line[]): Steps<void> {
    for (const line of lines) {
      if (this.state.isSilent) return;
      yield* this.decorated(
        line.stream === 2
          ? this.printer.error(stream.source, line.text)
          : this.printer.log(stream.source, line.text),
      );
    }
  }

  /** Prints between taking the menu away and drawing it again. */
  *decorated(print: Steps<void>): Steps<void> {
    if (this.state.wipes) yield* clearMenu(this.compose);
    yield* print;
    if (this.state.hasMenu) yield* drawMenu(this.compose, this.state.isWatching);
  }

  *status(source: string, words: string): Steps<void> {
    yield* this.decorated(this.printer.status(source, words));
  }

  addStream(stream: LogStream): Steps<void> {
    this.state.streams.push(stream);
    return this.#print(stream, take(stream));
  }

  // ---- events

  /** Begins to listen; before anything is started, so that nothing is missed. */
  *listen(): Steps<Refusal | undefined> {
    const filters = filtersQuery({ type: ['container'], label: [`${labels.project}=${this.state.project}`] });
    const opened = yield* this.compose.cli.engine.open('GET', '/events', { query: { filters } });
    if (isRefusal(opened)) return opened;
    this.state.events = { body: opened.response.body.state(), rest: '' };
    return undefined;
  }

  *#takeEvents(): Steps<void> {
    const { events } = this.state;
    if (!events) return;
    const reader = new BodyReader(this.compose.cli.p, { ...events.body });
    let { rest } = events;
    const lines: string[] = [];
    do {
      const part = yield* reader.chunk();
      if (isFail(part) || part === '') {
        this.state.events = null;
        this.state.containers.length = 0;
        return;
      }
      const whole = (rest + part).split('\n');
      rest = whole.pop() ?? '';
      lines.push(...whole.map((line) => text(line as typeof part)));
    } while (holdsMore(reader.state()));
    this.state.events = { body: reader.state(), rest };
    for (const line of lines) {
      if (line.trim() !== '' && !this.state.isSilent) yield* this.#takeEvent(JSON.parse(line) as Message);
    }
  }

  *#takeEvent({ Action, Actor: { ID, Attributes } }: Message): Steps<void> {
    const { services } = this.state;
    const service = Attributes[labels.service] ?? '';
    if (services.length > 0 && !services.includes(service)) return;
    if (Action === 'create') yield* this.#created(ID, Attributes);
    else if (Action === 'start') yield* this.#started(ID, Attributes);
    else if (Action === 'die') yield* this.#died(ID, Attributes);
    else if (Action === 'stop') yield* this.#stopped(ID, Attributes);
  }

  *#created(id: string, attributes: Message['Actor']['Attributes']): Steps<void> {
    add(this.state.containers, id);
    const replaced = attributes[labels.replace];
    if (replaced !== undefined) yield* this.status(replaced, 'has been recreated');
  }

  *#started(id: string, attributes: Message['Actor']['Attributes']): Steps<void> {
    const { attached, restarting, containers, logs } = this.state;
    add(containers, id);
    const isKnown = attached.includes(id) && !restarting.includes(id);
    if (isKnown || this.state.streams.some((stream) => stream.id === id && stream.body === null)) return;
    const found = yield* this.compose.cli.engine.json<{
      State: { StartedAt: string };
      Config: { Tty: boolean };
    }>('GET', `/containers/${id}/json`);
    if (isRefusal(found)) return;
    const opened = yield* this.compose.cli.engine.open('GET', `/containers/${id}/logs`, {
      query: {
        ...{ stdout: '1', stderr: '1', follow: '1', since: timestampOf(found.State.StartedAt, 0) },
        ...{ tail: logs.tail || undefined, until: logs.until || undefined },
        timestamps: logs.timestamps ? '1' : undefined,
      },
    });
    if (isRefusal(opened)) return;
    const { fd, response } = opened;
    yield* this.addStream(
      newStream({
        ...{ source: this.#sourceOf(attributes), id, fd, isRaw: found.Config.Tty, joins: true },
        body: response.body.state(),
      }),
    );
  }

  *#died(id: string, attributes: Message['Actor']['Attributes']): Steps<void> {
    const found = yield* this.compose.cli.engine.json<{ State: { Restarting: boolean; Running: boolean } }>(
      'GET',
      `/containers/${id}/json`,
    );
    const isRestarting = !isRefusal(found) && (found.State.Restarting || found.State.Running);
    if (isRestarting) add(this.state.restarting, id);
    this.state.endings.push({
      ...{ id, isRestarting, source: this.#sourceOf(attributes) },
      service: attributes[labels.service] ?? '',
      exitCode: Number(attributes['exitCode'] ?? 0),
      until: this.compose.cli.p.clock() + patience,
    });
  }

  /** What is stopped between two runs ends without another death. */
  *#stopped(id: string, attributes: Message['Actor']['Attributes']): Steps<void> {
    const { restarting, containers, endings } = this.state;
    const isTold = endings.some((ending) => ending.id === id && !ending.isRestarting);
    if (isTold || !restarting.includes(id) || !containers.includes(id)) return;
    yield* this.#died(id, { ...attributes, exitCode: String(yield* this.#lastExitCode(id)) });
  }

  *#lastExitCode(id: string): Steps<number> {
    const found = yield* this.compose.cli.engine.json<{ State: { ExitCode: number } }>(
      'GET',
      `/containers/${id}/json`,
    );
    return isRefusal(found) ? 0 : found.State.ExitCode;
  }

  /** Ends are told once all has been printed that was written before. */
  *#tellEndings(): Steps<void> {
    const { state } = this;
    const now = this.compose.cli.p.clock();
    for (const ending of [...state.endings]) {
      if (now < ending.until && state.streams.some(({ id }) => id === ending.id)) continue;
      state.endings.splice(state.endings.indexOf(ending), 1);
      if (!ending.isRestarting) {
        const at = state.containers.indexOf(ending.id);
        if (at >= 0) state.containers.splice(at, 1);
      }
      const more = ending.isRestarting ? ' (restarting)' : '';
      if (!state.isSilent)
        yield* this.status(ending.source, `exited with code ${String(ending.exitCode)}${more}`);
      yield* this.ended(ending);
    }
  }

  #sourceOf(attributes: Message['Actor']['Attributes']): string {
    const { project } = this.state;
    const name = attributes['name'] ?? '';
    const parts = [project, attributes[labels.service] ?? '', attributes[labels.containerNumber] ?? ''];
    return name === parts.join(this.compose.separator) ? name.slice(project.length + 1) : name;
  }

  // ---- keys

  *#takeKey(): Steps<void> {
    const keys = yield* this.compose.cli.p.read(0);
    if (isFail(keys) || keys === '') {
      this.state.hasMenu = false;
      return;
    }
    for (const key of keys) if (this.typed) yield* this.typed(this, key);
  }
}

function add(list: string[], item: string): void {
  if (!list.includes(item)) list.push(item);
}

function* nothing(): Steps<void> {
  // nobody wants to know
}
