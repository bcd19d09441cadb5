import type { Label } from './label';
import type { StageEvent } from './view';
import { memoryText, secondsText } from './layout/sizes';

type Teller = (event: StageEvent) => Label | undefined;

const named =
  (key: Exclude<Label, string>['key']): Teller =>
  (event) => ({
    key,
    values: { name: event.attributes.name ?? event.id.slice(0, 12), image: event.attributes.image ?? '' },
  });

/** `type action` → the sentence. What is not here is not worth interrupting anybody. */
const tellers: Readonly<Record<string, Teller>> = {
  'container create': named('told.container.create'),
  'container start': named('told.container.start'),
  'container oom': named('told.container.oom'),
  'container pause': named('told.container.pause'),
  'container unpause': named('told.container.unpause'),
  'container destroy': named('told.container.destroy'),
  'container die': (event) => ({
    key: 'told.container.die',
    values: { name: event.attributes.name ?? event.id.slice(0, 12), code: event.attributes.exitCode ?? '' },
  }),
  'image pull': named('told.image.pull'),
  'image untag': named('told.image.untag'),
  'image delete': named('told.image.delete'),
  'network create': named('told.network.create'),
  'volume create': (event) => ({ key: 'told.volume.create', values: { name: event.id } }),
  'vm start': (event) => ({
    key: 'told.vm.start',
    values: { name: event.attributes.name ?? '', memory: memoryText(Number(event.attributes.memory ?? 0)) },
  }),
  'vm ready': (event) => ({
    key: 'told.vm.ready',
    values: { name: event.attributes.name ?? '', time: secondsText(Number(event.attributes.took ?? 0)) },
  }),
  'vm stop': named('told.vm.stop'),
};

/** What happened, as sentences for a live region; the same kind of thing many times over is said once, with the last. */
export function tell(events: readonly StageEvent[]): Label[] {
  const last = new Map<string, Label>();
  for (const event of events) {
    const kind = `${event.type} ${event.action}`;
    const label = tellers[kind]?.(event);
    if (label === undefined) continue;
    last.delete(kind);
    last.set(kind, label);
  }
  return [...last.values()];
}
