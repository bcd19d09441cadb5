import type { Cli } from '#sim/cli/cli';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Json } from '#sim/base/json';
import type { Again, Steps } from '#sim/kernel/program';
import { loadProject } from '../model/load';
import type { LoadOptions, LogEntry, Project, ProjectFlags, ProjectSource } from '../model/project';
import type { StringMap } from '../model/service';
import type { ProgressEvent } from '../progress/event';
import { makeWriter, type Look, type Writer } from '../progress/writer';
import { Api } from './api';
import { writeLog } from './log';
import { Loop } from './loop';

/** What the flags before the command, and the environment, say of every command. Plain data: it goes through `again`. */
export interface Settings {
  readonly flags: ProjectFlags;
  readonly mode: Look['mode'];
  readonly isColoured: boolean;
  /** logs may be coloured, and the cursor moved */
  readonly isAnsi: boolean;
  readonly isDryRun: boolean;
  /** how many services are worked on at once; -1 for no limit */
  readonly parallel: number;
  /** the process's environment, and what `.env` says of COMPOSE_… */
  readonly environment: StringMap;
  /** what is to be said before anything else */
  readonly log: readonly LogEntry[];
  /** what was typed after `-f -` */
  readonly stdin?: string;
}

/** A project, or only the name of one: commands that need no files can do with `-p`. */
export interface Named {
  readonly name: string;
  readonly project: Project | undefined;
}

/** What a command of compose has: the engine, tasks, progress, the project. */
export class Compose {
  readonly api: Api;
  /** between project, service and number in the names of containers */
  readonly separator: '-' | '_';
  readonly #writers: Writer[] = [];
  readonly #began: number;

  constructor(
    readonly cli: Cli,
    readonly settings: Settings,
    public look: Look,
    readonly loop: Loop = new Loop(cli.p),
  ) {
    this.api = new Api(cli.engine, this.loop, settings.isDryRun);
    this.separator = settings.flags.compatibility === true ? '_' : '-';
    this.#began = cli.p.clock();
  }

  variable(name: string): string | undefined {
    return this.settings.environment[name];
  }

  /** A switch in the environment: what Go's strconv.ParseBool takes for true. */
  isOn(name: string): boolean {
    return ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(this.variable(name) ?? '');
  }

  *warn(message: string): Steps<void> {
    yield* writeLog(this.cli, [{ level: 'warning', message }], this.#began);
  }

  /** Says why not, and gives the exit status. */
  *fail(refusal: Refusal, status = 1): Steps<number> {
    const words = refusal.refused.replace(/\n$/, '');
    const isJson = this.settings.mode === 'json';
    yield* this.cli.err(`${isJson ? JSON.stringify({ error: true, message: words }) : words}\n`);
    return status;
  }

  /** Ends with 0, or with why not. */
  *end(refusal: Refusal | undefined): Steps<number> {
    return refusal ? yield* this.fail(refusal) : 0;
  }

  /** Goes on in `stage` of the same command with an empty journal. */
  again(stage: string, data: Json): Again {
    return this.cli.again(stage, { settings: this.settings as unknown as Json, data });
  }

  /** Progress on what the command does now. Nothing is shown outside of `showing`. */
  *tell(...events: readonly ProgressEvent[]): Steps<void> {
    const writer = this.#writers.at(-1);
    if (writer) yield* writer.write(events);
  }

  *tellBelow(message: string): Steps<void> {
    const writer = this.#writers.at(-1);
    if (writer) yield* writer.tail(message);
  }

  /** Does it while its progress is shown. `title` stands in the first line on a terminal. */
  *showing<T>(title: string, body: Steps<T>): Steps<T> {
    return yield* this.through(makeWriter(this.cli, this.loop, this.look, title), body);
  }

  /** Does it without showing anything of it. */
  *silently<T>(body: Steps<T>): Steps<T> {
    const { look } = this;
    this.look = { ...look, mode: 'quiet' };
    const result = yield* body;
    this.look = look;
    return result;
  }

  /** The same for work whose progress nobody is shown, whatever else is shown meanwhile. */
  unseen(): Compose {
    return new Compose(this.cli, this.settings, this.look, this.loop);
  }

  *through<T>(writer: Writer, body: Steps<T>): Steps<T> {
    this.#writers.push(writer);
    writer.start();
    const result = yield* body;
    yield* writer.stop();
    this.#writers.splice(this.#writers.indexOf(writer), 1);
    return result;
  }

  /** What a project's files are read from. */
  source(): ProjectSource {
    const { stdin, environment } = this.settings;
    const { p } = this.cli;
    return {
      env: environment,
      ...(stdin !== undefined && { stdin }),
      cwd: () => p.cwd(),
      readText: (path) => p.readText(path),
      stat: (path) => p.stat(path),
      realPath: (path) => p.realPath(path),
    };
  }

  /** The project that the files describe, with these services and what they depend on (all, when there are none). */
  *project(services: readonly string[] = [], options: Partial<LoadOptions> = {}): Steps<Project | Refusal> {
    const { flags } = this.settings;
    const { log, result } = loadProject(this.source(), { ...flags, services, ...options });
    yield* writeLog(this.cli, log, this.#began);
    return result;
  }

  /** The project where files are at hand; with `-p` alone only its name. */
  *named(services: readonly string[] = []): Steps<Named | Refusal> {
    const { files = [], projectName } = this.settings.flags;
    if (files.length === 0 && projectName !== undefined && projectName !== '') {
      return { name: projectName.toLowerCase(), project: undefined };
    }
    const project = yield* this.project(services, { resolveEnvironment: false });
    if (!isRefusal(project)) return { name: project.name, project };
    const name = this.variable('COMPOSE_PROJECT_NAME') ?? '';
    return name === '' ? project : { name: name.toLowerCase(), project: undefined };
  }

  /** The project's name alone. */
  *projectName(): Steps<string | Refusal> {
    const name = this.settings.flags.projectName || this.variable('COMPOSE_PROJECT_NAME');
    if (name !== undefined && name !== '') return name.toLowerCase();
    const project = yield* this.project();
    return isRefusal(project) ? project : project.name;
  }
}
