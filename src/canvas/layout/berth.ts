import type { BuildFacts, HostFacts } from '../facts';
import type { Thing, ThingOf } from '../scene';
import type { View } from '../view';
import { looseThings, looseWidth } from './claims';
import { engineThings, quayWidthIn } from './host';
import { roomsOf } from './rooms';
import { secondsText, type Box } from './sizes';
import { vmThing } from './vm';

const gap = 14;
/** A VM that only boots and waits is no wider than this; one with an engine takes what is left. */
const plainWidth = 188;
const buildWidth = 216;

/** What stands in a hold beside crates, from the left: builds on their slipway, then virtual machines. */
export function berthThings(
  host: HostFacts,
  hold: Box,
  time: number,
  view: View,
): { things: Thing[]; hold: Box } {
  const things: Thing[] = [];
  let rest = hold;

  const takeLeft = (width: number): Box => {
    const part = { ...rest, width };
    rest = { ...rest, x: rest.x + width + gap, width: rest.width - width - gap };
    return part;
  };
  const loose = looseWidth(host, hold.width * (host.containers.length > 0 ? 0.42 : 1));
  if (loose > 0) things.push(...looseThings(host, takeLeft(loose)));
  for (const build of (host.builds ?? []).slice(0, 2))
    things.push(buildThing(build, takeLeft(Math.min(buildWidth, rest.width * 0.5))));
  if (host.vms.length === 0) return { things, hold: rest };
  const ships = host.vms.filter((vm) => vm.inside !== undefined).length;
  const share = host.containers.length === 0 ? rest.width : rest.width * 0.55;
  const area = takeLeft(ships > 0 ? share : Math.min(share, host.vms.length * (plainWidth + gap) - gap));
  const plain = Math.min(plainWidth, (area.width + gap) / host.vms.length - gap);
  const wide = ships === 0 ? 0 : (area.width + gap - (host.vms.length - ships) * (plain + gap)) / ships - gap;
  let { x } = area;
  for (const vm of host.vms) {
    const at = { ...area, x, width: vm.inside === undefined ? plain : wide };
    things.push(vmThing(vm, at, time));
    if (vm.inside !== undefined && vm.state === 'running') things.push(...aboard(vm.inside, at, time, view));
    x += at.width + gap;
  }
  return { things, hold: rest };
}

/** Height of a VM's head, and of its kernel with what is under it: where its picture leaves room for an engine. */
const vmFrame = { head: 46, foot: 40 };

/** An engine in a VM: boxes in boxes. */
function aboard(inside: HostFacts, at: Box, time: number, view: View): Thing[] {
  const pad = at.width < 300 ? 8 : 12;
  const rooms = roomsOf(inside, at.width);
  const top = at.y + vmFrame.head;
  const tall = at.height - vmFrame.head - vmFrame.foot;
  const quay = inside.daemon === undefined ? 0 : quayWidthIn(at.width);
  const holdX = at.x + pad + quay + (quay > 0 ? 14 : 0);
  const places = {
    quay: { x: at.x + pad, y: top, width: quay, height: tall },
    hold: { x: holdX, y: top, width: at.x + at.width - pad - holdX, height: tall },
  };
  return engineThings(inside, places, { time, view, rooms: { ...rooms, right: 0, files: 0, stores: 0 } });
}

function buildThing(build: BuildFacts, area: Box): ThingOf<'build'> {
  const tall = Math.min(area.height, 44 + build.steps.length * 26);
  const at = { ...area, y: area.y + area.height - tall, height: tall };
  const done = build.steps.filter((step) => step.state === 'done' || step.state === 'cached').length;
  const room = Math.max(1, Math.floor((at.height - 44) / 26));
  // Those around the one at work: what is long done has been seen.
  const current = Math.max(
    0,
    build.steps.findIndex((step) => step.state === 'running' || step.state === 'waiting'),
  );
  const from = Math.max(0, Math.min(build.steps.length - room, current - room + 2));
  return {
    id: `build:${build.id}`,
    picture: 'build',
    ...at,
    name: { key: 'fitting.build', values: { done, n: build.steps.length } },
    data: {
      title: { key: 'fitting.build.title' },
      isFailed: build.isFailed,
      steps: build.steps.slice(from, from + room).map((step) => ({
        id: step.id,
        text: step.name,
        state: step.state,
        note: { key: `fitting.step.${step.state}`, values: { age: secondsText(step.took) } },
      })),
    },
  };
}
