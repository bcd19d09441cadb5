import { composeInOrder } from './compose-lines';

/**
 * Puts marks in the place of what differs from run to run, so that two runs of one session can be compared as text: ids,
 * random names and chosen ports are numbered in the order of their first appearance, times and sizes are not.
 */
export class Marks {
  readonly #numbers: Map<string, Map<string, number>>;
  readonly #isCompose: boolean;

  /** `words` are the session's own: a name that somebody chose is no random one. */
  constructor(
    private readonly words: string,
    numbers?: ReadonlyMap<string, ReadonlyMap<string, number>>,
  ) {
    this.#isCompose = /\bcompose\b/.test(words);
    this.#numbers = new Map([...(numbers ?? [])].map(([kind, map]) => [kind, new Map(map)]));
  }

  /** The same numbers so far; what is seen from now on is forgotten with the copy. */
  copy(): Marks {
    return new Marks(this.words, this.#numbers);
  }

  /** The text with its marks; `command` is what said it. */
  of(text: string, command: string): string {
    const plain = text.replaceAll('\r', '').replace(legacyBuilder, '');
    const marked = rewrites.reduce(
      (done, [pattern, mark]) => done.replace(pattern, mark),
      this.#processIds(this.#ids(plain), command),
    );
    const named = sortedChanges(this.#names(this.#ports(marked)));
    return (this.#isCompose ? composeInOrder(named) : named)
      .split('\n')
      .map((line) => line.replace(/(?<=\S) {2,}(?=\S)/g, '  ').trimEnd())
      .join('\n');
  }

  #number(kind: string, value: string): string {
    const seen = this.#numbers.get(kind) ?? new Map<string, number>();
    this.#numbers.set(kind, seen);
    if (!seen.has(value)) seen.set(value, seen.size + 1);
    return `${kind}${seen.get(value)}`;
  }

  /** Long and short form of one id have one number. Twelve digits are an id only where the long form was seen. */
  #ids(text: string): string {
    return text
      .replace(
        /(?<![0-9A-Za-z])[0-9a-f]{64}(?![0-9A-Za-z])/g,
        (id) => `<long-${this.#number('id', id.slice(0, 12))}>`,
      )
      .replace(/(?<![0-9A-Za-z.])[0-9a-f]{12}(?![0-9A-Za-z]|\.\d)/g, (id) =>
        /^\d+$/.test(id) && !this.#numbers.get('id')?.has(id) ? id : `<${this.#number('id', id)}>`,
      );
  }

  #ports(text: string): string {
    return text.replace(
      /(?<![\w.])(?:3276[89]|327[7-9]\d|32[89]\d\d|3[3-9]\d{3}|[45]\d{4}|60\d{3})(?![\w.])/g,
      (port) => `<${this.#number('port', port)}>`,
    );
  }

  #names(text: string): string {
    return text.replace(/(?<![\w.:-])[a-z]{3,14}_[a-z]{3,16}\d?(?![\w.-])/g, (name) =>
      this.words.includes(name) || ordinary.has(name) ? name : `<${this.#number('name', name)}>`,
    );
  }

  #processIds(text: string, command: string): string {
    const asked = /\.State\.Pid\b/.test(command) ? text.replace(/^[1-9]\d*$/gm, '<pid>') : text;
    if (!/\b(?:docker (?:container )?|compose .*)top\b/.test(command)) return asked;
    return asked
      .split('\n')
      .map((line) =>
        line.replace(
          /^((?:\S+ +\d+ +)?\S+) +\d+ +\d+ +\d+ +\S+ +(\S+) +\S+ +(.*)$/,
          '$1 <pid> <pid> <time> $2 <time> $3',
        ),
      )
      .join('\n');
  }
}

/** Words with an underscore that the engine says, and that are no names. */
const ordinary = new Set([
  'json_file',
  'no_such',
  'not_found',
  'net_admin',
  'sys_admin',
  'health_status',
  'oom_kill',
]);

const legacyBuilder = /DEPRECATED: The legacy builder is deprecated[^\n]*\n(?: {4,}[^\n]*\n)+\n?/g;

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const span =
  '(?:Less than a second|About a minute|About an hour|\\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?))';

const rewrites: readonly (readonly [RegExp, string])[] = [
  [/(?<![0-9a-f-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>'],
  [/(?!0001-)\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/\b20\d\d-\d\d-\d\d \d\d:\d\d:\d\d(?:[.,]\d+)?(?: [+-]\d{4})?(?: (?:UTC|GMT))?/g, '<time>'],
  [/\b20\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d/g, '<time>'],
  [
    new RegExp(`\\b\\w{3} ${month} +\\d+ \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?: [A-Z]{3,4})? 20\\d\\d`, 'g'),
    '<time>',
  ],
  [new RegExp(`\\b${month} +\\d{1,2} (?:\\d\\d:\\d\\d|20\\d\\d)\\b`, 'g'), '<time>'],
  [/(?<![\w.])1[6-9]\d{8}(?:\.\d+)?(?![\w.])/g, '<time>'],
  [/(?<![\w.])1[6-9]\d{17}(?![\w.])/g, '<time>'],
  [new RegExp(`${span} ago`, 'g'), '<ago> ago'],
  [new RegExp(`\\bUp ${span}`, 'g'), 'Up <ago>'],
  [/(?<![\w.-])\d+\.\d+ ?(?:ms|µs|us|s)\b/g, '<span>'],
  [/(?<!allowed is )(?<![\w.])(?!0 ?B\b)\d+(?:\.\d+)? ?(?:[kKMGT]i?)?B(?![\w=])/g, '<size>'],
  [/"(Size|VirtualSize|SizeRw|SizeRootFs)":(\s*)[1-9]\d*/g, '"$1":$2<size>'],
  [/(?<![\w.])\d+\.\d+%/g, '<percent>'],
  [/(?<![\w:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![\w:])/g, '<mac>'],
  [/"Pid":(\s*)[1-9]\d*/g, '"Pid":$1<pid>'],
  [/(?:[A-Z2-7]{4}:){11}[A-Z2-7]{4}/g, '<engine>'],
  [/\bgo1\.\d+(?:\.\d+)?\b/g, '<go>'],
];

/** `docker diff` has no order of its own. */
function sortedChanges(text: string): string {
  return text.replace(/(?:^[ACD] \/[^\n]*\n)+/gm, (run) =>
    run
      .trimEnd()
      .split('\n')
      .sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1))
      .join('\n')
      .concat('\n'),
  );
}
