import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';

const key = '\x1b[1;38;2;0;0;0;48;2;255;255;255mw\x1b[0m';
const words = (text: string): string => `\x1b[2m${text}\x1b[0m`;
const left = '\x1b[0G';
const [save, back, wipe] = ['\x1b7', '\x1b8', '\x1b[2K'];

const rowsOf = (compose: Compose): number => compose.cli.terminal(1)?.rows ?? 24;

function cleared(rows: number): string {
  return `${left}${save}${`\x1b[1B${wipe}`.repeat(rows)}${back}`;
}

/** Takes the line of keys off the bottom of the terminal. */
export function* clearMenu(compose: Compose): Steps<void> {
  yield* compose.cli.out(cleared(rowsOf(compose)));
}

/** Draws it, under whatever was printed last. `note` stands above it. */
export function* drawMenu(compose: Compose, isWatching: boolean, note?: string): Steps<void> {
  const rows = rowsOf(compose);
  const room = note === undefined ? 2 : 3;
  const space = `${wipe}\n${left}`.repeat(room);
  const above = note === undefined ? '' : `\x1b[${String(rows - 1)};0H${wipe}${note}`;
  const menu = `\x1b[${String(rows)};0H${wipe}${key}${words(isWatching ? ' Disable Watch' : ' Enable Watch')}`;
  const text = `${cleared(rows)}${space}\x1b[${String(room)}A${left}${save}${above}${menu}${left}${back}`;
  yield* compose.cli.out(text);
}

/** What `w` says where no service has `develop.watch`. */
export const noWatchYet =
  '\x1b[1;36mWatch →\x1b[0m  watch is not yet configured. Learn more: \x1b[36mhttps://docs.docker.com/compose/file-watch/\x1b[0m';

export function* leaveMenu(compose: Compose): Steps<void> {
  yield* compose.cli.out(`${cleared(rowsOf(compose))}\x1b[?25h`);
}

/** Keys come one by one and are not shown. */
export function setKeys(compose: Compose, isOn: boolean): void {
  const on = !isOn;
  compose.cli.p.setTtyModes(0, { canonical: on, echo: on, signals: on });
}
