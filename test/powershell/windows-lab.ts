import { expect } from 'vitest';
import '#sim/more';
import type { LayerTree } from '#sim/world/files';
import { advance, input, newSimulation, shellOf, type HostOptions, type World } from '#sim/index';

/** Windows machines on one network, and somebody at the first one's PowerShell. Every fault of ours fails the test. */
export class WindowsLab {
  world: World;
  #terminal = 0;
  #shown = '';
  #stream = 5000;

  constructor(hosts: readonly HostOptions[] = [{ name: 'pc', system: 'windows-11-pro' }], settling = 3000) {
    const world = newSimulation({ seed: 7, hosts });
    this.world = settling === 0 ? world : advance(world, settling).world;
  }

  /** A script in a PowerShell of its own: all that it wrote. */
  run(script: string, machine = 1, patience = 60_000): string {
    const at = (this.#stream += 3);
    const begun = input(this.world, {
      kind: 'spawn',
      machine,
      argv: [...shellOf(this.world, machine), script],
      streams: { 0: at, 1: at + 1, 2: at + 2 },
    });
    const fed = input(begun.world, { kind: 'feed', stream: at, data: '', end: true });
    const done = advance(fed.world, fed.world.time + patience);
    this.world = done.world;
    expect(done.output.events.filter((event) => event.type === 'fault')).toEqual([]);
    expect(begun.result).toEqual(expect.any(Number));
    return [...begun.output.outside, ...fed.output.outside, ...done.output.outside]
      .map((part) => part.data)
      .join('');
  }

  /** What the terminal shows after that was typed. */
  type(text: string, patience = 5000): string {
    if (this.#terminal === 0) {
      const opened = input(this.world, { kind: 'open-terminal', machine: 1, rows: 24, cols: 100 });
      this.#terminal = (opened.result as { terminal: number }).terminal;
      this.#note(opened);
      this.#note(advance(this.world, this.world.time + 3000));
      if (text === '') return this.#shown;
    }
    this.#shown = '';
    this.#note(input(this.world, { kind: 'type', terminal: this.#terminal, text }));
    this.#note(advance(this.world, this.world.time + patience));
    return this.#shown;
  }

  /** Files that come from elsewhere. */
  put(tree: LayerTree, machine = 1): void {
    this.world = input(this.world, { kind: 'put-tree', machine, at: '/', tree }).world;
  }

  /** Lets time go on. */
  wait(ms: number): void {
    this.#note(advance(this.world, this.world.time + ms));
  }

  #note(step: {
    world: World;
    output: { terminal: { data: string }[]; events: readonly { type: string }[] };
  }): void {
    this.world = step.world;
    expect(step.output.events.filter((event) => event.type === 'fault')).toEqual([]);
    this.#shown += step.output.terminal.map((part) => part.data).join('');
  }
}
