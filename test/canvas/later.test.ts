import { describe, expect, it } from 'vitest';
import { dark } from '#assets/palette';
import { later, layout } from '#canvas/layout/index';
import { outfit } from '#canvas/outfit';
import { scenes } from '../scenes/index';

describe.each(Object.keys(scenes))('scene %s, a moment later', (name) => {
  it('is what it would be if all of it were laid out anew', () => {
    const { facts, events = [] } = scenes[name] ?? { facts: { time: 0, hosts: [], registries: [] } };
    const view = { width: 1280, height: 620, palette: dark, events, isReduced: false, fittings: outfit };
    const then = { ...facts, time: facts.time + 120 };
    const quick = later(layout(facts, view), facts.time, then, view);
    if (quick !== undefined) expect(quick).toEqual(layout(then, view));
    // Only a crate that comes down, a layer that is carried away and a machine that boots are worth more.
    else
      expect(
        events.some(({ type, attributes }) => type === 'container' || attributes.path?.includes('/push')) ||
          facts.hosts.some((host) => host.vms.some((vm) => vm.state === 'booting')),
      ).toBe(true);
  });
});
