import { palettes, type Theme } from '#assets/palette';
import { layout } from '#canvas/layout/index';
import { Stage } from '#canvas/pixi/stage';
import { outfit } from '#canvas/outfit';
import type { Label } from '#canvas/label';
import { loadFittingWords } from '#locales/fittings/index';
import { fill, loadWords, type Language } from '#locales/index';
import { scenes } from './index';

/** Every scene, one at a time. Arrow keys go on and back; `?scene=&theme=&lang=&width=&height=&bare` choose. */
const wish = new URLSearchParams(location.search);
const width = Number(wish.get('width') ?? 1280);
const height = Number(wish.get('height') ?? 560);
const theme: Theme = wish.get('theme') === 'light' ? 'light' : 'dark';
const language: Language = wish.get('lang') === 'ja' ? 'ja' : 'en';
const names = Object.keys(scenes);
const name = wish.get('scene') ?? names[0] ?? '';

function go(to: string): void {
  wish.set('scene', to);
  location.search = wish.toString();
}

function build(nav: HTMLElement): void {
  if (wish.has('bare')) {
    nav.remove();
    return;
  }
  for (const one of names) {
    const button = document.createElement('button');
    button.textContent = one;
    button.disabled = one === name;
    button.onclick = () => {
      go(one);
    };
    nav.append(button);
  }
  addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = names[names.indexOf(name) + step];
    if (step !== 0 && next !== undefined) go(next);
  });
}

async function show(canvas: HTMLCanvasElement): Promise<void> {
  const palette = palettes[theme];
  document.body.style.background = palette.sky;
  const words: Readonly<Record<string, string>> = {
    ...(await loadWords(language)),
    ...(await loadFittingWords(language)),
  };
  const say = (label: Label) =>
    typeof label === 'string' ? label : fill(words[label.key] ?? '', label.values);
  const { facts, events = [] } = scenes[name] ??
    Object.values(scenes)[0] ?? { facts: { time: 0, hosts: [], registries: [] } };
  const scene = layout(facts, { width, height, palette, events, isReduced: false, fittings: outfit });
  const stage = await Stage.mount(canvas, devicePixelRatio);
  stage.resize(scene.width, scene.height);
  stage.show(scene, { palette, say, key: `${theme}-${language}`, isReduced: true, fittings: outfit });
  while (stage.frame(16));
  document.body.dataset.ready = 'yes';
}

const nav = document.querySelector('nav');
const canvas = document.querySelector('canvas');
if (nav !== null && canvas !== null) {
  build(nav);
  await show(canvas);
}
