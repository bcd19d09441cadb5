import { rowsOf } from '#sim/base/table';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import '#sim/more';
import { advance, input, newSimulation, saveWorld, type World } from '#sim/index';
import { isLoadRefusal, loadWorld } from '#sim/saves';

const file = (name: string) => join(import.meta.dirname, name);

/** What a shell says to a script on the world's first machine, and the world afterwards. */
function run(world: World, script: string): { world: World; said: string } {
  const machine = rowsOf(world.tables.machines)[0]?.id ?? 0;
  const streams = { 0: 990_001 + world.lastId * 3, 1: 990_002 + world.lastId * 3 };
  const started = input(world, { kind: 'spawn', machine, argv: ['/bin/bash', '-c', script], streams });
  const done = advance(started.world, world.time + 20_000);
  return {
    world: done.world,
    said: [...started.output.outside, ...done.output.outside].map((part) => part.data).join(''),
  };
}

/** A host in the middle of its work: a web server, a shell that counts, a volume, an image of its own. */
function busyWorld(): World {
  const host = { name: 'harbour', images: ['nginx', 'busybox'] };
  const begun = advance(newSimulation({ seed: 2026, hosts: [host] }), 3000).world;
  const script = `docker run -d --name web -p 8080:80 nginx
docker volume create data
docker run -d --name count -v data:/data busybox sh -c 'while true; do date >> /data/log; sleep 1; done'
docker run --name made busybox sh -c 'echo kept > /kept'
docker commit made mine:1`;
  return run(begun, script).world;
}

/** To make the world of a new format: DRYDOCK_SAVE=world-2.txt npx vitest run test/saved */
const wanted = process.env['DRYDOCK_SAVE'];
if (wanted !== undefined) writeFileSync(file(wanted), saveWorld(busyWorld()));

describe.each(readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  it('opens, and goes on where it was', () => {
    const world = loadWorld(readFileSync(file(name), 'utf8'));
    if (isLoadRefusal(world)) throw new Error(world.refused);
    const script = `docker ps --format '{{.Names}} {{.Image}} {{.State}}'
curl -s localhost:8080 | grep -c Welcome
docker exec count sh -c 'wc -l < /data/log'
docker run --rm mine:1 cat /kept
docker stop -t 1 web`;
    const lines = run(world, script).said.split('\n');
    expect(lines.slice(0, 3)).toEqual(['count busybox running', 'web nginx running', '2']);
    expect(Number(lines[3])).toBeGreaterThan(15);
    expect(lines.slice(4)).toEqual(['kept', 'web', '']);
  });
});
