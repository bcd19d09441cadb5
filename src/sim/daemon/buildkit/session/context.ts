import { utf8, type Bytes } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import { readTar } from '#sim/base/tar';
import type { Steps } from '#sim/kernel/program';
import type { LayerTree } from '#sim/world/files';
import * as files from '#sim/files/index';
import { layerEntry } from '../../build/context';
import { hashOf, keep } from '../cache/records';
import type { InternalStep } from './session';
import { flush, withRow, type Session } from './session';

/** What an archive of the client's holds. Owners are the builder's, not the client's. */
function treeOf(archive: Bytes): LayerTree {
  const tree: LayerTree = {};
  for (const entry of readTar(archive) ?? []) {
    const path = `/${entry.name.replace(/^(\.?\/)+/, '').replace(/\/+$/, '')}`;
    if (path === '/' || path === '/.') continue;
    const made = layerEntry({ ...entry, uid: 0, gid: 0 });
    if (made !== undefined) tree[path] = made;
  }
  return tree;
}

/** Puts a context's files where steps find them, in the place of what the same client sent for it before. Answers the layer. */
export function storeContext(session: Session, source: string, description: string, archive: Bytes): string {
  const tree = treeOf(archive);
  return withRow(session, (sim) => {
    const size = files.layerSize(tree);
    const layer = `context:${hexDigest('sha256', utf8(JSON.stringify(tree)))}`;
    const key = hashOf('local', source);
    keep(sim, session.daemon, {
      ...{ key, type: 'source.local', description, layers: [layer], parents: [], size, isMutable: true },
    });
    if (!sim.layers.has(layer)) sim.layers.insert(layer, { tree, size });
    return layer;
  });
}

/** Bytes that go over the session for one file, as progress counts them. */
const statBytes = (name: string) => 19 + name.length;

/** Asks for a file of the client's and tells how much came. */
export function* loadFile(
  session: Session,
  step: InternalStep,
  target: number,
  source: string,
  path: string,
  label: string,
): Steps<Bytes | null> {
  yield* flush(session);
  const data = yield* session.channel.ask({ kind: 'file', target, source, path, include: [], ignore: '' });
  const name = path.slice(path.lastIndexOf('/') + 1);
  const current = data === null ? 2 : 2 + statBytes(name) + (data === '' ? 0 : data.length + 2);
  step.status(`${label}:`, { name: 'transferring', current, completed: session.p.now() });
  const size = data?.length ?? 0;
  withRow(session, (sim) => {
    const { display } = session.request.targets[target] ?? { display: { context: '' } };
    const key = hashOf('file', label, display.context);
    const name = label.endsWith('dockerfile') ? 'dockerfile' : 'context';
    keep(sim, session.daemon, {
      ...{ key, type: 'source.local', description: `local source for ${name}`, layers: [], parents: [] },
      ...{ size, isMutable: true },
    });
  });
  return data;
}

/** Asks for what of a folder the steps need. */
export function* loadTree(
  session: Session,
  step: InternalStep,
  target: number,
  source: string,
  include: readonly string[],
  ignore: string,
): Steps<string> {
  step.begin();
  yield* flush(session);
  const wanted = { kind: 'tree' as const, target, source, path: '/', include: [...include], ignore };
  const archive = (yield* session.channel.ask(wanted)) ?? ('' as Bytes);
  const entries = readTar(archive) ?? [];
  const current = entries.reduce(
    (sum, { name, data }) => sum + statBytes(name) + (data === undefined ? 0 : data.length + 6),
    2,
  );
  yield* session.p.cpu(1 + archive.length / 400_000);
  const { display } = session.request.targets[target] ?? { display: { context: '' } };
  const layer = storeContext(session, `${source} ${display.context}`, 'local source for context', archive);
  step.status('transferring context:', { name: 'transferring', current, completed: session.p.now() });
  step.end();
  return layer;
}
