import { Quit, tool } from '../tool';
import type { TtyModes } from '#sim/world/io';

/** Settings by word: what they make of the line's modes. */
const settings: Readonly<Record<string, Partial<TtyModes>>> = {
  sane: { canonical: true, echo: true, signals: true, newline: true, carriageReturn: true },
  raw: { canonical: false, signals: false, newline: false, carriageReturn: false },
  cooked: { canonical: true, signals: true, newline: true, carriageReturn: true },
  '-raw': { canonical: true, signals: true, newline: true, carriageReturn: true },
  echo: { echo: true },
  '-echo': { echo: false },
  icanon: { canonical: true },
  '-icanon': { canonical: false },
  cbreak: { canonical: false },
  '-cbreak': { canonical: true },
  isig: { signals: true },
  '-isig': { signals: false },
  icrnl: { carriageReturn: true },
  '-icrnl': { carriageReturn: false },
  onlcr: { newline: true },
  '-onlcr': { newline: false },
};

export const stty = tool({
  name: 'stty',
  usage: '[-F DEVICE | --file=DEVICE] [SETTING]...',
  summary: 'Shows or changes the settings of a terminal',
  options: { all: 'a,all', file: 'F,file=DEVICE', save: 'g,save' },
  inOrder: true,
  rewrite: (args) => (settings[args[0] ?? ''] === undefined ? args : ['--', ...args]),
  busybox: { usage: '[-a|g] [-F DEVICE] [SETTING]...' },

  *run(t) {
    const tty = t.p.tty(0);
    if (tty === undefined)
      throw new Quit(
        t.isBusybox
          ? 'standard input: Inappropriate ioctl for device'
          : "'standard input': Inappropriate ioctl for device",
      );
    const { rows, cols, modes } = tty;
    if (t.operands.length === 0) {
      const flag = (on: boolean, word: string) => `${on ? '' : '-'}${word}`;
      if (!t.has('all'))
        t.say(
          `speed 38400 baud; line = 0;\n${modes.canonical && modes.echo ? '' : `${[modes.canonical ? '' : '-icanon', modes.echo ? '' : '-echo'].filter((one) => one !== '').join(' ')}\n`}`,
        );
      else {
        t.say(
          `speed 38400 baud; rows ${String(rows)}; columns ${String(cols)}; line = 0;\nintr = ^C; quit = ^\\; erase = ^?; kill = ^U; eof = ^D; start = ^Q; stop = ^S; susp = ^Z;\n`,
        );
        t.say(
          `${flag(modes.carriageReturn, 'icrnl')} ixon\nopost ${flag(modes.newline, 'onlcr')}\n${flag(modes.signals, 'isig')} ${flag(modes.canonical, 'icanon')} ${flag(modes.echo, 'echo')}\n`,
        );
      }
      return 0;
    }
    for (const word of t.operands) {
      const change = settings[word];
      if (word === 'size') t.say(`${String(rows)} ${String(cols)}\n`);
      else if (word === 'speed') t.say('38400\n');
      else if (change !== undefined) t.p.setTtyModes(0, change);
      else throw new Quit(`invalid argument ${t.quote(word)}`, 1, !t.isBusybox);
    }
    return 0;
  },
});
