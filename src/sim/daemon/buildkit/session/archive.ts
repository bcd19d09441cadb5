import { gunzipSync } from 'fflate';
import { asBytes, type Bytes } from '#sim/base/bytes';
import { readTar } from '#sim/base/tar';
import type { Steps } from '#sim/kernel/program';
import { fail, type Failure } from '../dockerfile/failure';
import { storeContext } from './context';
import { cached, hashOf, keep } from '../cache/records';
import { flush, InternalStep, withRow, type Session } from './session';

/** A context that came as an archive, with the Dockerfile in it. */
export interface ArchiveContext {
  readonly dockerfile: Bytes;
  readonly layer: string;
}

/** `docker build - < context.tar`: the archive is unpacked here, and holds the Dockerfile as well. */
export function* archiveContext(
  session: Session,
  index: number,
  dockerfile: string,
): Steps<ArchiveContext | Failure> {
  const load = new InternalStep(session, '[internal] load remote build context');
  load.begin();
  yield* flush(session);
  const wanted = {
    kind: 'file' as const,
    target: index,
    source: 'archive',
    path: '',
    include: [],
    ignore: '',
  };
  const sent = (yield* session.channel.ask(wanted)) ?? asBytes('');
  const key = hashOf('archive', sent);
  const isKnown = withRow(session, (sim) => cached(sim, session.daemon, key) !== undefined);
  load.end(isKnown ? { cached: true } : {});
  const copy = new InternalStep(session, 'copy /context /');
  copy.begin();
  const archive = inflated(sent);
  const entries = readTar(archive) ?? [];
  const layer = storeContext(session, 'archive', 'copy /context /', archive);
  if (!isKnown)
    withRow(session, (sim) => {
      const record = {
        key,
        type: 'regular' as const,
        layers: [],
        parents: [],
        size: sent.length,
        isMutable: true,
      };
      keep(sim, session.daemon, { ...record, description: 'http url http://buildkit-session' });
    });
  copy.end(isKnown ? { cached: true } : {});
  const file = entries.find(
    ({ name, type }) => name.replace(/^(\.?\/)+/, '') === dockerfile && type === 'file',
  );
  if (file === undefined)
    return fail(`failed to read dockerfile: open ${dockerfile}: no such file or directory`);
  return { dockerfile: file.data ?? asBytes(''), layer };
}

function inflated(bytes: Bytes): Bytes {
  if (!bytes.startsWith('\x1f\x8b')) return bytes;
  const raw = gunzipSync(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
  let out = '';
  for (let i = 0; i < raw.length; i += 8192) out += String.fromCharCode(...raw.subarray(i, i + 8192));
  return asBytes(out);
}
