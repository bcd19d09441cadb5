import { describe, expect, it } from 'vitest';
import { asBytes, text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { again, type Program } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { KernelWorld } from '../support/kernel-world';

/** Reads lines from its terminal and says what it got, until the end of input. */
const reader: Program = {
  name: 'reader',
  *main(p) {
    const line = yield* p.read(0);
    if (isFail(line)) return 1;
    if (line === '') {
      yield* p.out('end\n');
      return 0;
    }
    yield* p.out(`got ${JSON.stringify(text(line))}\n`);
    return again(null);
  },
};

const raw: Program = {
  name: 'raw',
  *main(p) {
    p.setTtyModes(0, { canonical: false, echo: false, signals: false, carriageReturn: false });
    const keys = yield* p.read(0);
    yield* p.out(`${JSON.stringify(keys)} ${JSON.stringify(p.tty(0))}\n`);
    return 0;
  },
};

const winch: Program = {
  name: 'winch',
  *main(p) {
    p.onSignal(SIG.WINCH, 'handle');
    yield* p.out('ready\n');
    yield* p.waitSignal();
    const size = p.tty(0);
    yield* p.out(`${size?.rows}x${size?.cols}\n`);
    return 0;
  },
};

function open(program: string) {
  const world = new KernelWorld([reader, raw, winch]);
  const opened = world.act({
    kind: 'open-terminal',
    machine: world.machine,
    rows: 24,
    cols: 80,
    argv: [`/usr/bin/${program}`],
  });
  const { terminal } = opened as { terminal: number };
  world.run(100);
  return {
    world,
    type: (keys: string) => {
      world.act({ kind: 'type', terminal, text: keys });
      world.run(world.world.time + 100);
    },
    resize: (rows: number, cols: number) => {
      world.act({ kind: 'resize', terminal, rows, cols });
      world.run(world.world.time + 100);
    },
    close: () => world.act({ kind: 'close-terminal', terminal }),
    shown: () => text(asBytes(world.outputs.flatMap((one) => one.terminal.map((t) => t.data)).join(''))),
    exits: () =>
      world.outputs
        .flatMap((one) => one.events)
        .filter((e) => e.type === 'process' && e.action === 'exit')
        .map((e) => e.attributes['exitCode']),
  };
}

describe('a terminal line', () => {
  it.each([
    {
      name: 'a line at a time, echoed',
      keys: 'one\rtwo\r',
      shown: 'one\r\ntwo\r\ngot "one\\n"\r\ngot "two\\n"\r\n',
    },
    { name: 'backspace over one byte', keys: 'ab\x7fc\r', shown: 'ab\b \bc\r\ngot "ac\\n"\r\n' },
    {
      name: 'backspace over a wide character',
      keys: 'aあ\x7fb\r',
      shown: 'aあ\b \b\b \bb\r\ngot "ab\\n"\r\n',
    },
    {
      name: '^W takes a word, ^U the line',
      keys: 'ab cd\x17\x15x\r',
      shown: 'ab cd\b \b\b \b\b \b\b \b\b \bx\r\ngot "x\\n"\r\n',
    },
    { name: '^D on an empty line ends', keys: 'x\r\x04', shown: 'x\r\ngot "x\\n"\r\nend\r\n' },
    { name: '^D after text pushes it', keys: 'ab\x04', shown: 'abgot "ab"\r\n' },
  ])('$name', ({ keys, shown }) => {
    const terminal = open('reader');
    terminal.type(keys);
    expect(terminal.shown()).toBe(shown);
  });

  it('^C ends the foreground group by SIGINT', () => {
    const terminal = open('reader');
    terminal.type('abc\x03');
    expect([terminal.shown(), terminal.exits()]).toEqual(['abc^C', ['130']]);
  });

  it('in raw mode every key comes as it is, and nothing is echoed', () => {
    const terminal = open('raw');
    terminal.type('\x03\r\x1b[A');
    expect(terminal.shown()).toContain('"\\u0003\\r\\u001b[A"');
  });

  it('tells a new size by SIGWINCH', () => {
    const terminal = open('winch');
    terminal.resize(40, 120);
    expect(terminal.shown()).toBe('ready\r\n40x120\r\n');
  });

  it('sends SIGHUP when the window is closed', () => {
    const terminal = open('reader');
    terminal.close();
    expect(terminal.exits()).toEqual(['129']);
  });
});
