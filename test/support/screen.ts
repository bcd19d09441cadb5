import { expect } from 'vitest';
import { advance, input, newSimulation, type HostOptions, type World } from '#sim/index';

const columns = 120;

/** Somebody at the terminal of the first host, in the shell that it opens. */
export class Screen {
  world: World;
  readonly #terminal: number;
  #written = '';

  constructor(hosts: readonly HostOptions[], wait = 3000) {
    const begun = advance(newSimulation({ seed: 7, hosts }), 3000).world;
    const opened = input(begun, { kind: 'open-terminal', machine: 1, rows: 40, cols: columns });
    this.world = opened.world;
    this.#terminal = (opened.result as { terminal: number }).terminal;
    this.#note(opened.output);
    this.#wait(wait);
  }

  /** Types a line and return, and waits so long (ms). A single control character is typed alone. */
  type(line: string, wait = 3000): void {
    const text = /^[\x00-\x1f]$/.test(line) ? line : `${line}\r`;
    const step = input(this.world, { kind: 'type', terminal: this.#terminal, text });
    this.world = step.world;
    this.#note(step.output);
    this.#wait(wait);
  }

  /** The screen with all that has scrolled away; colours and modes are left out, and so is what ends with blanks. */
  text(): string {
    const plain = this.#written.replace(/\x1b\[[0-9;?]*[a-zA-Z]/g, '');
    const lines: string[][] = [[]];
    let column = 0;
    for (const char of plain) {
      if (char === '\r') column = 0;
      else if (char === '\b') column = Math.max(0, column - 1);
      else if (char === '\n') lines.push([]);
      else {
        if (column === columns) {
          lines.push([]);
          column = 0;
        }
        const line = lines.at(-1) ?? [];
        while (line.length < column) line.push(' ');
        line[column] = char;
        column += 1;
      }
    }
    return lines.map((line) => line.join('').trimEnd()).join('\n');
  }

  #wait(ms: number): void {
    const step = advance(this.world, this.world.time + ms);
    this.world = step.world;
    this.#note(step.output);
    expect(step.output.events.filter((event) => event.type === 'fault')).toEqual([]);
  }

  #note(output: { terminal: { data: string }[] }): void {
    this.#written += output.terminal.map((part) => part.data).join('');
  }
}
