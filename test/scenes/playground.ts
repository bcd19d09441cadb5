import { palettes, type Theme } from '#assets/palette';
import type { Label } from '#canvas/label';
import { layout } from '#canvas/layout/index';
import { outfit } from '#canvas/outfit';
import { Stage, type Look } from '#canvas/pixi/stage';
import type { Scene } from '#canvas/scene';
import { loadFittingWords } from '#locales/fittings/index';
import { fill, loadWords, type Language } from '#locales/index';
import { scenes } from './index';
import type { SceneFile } from './kind';
import { sheets, type Sheet } from './sheets';

/**
 * Every scene, one at a time. Arrow keys go on and back; `?scene=&theme=&lang=&width=&height=&bare` choose, `?sheet=` shows several of
 * them on one canvas, as they are stored.
 */
const wish = new URLSearchParams(location.search);
const names = Object.keys(scenes);
const name = wish.get('scene') ?? names[0] ?? '';
const nothing: SceneFile = { title: '', facts: { time: 0, hosts: [], registries: [] } };

function go(to: string): void {
  wish.set('scene', to);
  wish.delete('sheet');
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

async function lookOf(theme: Theme, language: Language): Promise<Look> {
  const words: Readonly<Record<string, string>> = {
    ...(await loadWords(language)),
    ...(await loadFittingWords(language)),
  };
  const say = (label: Label) =>
    typeof label === 'string' ? label : fill(words[label.key] ?? '', label.values);
  return { palette: palettes[theme], say, key: `${theme}-${language}`, isReduced: true, fittings: outfit };
}

function sceneOf(
  { facts, events = [] }: SceneFile,
  size: { width: number; height: number },
  look: Look,
): Scene {
  const { palette } = look;
  return layout(facts, { ...size, palette, events, isReduced: false, fittings: outfit });
}

/** Draws a scene whole, as it is when everything has come to rest. */
function settle(stage: Stage, scene: Scene, look: Look, scale = 1): void {
  stage.resize(scene.width * scale, scene.height * scale, scale);
  stage.show(scene, look);
  while (stage.frame(500));
}

async function showOne(canvas: HTMLCanvasElement): Promise<void> {
  const theme: Theme = wish.get('theme') === 'light' ? 'light' : 'dark';
  const look = await lookOf(theme, wish.get('lang') === 'ja' ? 'ja' : 'en');
  document.body.style.background = look.palette.sky;
  const scale = Number(wish.get('scale') ?? 1);
  const width = Number(wish.get('width') ?? 1280) / scale;
  const height = Number(wish.get('height') ?? 560) / scale;
  const stage = await Stage.mount(canvas, devicePixelRatio);
  settle(stage, sceneOf(scenes[name] ?? nothing, { width, height }, look), look, scale);
}

/** Scenes one under the other, each with its title; drawn with one stage, and copied while its picture is fresh. */
async function showSheet(canvas: HTMLCanvasElement, sheet: Sheet): Promise<void> {
  const look = await lookOf(sheet.theme, sheet.language);
  const hidden = document.createElement('canvas');
  const files = sheet.scenes.map((one) => scenes[one] ?? nothing);
  const parts = files.map((file) => sceneOf(file, sheet, look));
  const title = 34;
  const gap = 10;
  const rows = Math.ceil(parts.length / sheet.columns);
  const tall = Array.from({ length: rows }, (_, row) =>
    Math.max(...parts.slice(row * sheet.columns, (row + 1) * sheet.columns).map((part) => part.height)),
  );
  canvas.width = (sheet.width + gap) * sheet.columns - gap;
  canvas.height = tall.reduce((sum, one) => sum + one + title, 0);
  canvas.style.width = `${canvas.width}px`;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.fillStyle = look.palette.sky;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.font = '600 15px system-ui, "Noto Sans CJK JP", sans-serif';
  const stage = await Stage.mount(hidden, 1);
  for (const [index, part] of parts.entries()) {
    settle(stage, part, look);
    const x = (index % sheet.columns) * (sheet.width + gap);
    const y = tall.slice(0, Math.floor(index / sheet.columns)).reduce((sum, one) => sum + one + title, 0);
    context.fillStyle = look.palette.text;
    context.fillText(files[index]?.title ?? '', x + 18, y + 24, sheet.width - 36);
    context.drawImage(hidden, x, y + title - 6);
  }
}

const nav = document.querySelector('nav');
const canvas = document.querySelector('canvas');
if (nav !== null && canvas !== null) {
  build(nav);
  const sheet = sheets[wish.get('sheet') ?? ''];
  await (sheet === undefined ? showOne(canvas) : showSheet(canvas, sheet));
  document.body.dataset.ready = 'yes';
}
