import { describe, expect, it } from 'vitest';
import { explain, film, type ExplainStep } from '#game/explain/index';
import { fill } from '#locales/index';
import { en } from '#locales/explain/en';
import { ja } from '#locales/explain/ja';
import { advance, input, newSimulation, type World } from '#sim/index';

/** Somebody at a terminal of a Docker host that has two images. */
class Desk {
  world: World;
  readonly terminal: number;

  constructor() {
    const hosts = [{ name: 'web1', images: ['nginx', 'busybox'] }];
    const booted = advance(newSimulation({ seed: 7, hosts }), 3000).world;
    const argv = ['/bin/bash'];
    const step = input(booted, { kind: 'open-terminal', machine: 1, rows: 24, cols: 80, argv });
    this.terminal = (step.result as { terminal: number }).terminal;
    this.world = advance(step.world, 6000).world;
  }

  /** Types a command and answers what happened because of it. */
  steps(command: string): ExplainStep[] {
    const { terminal, world: before } = this;
    const text = `${command}\r`;
    const deeds = [{ at: before.time, action: { kind: 'type', terminal, text } as const }];
    const made = film({ command, terminal, before, deeds, until: before.time + 8000 });
    const steps = explain(made);
    const there = advance(input(before, { kind: 'type', terminal, text }).world, before.time + 8000).world;
    if (!made.isCut) expect(made.shots.at(-1)?.world).toEqual(there);
    this.world = there;
    return steps;
  }

  /** The same as text: time, layer, sentence, and the details below it. */
  tell(command: string, words: typeof en | typeof ja = en): string {
    const before = this.world.time;
    const lines = this.steps(command).map((step) => {
      const when = (step.at - before).toFixed(1).padStart(7);
      const details = step.details.map(({ name, text }) => `\n${indented(`${name}: ${text}`)}`).join('');
      return `${when} ${step.layer.padEnd(6)} [${step.focus}] ${fill(words[step.key], step.values)}${details}`;
    });
    return `$ ${command}\n${lines.join('\n')}\n`;
  }
}

const indented = (text: string) => text.replaceAll(/^/gm, '          ');

const compose =
  'services:\\n  web:\\n    image: nginx\\n  job:\\n    image: busybox\\n    command: sleep 100\\n';
const dockerfile = 'FROM busybox\\nRUN echo hi > /x\\nCOPY f /f\\n';

describe('what a command did', () => {
  it.each([
    ['run', [], 'docker run -d -p 8080:80 -m 64m -v data:/data --name web nginx'],
    ['ps', ['docker run -d --name web nginx'], 'docker ps'],
    ['exec', ['docker run -d --name web nginx'], 'docker exec web ls /'],
    ['stop', ['docker run -d --name web nginx'], 'docker stop web'],
    ['pull', [], 'docker pull redis'],
    ['build', [`printf '${dockerfile}' > Dockerfile; echo 1 > f`], 'docker build -t mine .'],
    [
      'build-again',
      [`printf '${dockerfile}' > Dockerfile; echo 1 > f`, 'docker build -t mine .'],
      'docker build -t mine .',
    ],
    ['up', ['mkdir shop; cd shop', `printf '${compose}' > compose.yaml`], 'docker compose up -d'],
    ['ls', [], 'ls'],
    ['builtin', [], 'cd /tmp'],
    ['pipe', [], 'cat /etc/hosts | wc -l'],
    ['no-such-container', [], 'docker start nope'],
    ['no-such-command', [], 'dokcer ps'],
    ['foreground', [], 'docker run --rm busybox echo hi'],
    ['inside', ['docker run -it --name box busybox'], 'ls'],
  ] as const)('%s', async (name, before, command) => {
    const desk = new Desk();
    for (const one of before) desk.steps(one);
    await expect(desk.tell(command)).toMatchFileSnapshot(`./told/${name}.txt`);
  });

  it('is told in Japanese, too', async () => {
    await expect(new Desk().tell('docker run -d --name web nginx', ja)).toMatchFileSnapshot(
      './told/run.ja.txt',
    );
  });

  it('is cut where a loop repeats itself', () => {
    const steps = new Desk().steps('for i in $(seq 500); do ls; done');
    expect(steps.at(-1)).toMatchObject({ key: 'client.cut', layer: 'client' });
  });

  it('has shots in the order of time, one for each step', () => {
    const { world, terminal } = new Desk();
    const action = { kind: 'type', terminal, text: 'docker run -d nginx\r' } as const;
    const made = film({
      command: '',
      terminal,
      before: world,
      deeds: [{ at: world.time, action }],
      until: world.time + 1000,
    });
    const times = explain(made).map(({ shot, at }) => [made.shots[shot]?.world.time, at]);
    for (const [shown, at] of times) expect(shown).toBeGreaterThanOrEqual((at ?? 0) - 0.01);
    expect(times).toEqual(times.toSorted(([a = 0], [b = 0]) => a - b));
  });
});
