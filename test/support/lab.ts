import { expect } from 'vitest';
import { advance, input, newSimulation, type HostOptions, type World } from '#sim/index';

/** Hosts on one network, and somebody at the first one's terminal. Every fault of ours fails the test. */
export class Lab {
  world: World;
  #shown = '';
  #terminal = 0;
  #stream = 9000;

  constructor(hosts: readonly HostOptions[] = [{ name: 'web1' }]) {
    this.world = advance(newSimulation({ seed: 7, hosts }), 3000).world;
  }

  /** A command line without a terminal: all that it wrote. */
  run(script: string, machine = 1, patience = 20_000): string {
    const at = (this.#stream += 3);
    const streams = { 0: at, 1: at + 1, 2: at + 2 };
    const argv = ['/bin/bash', '-c', script];
    const begun = input(this.world, { kind: 'spawn', machine, argv, streams });
    const done = advance(begun.world, begun.world.time + patience);
    this.world = done.world;
    expect(done.output.events.filter((event) => event.type === 'fault')).toEqual([]);
    return [...begun.output.outside, ...done.output.outside].map((part) => part.data).join('');
  }

  /** What the terminal shows after that was typed. */
  type(text: string): string {
    if (this.#terminal === 0) {
      const opened = input(this.world, {
        kind: 'open-terminal',
        machine: 1,
        rows: 24,
        cols: 80,
        argv: ['/bin/bash'],
      });
      this.#terminal = (opened.result as { terminal: number }).terminal;
      this.#note(opened);
      this.#wait();
    }
    this.#shown = '';
    this.#note(input(this.world, { kind: 'type', terminal: this.#terminal, text }));
    this.#wait();
    return this.#shown;
  }

  #wait(): void {
    this.#note(advance(this.world, this.world.time + 5000));
  }

  #note(step: { world: World; output: { terminal: { data: string }[] } }): void {
    this.world = step.world;
    this.#shown += step.output.terminal.map((part) => part.data).join('');
  }
}
