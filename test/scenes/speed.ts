import { Container } from 'pixi.js/lib/scene/container/Container';
import { Graphics } from 'pixi.js/lib/scene/graphics/shared/Graphics';
import { Sprite } from 'pixi.js/lib/scene/sprite/Sprite';
import { CanvasSource } from 'pixi.js/lib/rendering/renderers/shared/texture/sources/CanvasSource';
import { Texture } from 'pixi.js/lib/rendering/renderers/shared/texture/Texture';
import { dark } from '#assets/palette';
import type { Facts } from '#canvas/facts';
import { later, layout } from '#canvas/layout/index';
import { outfit } from '#canvas/outfit';
import { newRenderer } from '#canvas/pixi/renderer';
import { Stage, type Look } from '#canvas/pixi/stage';
import type { StageEvent } from '#canvas/view';
import { aContainer, aHost, someFacts } from './builders';

/** What is measured, ms of script a frame: the middle one of many. */
export interface Figures {
  /** a request flies over the stage, and nothing else changes */
  flight: number;
  /** so many bare sprites, of which one moves */
  bareFlight: number;
  /** everything glides to a new place */
  glide: number;
  /** so many bare sprites, all of which move */
  bareGlide: number;
}

const width = 1280;
const height = 620;
const frames = 40;
const look: Look = {
  palette: dark,
  say: (label) => (typeof label === 'string' ? label : label.key),
  key: 'dark-en',
  isReduced: false,
  fittings: outfit,
};

function canvas(): HTMLCanvasElement {
  const one = document.createElement('canvas');
  document.body.replaceChildren(one);
  return one;
}

const images = ['nginx', 'redis', 'node:14', 'busybox'];

function factsOf(count: number): Facts {
  const containers = Array.from({ length: count }, (_, i) =>
    aContainer(`c${i}`, images[i % 4] ?? 'nginx', { memory: (1 + (i % 20)) * 1e6 }),
  );
  return someFacts([aHost(1, 'mikan', { containers, memory: 512 * 2 ** 30 })], { time: 10_000 });
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** The middle time of what is done in each of many frames. */
async function timed(deed: (frame: number) => void): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < frames; i++) {
    await nextFrame();
    const start = performance.now();
    deed(i);
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[frames >> 1] ?? 0;
}

async function settled(stage: Stage): Promise<void> {
  for (let i = 0; i < 30; i++) {
    await nextFrame();
    stage.frame(50);
  }
}

async function ours(count: number): Promise<Pick<Figures, 'flight' | 'glide'>> {
  const stage = await Stage.mount(canvas(), 1);
  stage.resize(width, height);
  const facts = factsOf(count);
  const seen = (time: number, wide: number, events: StageEvent[]) =>
    layout(
      { ...facts, time },
      { width: wide, height, palette: dark, events, isReduced: false, fittings: outfit },
    );
  stage.show(seen(10_000, width, []), look);
  await settled(stage);
  const event = (time: number): StageEvent => ({
    time,
    machine: 1,
    type: 'request',
    action: 'send',
    id: '34/3',
    attributes: { method: 'GET', path: '/containers/json' },
  });
  const events = [event(10_000)];
  let scene = seen(10_000, width, events);
  const view = { width, height, palette: dark, events, isReduced: false, fittings: outfit };
  let before = 10_000;
  const flight = await timed((frame) => {
    const time = 10_000 + (frame % 24) * 10;
    scene = later(scene, before, { ...facts, time }, view) ?? scene;
    before = time;
    stage.show(scene, look);
    stage.frame(16);
  });
  let glide = 0;
  await settled(stage);
  const times: number[] = [];
  for (let turn = 0; turn < 6; turn++) {
    stage.show(seen(20_000, width - (turn % 2) * 200, []), look);
    stage.frame(16);
    for (let i = 0; i < 8; i++) {
      await nextFrame();
      const start = performance.now();
      stage.frame(8);
      times.push(performance.now() - start);
    }
  }
  glide = times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
  return { flight, glide };
}

async function bare(count: number): Promise<Pick<Figures, 'bareFlight' | 'bareGlide'>> {
  const renderer = newRenderer();
  await renderer.init({
    canvas: canvas(),
    manageImports: false,
    antialias: true,
    resolution: 1,
    autoDensity: true,
    backgroundAlpha: 0,
  });
  renderer.resize(width, height);
  const source = document.createElement('canvas');
  source.width = source.height = 16;
  const sheet = source.getContext('2d');
  if (sheet !== null) {
    sheet.fillStyle = '#62b6ff';
    sheet.fillRect(0, 0, 16, 16);
  }
  const texture = new Texture({ source: new CanvasSource({ resource: source }) });
  const root = new Container();
  root.addChild(new Graphics().rect(0, 0, width, height).fill('#101830'));
  const sprites = Array.from({ length: count }, (_, i) => {
    const sprite = new Sprite(texture);
    sprite.position.set((i * 17) % width, (i * 31) % height);
    root.addChild(sprite);
    return sprite;
  });
  for (let i = 0; i < 10; i++) {
    await nextFrame();
    renderer.render(root);
  }
  const bareFlight = await timed((frame) => {
    const [first] = sprites;
    if (first !== undefined) first.x = frame;
    renderer.render(root);
  });
  const bareGlide = await timed((frame) => {
    for (const sprite of sprites) sprite.x += frame % 2 === 0 ? 1 : -1;
    renderer.render(root);
  });
  return { bareFlight, bareGlide };
}

Object.assign(window, {
  measure: async (count: number): Promise<Figures> => ({ ...(await ours(count)), ...(await bare(count)) }),
});
