import { expect, it } from 'vitest';
import { dark } from '#assets/palette';
import { sceneSvg } from '#canvas/drawing/svg';
import { layout } from '#canvas/layout/index';
import { outfit } from '#canvas/outfit';
import { scenes } from '../scenes/index';

const pen = {
  palette: dark,
  say: (label: Parameters<typeof sceneSvg>[1]['say'] extends (label: infer L) => string ? L : never) =>
    typeof label === 'string' ? label : label.key,
  fittings: outfit,
};

it.each(Object.keys(scenes))(
  'scene %s is the same drawing whoever draws it, with all that can be seen',
  (name) => {
    const { facts, events = [] } = scenes[name] ?? { facts: { time: 0, hosts: [], registries: [] } };
    const view = { width: 1280, height: 620, palette: dark, events, isReduced: false, fittings: outfit };
    const scene = layout(facts, view);
    const drawing = sceneSvg(scene, pen);
    expect(sceneSvg(layout(structuredClone(facts), view), pen)).toBe(drawing);
    const ids = [...drawing.matchAll(/<g id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, picture } of scene.things)
      if (picture === 'hull' || picture === 'kernel' || picture === 'crate') expect(ids).toContain(id);
    expect(drawing).not.toMatch(/NaN|undefined/);
    expect(drawing.match(/<g /g)?.length).toBe(drawing.match(/<\/g>/g)?.length);
  },
);
