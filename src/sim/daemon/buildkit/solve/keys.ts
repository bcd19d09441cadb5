import type { BuildOp, SolveRow } from '#sim/world/docker-build';
import type { Sim } from '#sim/world/sim';
import { hashOf } from '../cache/records';
import { contentDigest, gather, withLayers } from './gather';

/** Why there is no key: something that must be copied is not there. */
export interface Missing {
  missing: string;
}

/** Inputs whose files the key of a step needs, not only their keys: copies compare contents. */
export function needsFiles(op: BuildOp): readonly number[] {
  return op.work.kind === 'copy' ? op.inputs.slice(1) : [];
}

/** What the cache knows a step by, once its inputs' keys (and files, see `needsFiles`) are there. */
export function keyOf(sim: Sim, row: SolveRow, op: BuildOp): string | Missing {
  const { work } = op;
  const inputKeys = op.inputs.map((input) => (input < 0 ? '' : (row.states[input]?.key ?? '')));
  if (work.kind === 'image') return hashOf('image', work.layers.length > 0 ? work.layers : work.reference);
  if (work.kind === 'local') return hashOf('local', work.layer);
  if (work.kind === 'file') return hashOf('file', work.name, work.data, work.mode);
  if (work.kind === 'http') return hashOf('http', work.url, work.checksum);
  if (work.kind === 'git') return hashOf('git', work.url);
  if (work.kind === 'mkdir') return hashOf('mkdir', work.path, work.owner, inputKeys);
  if (work.kind === 'copy') {
    const content = copiedContent(sim, row, op);
    return typeof content === 'string' ? hashOf('copy', work.copies, inputKeys[0], content) : content;
  }
  const proxies = /^(https?|ftp|no|all)_proxy=/i;
  const { args, cwd, user, network, mounts, hosts } = work;
  const env = work.env.filter((pair) => !proxies.test(pair));
  return hashOf('run', args, env, cwd, user, network, mounts, hosts, inputKeys);
}

function copiedContent(sim: Sim, row: SolveRow, op: BuildOp): string | Missing {
  if (op.work.kind !== 'copy') return '';
  const { machine } = sim.daemons.need(row.daemon);
  const digests: string[] = [];
  for (const [i, copy] of op.work.copies.entries()) {
    const layers = row.states[op.inputs[i + 1] ?? -1]?.result?.layers ?? [];
    const found = withLayers(sim, machine, layers, (viewer) => {
      const sources = gather(sim, viewer, copy.sources, copy.excludes);
      return Array.isArray(sources) ? contentDigest(sources) : { missing: sources.missing };
    });
    if (typeof found !== 'string') return found;
    digests.push(found);
  }
  return digests.join(' ');
}
