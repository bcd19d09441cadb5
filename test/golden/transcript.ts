/** What a command said. */
export interface Said {
  stdout: string;
  stderr: string;
  exit: number | null;
}

/**
 * A session as a text that anyone can write:
 *
 *     # what it shows                      (the first lines; one says where the truth comes from)
 *     # images: busybox
 *     $ docker stop web nosuch
 *     web
 *     Error response from daemon: No such container: nosuch
 *     [exit 1]
 *
 * Under a command (`> ` goes on with it) stands its whole output, first stdout, then stderr.
 */
export interface Transcript {
  head: string[];
  images: string[];
  commands: string[];
}

export function readTranscript(text: string): Transcript {
  const lines = text.split('\n');
  const head: string[] = [];
  while (lines[0]?.startsWith('#') === true) head.push(lines.shift() ?? '');
  const commands: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    if (line.startsWith('$ ')) commands.push(line.slice(2));
    else if (isOpen && line.startsWith('> ')) commands[commands.length - 1] += `\n${line.slice(2)}`;
    isOpen = line.startsWith('$ ') || (isOpen && line.startsWith('> '));
  }
  const images = head.flatMap((line) => /^# images: *(.*)$/.exec(line)?.[1]?.split(/[ ,]+/) ?? []);
  return { head, images: images.filter((image) => image !== ''), commands };
}

export function writeTranscript({ head, commands }: Transcript, said: readonly Said[]): string {
  const placeholders = new Placeholders();
  const blocks = commands.map((command, i) => {
    const { stdout, stderr, exit } = said[i] ?? { stdout: '', stderr: '', exit: null };
    const shown = [stdout, stderr]
      .map((part) => (part === '' || part.endsWith('\n') ? part : `${part}\n[no newline]\n`))
      .join('');
    const end = exit === 0 ? '' : `[exit ${exit ?? 'none'}]\n`;
    return `$ ${command.replaceAll('\n', '\n> ')}\n${placeholders.put(shown)}${end}`;
  });
  return `${head.join('\n')}\n${blocks.join('')}`;
}

const randomName = /(?<![\w.:/-])[a-z]{3,14}_[a-z]{3,16}\d?(?![\w.-])/g;
const span = '(?:Less than a second|About a minute|About an hour|\\d+ (?:second|minute|hour|day|week|month|year)s?)';

/** Makes two runs comparable: what chance and the clock decide becomes a placeholder; the same thing has the same number. */
class Placeholders {
  readonly #numbers = new Map<string, number>();

  #number(id: string): number {
    const key = id.slice(0, 12);
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
    this.#numbers.set(key, number);
    return number;
  }

  put(text: string): string {
    return text
      .replaceAll('\r\n', '\n')
      .replace(/(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])/g, (id) => `<id${this.#number(id)}:64>`)
      .replace(/(?<![0-9a-z.])(?=[0-9a-f]*[a-f])[0-9a-f]{12}(?![0-9a-z])/g, (id) => `<id${this.#number(id)}>`)
      .replace(/\b20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z| ?[+-]\d{4}(?: UTC)?)?/g, '<time>')
      .replace(new RegExp(`${span}(?= ago)`, 'g'), '<ago>')
      .replace(new RegExp(`\\bUp ${span}`, 'g'), 'Up <ago>')
      .replace(/(?<![\w.])[1-9]\d*(?:\.\d+)?(?:kB|MB|GB|KiB|MiB|GiB|B)(?!\w)/g, '<size>')
      .replace(randomName, (name) => `<name${this.#number(name)}>`)
      .replace(/ {2,}/g, '  ')
      .replace(/ +$/gm, '');
  }
}
