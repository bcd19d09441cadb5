import { text, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import type { Opened } from '../engine';
import { humanSize } from '../format/units';
import { refuse, type Refusal } from '../refusal';

/** A message of a pull, push, import or load. */
interface Message {
  readonly stream?: string;
  readonly status?: string;
  readonly progressDetail?: ProgressDetail;
  readonly id?: string;
  readonly errorDetail?: { readonly message?: string };
  readonly error?: string;
  readonly aux?: unknown;
}
interface ProgressDetail {
  readonly current?: number;
  readonly total?: number;
  readonly units?: string;
  readonly hidecounts?: boolean;
}

/** Where messages go: standard output or error, and the width of the terminal there. */
export interface Display {
  readonly fd: 1 | 2;
  readonly cols: number | undefined;
}

export function displayOn(cli: Cli, fd: 1 | 2): Display {
  return { fd, cols: cli.terminal(fd)?.cols };
}

/** From this width on there is room for a bar. */
const barFrom = 110;

function progressText(progress: ProgressDetail, cols: number): string {
  const { current = 0, total = 0, units, hidecounts } = progress;
  if (current <= 0 && total <= 0) return '';
  const size = (count: number): string => humanSize(count, 4);
  if (total <= 0) return units === undefined ? size(current).padStart(8) : `${String(current)} ${units}`;
  const half = Math.min(Math.trunc(Math.trunc((current / total) * 100) / 2), 50);
  const bar = cols > barFrom ? `[${'='.repeat(half)}>${' '.repeat(50 - half)}] ` : '';
  if (hidecounts === true) return bar;
  if (units !== undefined)
    return `${bar}${String(current)}${current > total ? '' : `/${String(total)}`} ${units}`;
  return bar + (current > total ? size(current).padStart(8) : `${size(current).padStart(8)}/${size(total)}`);
}

/** What one message prints; without a terminal progress prints nothing. */
function shown(message: Message, cols: number | undefined): string {
  const { progressDetail: progress, id, status = '', stream } = message;
  const bar = progress ? progressText(progress, cols ?? 200) : '';
  const isOnTerminal = cols !== undefined;
  if (progress && bar !== '' && !isOnTerminal) return '';
  const redraws = isOnTerminal && stream === undefined && progress !== undefined;
  const prefix = (redraws ? '\x1b[2K\r' : '') + (id === undefined || id === '' ? '' : `${id}: `);
  const end = redraws ? '\r' : '';
  if (progress && isOnTerminal) return `${prefix}${status} ${bar}${end}`;
  return stream === undefined || stream === '' ? `${prefix}${status}${end}\n` : prefix + stream + end;
}

/** Lines of a terminal by the ids that are shown there. */
class Lines {
  #ids: string[] = [];

  print(message: Message, cols: number | undefined): string {
    const { id = '' } = message;
    if (id === '' || !message.progressDetail) {
      this.#ids = [];
      return shown(message, cols);
    }
    let out = '';
    if (!this.#ids.includes(id)) {
      this.#ids.push(id);
      if (cols !== undefined) out += '\n';
    }
    if (cols === undefined) return shown(message, cols);
    const up = this.#ids.length - this.#ids.indexOf(id);
    return `${out}\x1b[${String(up)}A${shown(message, cols)}\x1b[${String(up)}B`;
  }
}

/** Shows the messages of an answer until it ends. The refusal is an error that came as a message. */
export function* showProgress(
  cli: Cli,
  opened: Opened,
  display: Display | undefined,
  onAux?: (aux: unknown) => void,
): Steps<Refusal | undefined> {
  const lines = new Lines();
  let rest = '';
  for (;;) {
    const part: Bytes | { error: string } = yield* opened.response.body.chunk();
    if (isFail(part) || part === '') break;
    const whole = (rest + part).split('\n');
    rest = whole.pop() ?? '';
    let out = '';
    for (const line of whole) {
      if (line.trim() === '') continue;
      const message = JSON.parse(text(line as Bytes)) as Message;
      const error = message.errorDetail?.message ?? message.error;
      if (error !== undefined) {
        yield* write(cli, display, out);
        yield* cli.engine.readAll(opened);
        return refuse(error);
      }
      if (message.aux !== undefined) onAux?.(message.aux);
      else out += lines.print(message, display?.cols);
    }
    yield* write(cli, display, out);
  }
  yield* cli.engine.readAll(opened);
  return undefined;
}

function* write(cli: Cli, display: Display | undefined, out: string): Steps<void> {
  if (display?.fd === 1) yield* cli.out(out);
  else if (display) yield* cli.err(out);
}
