import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Lab } from '../../daemon/lab';
import { scenes, type Ask, type Scene } from './requests';
import { askSocket, plainAsk, readable, requestBytes } from './wire';

/** Where to record from: the socket of a real, fresh engine that has nothing but the image busybox. */
const realSocket = process.env['GOLDEN_DOCKER_SOCKET'];

const fileOf = ({ name }: Scene) => join(import.meta.dirname, `${name}.json`);

interface Recording {
  engine: string;
  answers: { ask: string; said: string }[];
}

/** Every scene begins on an engine with nothing but its image. */
async function cleanUp(path: string): Promise<void> {
  const listed = async (line: string) => {
    const answer = await askSocket(path, plainAsk('GET', line));
    return [...answer.matchAll(/"Id":"([0-9a-f]{64})"/g)].map(([, id = '']) => id);
  };
  for (const id of await listed('/containers/json?all=1'))
    await askSocket(path, plainAsk('DELETE', `/containers/${id}?force=1&v=1`));
  const others = ['/volumes/prune?filters={"all":["true"]}', '/networks/prune'];
  for (const line of others) await askSocket(path, plainAsk('POST', line));
  const images = await askSocket(path, plainAsk('GET', '/images/json'));
  for (const [tag] of images.matchAll(/"[^"/]+:(?!latest)[^":]+"(?=[\],])/g))
    if (!tag.includes('sha256')) await askSocket(path, plainAsk('DELETE', `/images/${tag.slice(1, -1)}`));
}

async function record(scene: Scene, path: string): Promise<void> {
  await cleanUp(path);
  const version = readable(await askSocket(path, plainAsk('GET', '/version')));
  const engine = /"Version":"([\d.]+)/.exec(version)?.[1] ?? '?';
  const answers = [];
  for (const ask of scene.asks)
    answers.push({ ask: ask.title, said: readable(await askSocket(path, ask)) });
  const recording: Recording = { engine: `Docker Engine ${engine}`, answers };
  writeFileSync(fileOf(scene), `${JSON.stringify(recording, null, 1)}\n`);
}

/** The simulated engine's whole answer: until it closes, or falls silent for 8 s. */
function askLab(lab: Lab, ask: Ask): string {
  const stream = lab.connect();
  lab.send(stream, requestBytes(ask));
  for (let waited = 0; waited < 8000 && !lab.hasEnded(stream); waited += 20) lab.run(20);
  const raw = lab.received(stream);
  const isOpen = !lab.hasEnded(stream);
  lab.drop(stream);
  return readable(isOpen ? `${raw}(still open)` : raw);
}

describe.each(scenes.map((scene) => [scene.name, scene] as const))('%s', (_, scene) => {
  if (realSocket !== undefined) {
    it('is recorded', { timeout: 600_000 }, () => record(scene, realSocket));
    return;
  }
  if (!existsSync(fileOf(scene))) throw new Error(`${scene.name} has not been recorded`);
  const { answers } = JSON.parse(readFileSync(fileOf(scene), 'utf8')) as Recording;
  const lab = new Lab();
  it.each(scene.asks.map((ask, i) => [ask.title, ask, answers[i]] as const))('%s', (name, ask, was) => {
    expect([name, askLab(lab, ask)]).toEqual([was?.ask, was?.said]);
  });
});
