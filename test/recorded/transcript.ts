/** How a step's output is held to the file: exactly; known to differ still, so it must; not at all, since the real one varies. */
export type Bond = 'equal' | 'differs' | 'varies';

export interface Step {
  /** comment lines above it, without their sign */
  comment: string[];
  /** written just before: path → text */
  files: Record<string, string>;
  command: string;
  bond: Bond;
  stdout: string;
  stderr: string;
  exit: number;
}

export interface Transcript {
  title: string;
  /** `recorded: …`, `images: …`, `env: …` */
  facts: Record<string, string>;
  steps: Step[];
}

const signs = { equal: '$', differs: '$~', varies: '$?' } as const satisfies Record<Bond, string>;
const bonds: Readonly<Record<string, Bond>> = { $: 'equal', '$~': 'differs', '$?': 'varies' };

/** Ends a text that has no newline at its end, which a file of lines cannot say otherwise. */
const noNewline = '\\ no newline';

/** A transcript while it is read. */
class Reader {
  readonly made: Transcript = { title: '', facts: {}, steps: [] };
  #comment: string[] = [];
  #files: Record<string, string> = {};
  #file = '';
  #target: 'stdout' | 'stderr' = 'stdout';

  get #step(): Step {
    const step = this.made.steps.at(-1);
    if (step === undefined) throw new Error('something is said before the first command');
    return step;
  }

  command(sign: string, command: string): void {
    const bond = bonds[sign] ?? 'equal';
    const step = {
      comment: this.#comment,
      files: this.#files,
      command,
      bond,
      stdout: '',
      stderr: '',
      exit: 0,
    };
    this.made.steps.push(step);
    this.#comment = [];
    this.#files = {};
  }

  goOn(command: string): void {
    this.#step.command += `\n${command}`;
  }

  comment(text: string): void {
    const isHead = this.made.steps.length === 0;
    const fact = isHead ? /^(\w+): (.*)$/.exec(text) : null;
    if (isHead && this.made.title === '') this.made.title = text;
    else if (fact?.[1] !== undefined) this.made.facts[fact[1]] = fact[2] ?? '';
    else this.#comment.push(text);
  }

  file(path: string): void {
    this.#file = path;
    this.#files[path] = '';
  }

  fileLine(line: string): void {
    this.#files[this.#file] = `${this.#files[this.#file] ?? ''}${line}\n`;
  }

  said(target: 'stdout' | 'stderr', line: string): void {
    this.#target = target;
    this.#step[target] += `${line}\n`;
  }

  noNewline(): void {
    this.#step[this.#target] = this.#step[this.#target].replace(/\n$/, '');
  }

  exit(code: number): void {
    this.#step.exit = code;
  }
}

/** What a line may be, the first that fits. */
const kinds: readonly (readonly [RegExp, (reader: Reader, first: string, second: string) => void])[] = [
  [/^$/, () => undefined],
  [/^(\$[~?]?) (.*)$/, (reader, sign, command) => reader.command(sign, command)],
  [/^> ?(.*)$/, (reader, command) => reader.goOn(command)],
  [/^# ?(.*)$/, (reader, text) => reader.comment(text)],
  [/^\+ (.*)$/, (reader, path) => reader.file(path)],
  [/^\| ?(.*)$/, (reader, line) => reader.fileLine(line)],
  [/^! ?(.*)$/, (reader, line) => reader.said('stderr', line)],
  [/^= ?(.*)$/, (reader, line) => reader.said('stdout', line)],
  [/^\[exit (\d+)\]$/, (reader, code) => reader.exit(Number(code))],
  [/^\\ no newline$/, (reader) => reader.noNewline()],
  [/^(.*)$/, (reader, line) => reader.said('stdout', line)],
];

/** Reads a transcript; see README.md. */
export function parse(source: string): Transcript {
  const reader = new Reader();
  for (const line of source.split('\n')) {
    for (const [pattern, read] of kinds) {
      const found = pattern.exec(line);
      if (!found) continue;
      read(reader, found[1] ?? '', found[2] ?? '');
      break;
    }
  }
  return reader.made;
}

/** Standard output stands as it is, unless it would be read as something else. */
const signed = (line: string) => (/^($|[#$>+|!=\\]|\[exit )/.test(line) ? `= ${line}`.trimEnd() : line);

/** `sign` stands before each line. */
const lines = (sign: string, text: string): string[] =>
  text === ''
    ? []
    : [
        ...text
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => (sign === '' ? signed(line) : `${sign} ${line}`.trimEnd())),
        ...(text.endsWith('\n') ? [] : [noNewline]),
      ];

/** The file of a transcript. */
export function write({ title, facts, steps }: Transcript): string {
  const head = [`# ${title}`, ...Object.entries(facts).map(([name, value]) => `# ${name}: ${value}`)];
  const body = steps.flatMap((step) => [
    '',
    ...step.comment.map((line) => `# ${line}`),
    ...Object.entries(step.files).flatMap(([path, text]) => [`+ ${path}`, ...lines('|', text)]),
    ...step.command.split('\n').map((line, index) => `${index === 0 ? signs[step.bond] : '>'} ${line}`),
    ...lines('', step.stdout),
    ...lines('!', step.stderr),
    ...(step.exit === 0 ? [] : [`[exit ${step.exit}]`]),
  ]);
  return `${[...head, ...body].join('\n')}\n`;
}
