import { text } from '#sim/base/bytes';
import type { Steps } from '#sim/kernel/program';
import type { SolveTarget } from '../../api/buildkit';
import { imageWork } from '../plan/dispatch';
import type { BaseImage } from '../plan/image';
import { loadFile, loadTree } from './context';
import { flush, InternalStep, internalName, type Session } from './session';

/** A context is one step, however many instructions use it. */
export function memo(make: (name: string) => number): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const made = known.get(name) ?? make(name);
    known.set(name, made);
    return made;
  };
}

/** NAME.dockerignore beside the Dockerfile goes before the context's .dockerignore. */
export function* loadIgnore(session: Session, index: number, target: SolveTarget): Steps<string> {
  yield* flush(session);
  const own = yield* session.channel.ask({
    ...{
      kind: 'file',
      target: index,
      source: 'dockerfile',
      path: `${target.dockerfile}.dockerignore`,
      include: [],
      ignore: '',
    },
  });
  if (own !== null) return text(own);
  const step = new InternalStep(session, internalName(target.name, 'load .dockerignore'));
  step.begin();
  const data = yield* loadFile(session, step, index, 'context', '.dockerignore', 'transferring context');
  step.end();
  return data === null ? '' : text(data);
}

/** The step that has a context's files; they come once all steps are known. */
export function contextOp(
  session: Session,
  index: number,
  name: string,
  archive: string | undefined,
): number {
  const { display, name: group } = session.request.targets[index] ?? { display: { context: '' }, name: '' };
  const context = name === '' ? `${index} ${display.context}` : `${index} ${name}`;
  return session.graph.add({
    name: name === '' ? internalName(group, 'load build context') : `[context ${name}] load from client`,
    inputs: [],
    work: { kind: 'local', context, layer: archive !== undefined && name === '' ? archive : '' },
    ignoresCache: false,
    target: index,
    ranges: [],
  });
}

export function imageOp(session: Session, index: number, image: BaseImage | undefined): number {
  if (image === undefined || image.reference === 'scratch') return -1;
  const { name: group } = session.request.targets[index] ?? { name: '' };
  return session.graph.add({
    name: `${group === '' ? '' : `[${group}] `}FROM ${image.reference}`,
    inputs: [],
    work: imageWork(image),
    ignoresCache: false,
    target: index,
    ranges: [],
  });
}

export function* loadContexts(
  session: Session,
  index: number,
  target: SolveTarget,
  paths: readonly string[],
  ignore: string,
): Steps<void> {
  for (const op of session.graph.ops) {
    if (op.work.kind !== 'local' || op.work.layer !== '' || op.target !== index) continue;
    const name = op.work.context.slice(op.work.context.indexOf(' ') + 1);
    const isOwn = name === target.display.context;
    const step = new InternalStep(session, op.name);
    op.work.layer = yield* loadTree(
      session,
      step,
      index,
      isOwn ? 'context' : name,
      isOwn ? paths : ['/'],
      isOwn ? ignore : '',
    );
  }
}
