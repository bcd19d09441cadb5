import type { Steps } from '#sim/kernel/program';
import type { ImageConfig } from '#sim/world/docker-config';
import { find, isRefused, planPull } from '#sim/registry/index';
import type { Sim } from '#sim/world/sim';
import { isRefusal } from '../http/refusal';
import { hubRate, refusalTime } from '../image/pull';
import { hasLayer, storeOffered } from '../image/store';
import { announceImage } from '../state/events';
import { findImage } from '../state/images';
import { parseReference, tagged } from '../state/reference';
import type { Instruction } from './dockerfile';
import { emptyConfig, isStepFailure, type Build, type Stage, type StepFailure } from './stage';
import { expand, words } from './words';
import { windowsOf } from '../windows/door';

interface Base {
  id: string;
  config: ImageConfig;
  author: string;
  isWindows?: boolean;
}

/** FROM image [AS name]: begins a stage. Answers it, or why not. */
export function* beginStage(build: Build, step: Instruction): Steps<Stage | StepFailure> {
  const [typed = '', , name = ''] = step.rest.split(/\s+/);
  const image = words(expand(typed, build.globals)).join('');
  if (image === '') return { failed: `base name (${typed}) should not be blank` };
  const base = yield* baseOf(build, image);
  if (isStepFailure(base)) return base;
  return {
    name,
    image: base.id,
    config: { ...base.config, OnBuild: null },
    author: base.author,
    args: new Map(),
    mayUseCache: build.wish.usesCache,
    isCmdSet: false,
    isWindows: base.isWindows === true,
  };
}

/** An earlier stage, an image that is there, or one that is pulled now. */
export function* baseOf(build: Build, image: string): Steps<Base | StepFailure> {
  if (image === 'scratch') return { id: '', config: emptyConfig(), author: '' };
  const stage = build.stages.get(image.toLowerCase());
  const there = build.p.do((sim) => local(sim, build.daemon, stage ?? image));
  if (there !== null && (stage !== undefined || !build.wish.pulls)) return there;
  yield* build.p.sleep(build.p.do((sim) => pullTime(sim, build.daemon, image)));
  return build.p.do((sim) => fetch(sim, build.daemon, image));
}

function local(sim: Sim, daemonId: number, name: string): Base | null {
  const row = findImage(sim, sim.daemons.need(daemonId), name);
  if (isRefusal(row)) return null;
  return {
    id: row.id,
    config: JSON.parse(JSON.stringify(row.config)) as ImageConfig,
    author: row.author,
    isWindows: row.os === 'windows',
  };
}

/** How long the layers that are missing take to come and to be unpacked, ms: the plan that `docker pull` follows. */
function pullTime(sim: Sim, daemonId: number, name: string): number {
  const { machine } = sim.daemons.need(daemonId);
  const { arch, hardware } = sim.machines.need(machine);
  const windows = windowsOf(sim, machine);
  const reference = parseReference(name);
  if (isRefusal(reference)) return 0;
  const wanted = reference.digest === '' ? reference.tag || 'latest' : reference.digest;
  const offered = find(reference.repository, wanted, arch, windows);
  if (isRefused(offered)) return refusalTime;
  const isThere = ({ diffId }: { diffId: string }) => hasLayer(sim, daemonId, diffId);
  return planPull(offered.layers, isThere, Math.min(hubRate, hardware.networkRate / 8)).end;
}

function fetch(sim: Sim, daemonId: number, name: string): Base | StepFailure {
  const daemon = sim.daemons.need(daemonId);
  const reference = parseReference(name);
  if (isRefusal(reference)) return { failed: reference.message };
  const wanted = reference.digest === '' ? reference.tag || 'latest' : reference.digest;
  const { arch } = sim.machines.need(daemon.machine);
  const offered = find(reference.repository, wanted, arch, windowsOf(sim, daemon.machine));
  if (isRefused(offered)) return { failed: offered.message };
  storeOffered(sim, daemon, offered, tagged(reference));
  announceImage(sim, daemon, 'pull', offered.id, `${reference.familiar}:${wanted}`);
  return local(sim, daemonId, offered.id) ?? { failed: `No such image: ${name}` };
}
