import { describe, expect, it } from 'vitest';
import { text, type Bytes } from '#sim/base/bytes';
import { tools } from '#sim/programs/tools';
import { KernelWorld } from '../support/kernel-world';

const all = Object.values(tools).filter((program) => program.name !== 'systemd');

/** A program on a terminal of 24 × 80, typed at. */
class Window {
  readonly world = new KernelWorld(all);
  #terminal = 0;

  open(...argv: string[]): void {
    const opened = this.world.act({
      kind: 'open-terminal',
      machine: this.world.machine,
      rows: 24,
      cols: 80,
      argv: [`/usr/bin/${argv[0] ?? ''}`, ...argv.slice(1)],
    });
    this.#terminal = (opened as { terminal: number }).terminal;
    this.#rest();
  }

  /** Types, and answers what appeared meanwhile. */
  type(keys: string): string {
    const from = this.world.outputs.length;
    this.world.act({ kind: 'type', terminal: this.#terminal, text: keys });
    this.#rest();
    return text(
      this.world.outputs
        .slice(from)
        .flatMap((one) => one.terminal.map(({ data }) => data))
        .join('') as Bytes,
    );
  }

  #rest(): void {
    this.world.run(this.world.world.time + 100);
  }
}

describe('vi', () => {
  it('opens, changes and writes a file', () => {
    const window = new Window();
    window.world.act({
      kind: 'write-file',
      machine: window.world.machine,
      path: '/root/a',
      text: 'one\ntwo\n',
    });
    window.open('vi', '/root/a');
    window.type('onew line\x1b');
    window.type('Gdd');
    window.type(':s/new/NEW/\r');
    window.type('ggx');
    window.type(':wq\r');
    expect(window.world.exec(['cat', '/root/a']).stdout).toBe('ne\nNEW line\n');
  });

  it('does not leave a changed file unasked', () => {
    const window = new Window();
    window.open('vi', '/root/new');
    window.type('ihello\x1b');
    expect(window.type(':q\r')).toContain('E37: No write since last change (add ! to override)');
    window.type(':q!\r');
    expect(window.world.exec(['ls', '/root/new']).exit).toBe(2);
  });

  it('refuses without a terminal', () => {
    expect(new Window().world.exec(['vi', 'x'])).toMatchObject({
      stderr: 'vi: this editor needs a terminal\n',
      exit: 1,
    });
  });
});

describe('top on a terminal', () => {
  it('draws, and leaves at q', () => {
    const window = new Window();
    window.open('top');
    expect(window.type(' ')).toMatch(/^\x1b\[Htop - \d\d:\d\d:\d\d up 0 min,/);
    expect(window.type('q')).toBe('\x1b[?25h\x1b[24;1H\r\n');
    expect(window.world.exec(['pgrep', 'top']).exit).toBe(1);
  });
});

describe('less', () => {
  it('shows a page, then the next', () => {
    const window = new Window();
    window.world.act({
      kind: 'write-file',
      machine: window.world.machine,
      path: '/root/long',
      text: Array.from({ length: 60 }, (_none, i) => `line ${String(i + 1)}\n`).join(''),
    });
    window.open('less', '/root/long');
    expect(window.type(' ')).toContain('line 24\r\n');
    expect(window.type('G')).toContain('line 60\r\n\x1b[7m(END)\x1b[27m');
    window.type('q');
    expect(window.world.exec(['pgrep', 'less']).exit).toBe(1);
  });
});

describe('tail -f', () => {
  it('shows what is added', () => {
    const window = new Window();
    window.world.act({
      kind: 'write-file',
      machine: window.world.machine,
      path: '/root/log',
      text: 'first\n',
    });
    window.open('tail', '-f', '/root/log');
    const from = window.world.outputs.length;
    window.world.exec(['tee', '-a', '/root/log'], { input: 'second\n' });
    window.world.run(window.world.world.time + 2000);
    const seen = window.world.outputs
      .slice(from)
      .flatMap((one) => one.terminal.map(({ data }) => data))
      .join('');
    expect(seen).toBe('second\r\n');
  });

  it('ends at ^C', () => {
    const window = new Window();
    window.open('tail', '-f', '/dev/null');
    window.type('\x03');
    expect(window.world.exec(['pgrep', 'tail']).exit).toBe(1);
  });
});

describe('users and groups', () => {
  it('are made, found and joined', () => {
    const { world } = new Window();
    expect(world.exec(['useradd', '-m', '-s', '/bin/bash', 'ann'])).toMatchObject({ stderr: '', exit: 0 });
    expect(world.exec(['getent', 'passwd', 'ann']).stdout).toBe('ann:x:1001:1001::/home/ann:/bin/bash\n');
    expect(world.exec(['usermod', '-aG', 'docker', 'ann']).exit).toBe(0);
    expect(world.exec(['id', 'ann']).stdout).toBe(
      'uid=1001(ann) gid=1001(ann) groups=1001(ann),999(docker)\n',
    );
    expect(world.exec(['useradd', 'ann'])).toMatchObject({
      stderr: "useradd: user 'ann' already exists\n",
      exit: 9,
    });
    expect(world.exec(['groupadd', 'docker'])).toMatchObject({
      stderr: "groupadd: group 'docker' already exists\n",
      exit: 9,
    });
    expect(world.exec(['stat', '-c', '%U %a', '/home/ann']).stdout).toBe('ann 750\n');
    expect(world.exec(['userdel', 'ann']).exit).toBe(0);
    expect(world.exec(['getent', 'passwd', 'ann']).exit).toBe(2);
  });
});

describe('which', () => {
  it('finds commands of PATH', () => {
    const { world } = new Window();
    expect(world.exec(['which', 'ls', 'nosuch'])).toMatchObject({ stdout: '/usr/bin/ls\n', exit: 1 });
  });
});
