import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Engine } from '#sim/cli/engine';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { FileRequest, SolveError, SolvedImage, SolveRequest } from '#sim/daemon/api/buildkit';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { Connection } from './connection';
import { archiveLocal, readLocal, type LocalFiles } from './local-files';
import type { Display } from './progress/display';

/** What a client has for a solve. */
export interface Offer {
  readonly request: SolveRequest;
  /** for each target */
  readonly local: readonly LocalFiles[];
  /** secrets by id */
  readonly secrets: Readonly<Record<string, Bytes>>;
  /** takes files that a target was exported to; answers why it cannot */
  take?(target: number, exporter: number, archive: Bytes): Steps<Refusal | undefined>;
}

export type Solved = { readonly images: readonly SolvedImage[] } | { readonly failed: SolveError } | Refusal;

/** Has a build done, shows how it goes, and answers what the solver asks. */
export function* solve(p: Proc, engine: Engine, offer: Offer, display: Display): Steps<Solved> {
  const connection = yield* Connection.open(p, engine, offer.request);
  if (isRefusal(connection)) return connection;
  const outcome = yield* converse(p, connection, offer, display);
  connection.close();
  return outcome;
}

function* converse(p: Proc, connection: Connection, offer: Offer, display: Display): Steps<Solved> {
  for (;;) {
    const until = display.nextTick();
    if (!connection.hasLine && until !== undefined) {
      const ready = yield* p.poll({ read: [connection.fd], until });
      if (ready === 'time') {
        yield* display.draw();
        continue;
      }
    }
    const news = yield* connection.next();
    if (news === undefined)
      return {
        refused:
          'failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF',
      };
    if ('status' in news) yield* display.add(news.status);
    else if ('ask' in news) yield* connection.send({ id: news.ask.id, data: answer(p, offer, news.ask) });
    else if ('files' in news) {
      const refused = yield* takeFiles(
        offer,
        news.files.target,
        news.files.exporter,
        asBytes(news.files.data),
      );
      if (refused !== undefined) return refused;
    } else if ('done' in news) return { images: news.done };
    else if ('failed' in news) return { failed: news.failed };
  }
}

function* takeFiles(offer: Offer, target: number, exporter: number, data: Bytes): Steps<Refusal | undefined> {
  return offer.take === undefined ? undefined : yield* offer.take(target, exporter, data);
}

function answer(p: Proc, { local, secrets }: Offer, ask: FileRequest): string | null {
  if (ask.kind === 'secret') return secrets[ask.source] ?? null;
  const files = local[ask.target];
  if (files === undefined) return null;
  if (ask.kind === 'tree') return archiveLocal(p, files, ask.source, ask.include, ask.ignore);
  return readLocal(p, files, ask.source, ask.path);
}

/** A secret of the command line: `id=x,src=file`, `id=x,env=NAME`, `id=x` (a variable or a file of that name). */
export function readSecret(p: Proc, text: string): { id: string; value: Bytes } | Refusal {
  const fields = new Map<string, string>();
  for (const field of text.split(',')) {
    const at = field.indexOf('=');
    if (at < 0) return { refused: `invalid field '${field}' must be a key=value pair` };
    const key = field.slice(0, at).toLowerCase();
    if (!['id', 'type', 'src', 'source', 'env'].includes(key))
      return { refused: `unexpected key '${key}' in '${field}'` };
    fields.set(key, field.slice(at + 1));
  }
  const id = fields.get('id') ?? '';
  const type = fields.get('type') ?? '';
  const source = fields.get('src') ?? fields.get('source') ?? '';
  const env = fields.get('env') ?? (type === 'env' ? source : '');
  if (type !== '' && type !== 'file' && type !== 'env')
    return { refused: `unsupported secret type ${JSON.stringify(type)}` };
  const variable = env !== '' ? env : source === '' && p.env[id] !== undefined ? id : '';
  if (variable !== '') return { id, value: utf8(p.env[variable] ?? '') };
  const path = source === '' ? id : source;
  const stat = p.stat(path);
  if (isFail(stat))
    return {
      refused: `failed to stat ${path}: stat ${path}: no such file or directory`,
      isBuild: true,
    } as Refusal;
  const data = p.readFile(path);
  return isFail(data) ? { refused: `open ${path}: permission denied` } : { id, value: data };
}
