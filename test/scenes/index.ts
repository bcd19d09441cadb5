import { clash, cured } from './clash.scene';
import { empty, first, pull } from './first.scene';
import { hundred } from './hundred.scene';
import type { SceneFile } from './kind';
import { states } from './states.scene';
import { desktop, hosts, stopped, vms, wants } from './machines.scene';
import { build, networks, projects, push, volumes } from './shop.scene';
import { dozen, five, forty, ten, thousand } from './thousand.scene';

/** Every scene, by the name that the playground and the tests use. */
export const scenes: Readonly<Record<string, SceneFile>> = {
  empty,
  first,
  pull,
  push,
  states,
  networks,
  volumes,
  projects,
  build,
  clash,
  cured,
  wants,
  vms,
  desktop,
  hosts,
  stopped,
  dozen,
  forty,
  hundred,
  thousand,
  five,
  ten,
};
