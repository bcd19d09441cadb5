import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Steps } from '#sim/kernel/program';
import type { LayerEntry, LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { imageKey } from '../state/images';
import { heredocOf } from '../buildkit/dockerfile/heredoc';
import { archiveTree } from './archive';
import { digestOf, matches, subtree } from './context';
import type { Instruction } from './dockerfile';
import { needsBuildKit } from './run';
import { baseOf } from './from';
import { addStep, fromCache } from './layer';
import { isStepFailure, nop, variablesOf, type Build, type Stage, type StepFailure } from './stage';
import { expand, jsonForm, words } from './words';
import { withoutDrive } from '../windows/door';

/** Something to copy: a file or directory with all that is in it. */
interface Source {
  name: string;
  tree: LayerTree;
}

/** COPY and ADD: files from the context, or from another image, as a layer. */
export function* copy(build: Build, stage: Stage, step: Instruction): Steps<string | StepFailure> {
  const line = expand(step.rest, variablesOf(stage));
  const list = jsonForm(line) ?? words(line);
  const target = list.pop() ?? '';
  if (step.flags['chmod'] !== undefined) return { failed: needsBuildKit('chmod') };
  if (list.length > 1 && !target.endsWith('/') && target !== '.') {
    return {
      failed: `When using ${step.name} with more than one source file, the destination must be a directory and end with a /`,
    };
  }
  const url = step.name === 'ADD' ? list.find((one) => /^(https?|ftp|git):\/\//.test(one)) : undefined;
  if (url !== undefined)
    return { failed: `ADD failed: failed to GET ${url}: remote sources are not part of this simulation yet` };
  const from = step.flags['from'];
  const tree = from === undefined ? build.context : yield* treeOfImage(build, from);
  if (isStepFailure(tree)) return tree;
  const sources = gather(tree, list, step.name, from !== undefined);
  if (isStepFailure(sources)) return sources;
  const owner =
    step.flags['chown'] === undefined
      ? { uid: 0, gid: 0 }
      : build.p.do((sim) => ownerOf(sim, build, stage, step.flags['chown'] ?? ''));
  const createdBy = nop(stage, `${step.name} ${label(sources)} in ${target} `);
  const known = yield* fromCache(build, stage, createdBy);
  if (known !== null) return known;
  yield* build.p.cpu(3);
  return build.p.do((sim) => {
    const copied = step.name === 'ADD' ? sources.map(unpacked) : sources;
    const place = stage.isWindows ? withoutDrive(target) : target;
    const layer = layOut(sim, build, stage, copied, place, owner);
    return addStep(sim, sim.daemons.need(build.daemon), stage, createdBy, layer);
  });
}

/** The things that the patterns mean. Directories come with what is in them. */
function gather(
  tree: LayerTree,
  patterns: readonly string[],
  name: string,
  isImage: boolean,
): Source[] | StepFailure {
  const found: Source[] = [];
  for (const pattern of patterns) {
    if (heredocOf(pattern) !== undefined) continue;
    if (!isImage && leavesRoot(pattern))
      return { failed: `${name} failed: forbidden path outside the build context: ${bare(pattern)} ()` };
    const path = clean(`/${pattern}`);
    const isPattern = /[*?[]/.test(path);
    const paths = isPattern
      ? Object.keys(tree)
          .filter((one) => matches(path, one))
          .sort()
      : [path];
    const before = found.length;
    for (const one of paths) {
      const part = subtree(tree, one);
      if (part !== undefined) found.push({ name: one.slice(one.lastIndexOf('/') + 1), tree: part });
    }
    if (found.length > before) continue;
    if (isPattern) return { failed: `${name} failed: no source files were specified` };
    const where = isImage
      ? `stat ${path.slice(1)}: file does not exist`
      : `file not found in build context or excluded by .dockerignore: stat ${path.slice(1)}: file does not exist`;
    return { failed: `${name} failed: ${where}` };
  }
  if (found.length === 0) return { failed: `${name} failed: no source files were specified` };
  return found;
}

const bare = (pattern: string) => pattern.replace(/^\/+/, '');

/** More `..` than directories before them. */
function leavesRoot(pattern: string): boolean {
  let depth = 0;
  for (const part of bare(pattern).split('/')) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

function clean(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** `file:…`, `dir:…` or `multi:…`, as history names what was copied. */
function label(sources: readonly Source[]): string {
  const [first] = sources;
  if (sources.length !== 1 || first === undefined) {
    const all = sources.map(({ name, tree }) => [
      `/${name}`,
      { type: 'file' as const, text: digestOf(tree) },
    ]);
    return `multi:${digestOf(Object.fromEntries(all) as LayerTree)}`;
  }
  return `${first.tree['']?.type === 'dir' ? 'dir' : 'file'}:${digestOf(first.tree)}`;
}

/** ADD unpacks archives that lie in the context. */
function unpacked(source: Source): Source {
  const tree = archiveTree(source.tree['']);
  return tree === undefined ? source : { name: source.name, tree };
}

interface Owner {
  uid: number;
  gid: number;
}

/** What the copy changes in the image's files: done on a union of its layers, so that links and existing directories count. */
function layOut(
  sim: Sim,
  build: Build,
  stage: Stage,
  sources: readonly Source[],
  target: string,
  owner: Owner,
): LayerTree {
  const { machine } = sim.daemons.need(build.daemon);
  const layers = sim.images.peek(imageKey(build.daemon, stage.image))?.layers ?? [];
  const fs = files.newOverlay(sim, machine, [...layers].reverse());
  const viewer = files.fsViewer(sim, fs);
  const folder = stage.isWindows ? withoutDrive(stage.config.WorkingDir) : stage.config.WorkingDir;
  const absolute = clean(target.startsWith('/') ? target : `${folder || '/'}/${target}`);
  const there = files.stat(sim, viewer, absolute, true);
  const isInto =
    target.endsWith('/') ||
    target === '.' ||
    target.endsWith('/.') ||
    sources.length > 1 ||
    (!isFail(there) && there.type === 'dir');
  for (const { name, tree } of sources) {
    const isDir = tree['']?.type === 'dir';
    const at = isDir || !isInto ? absolute : clean(`${absolute}/${name}`);
    const parent = isDir ? at : at.slice(0, at.lastIndexOf('/'));
    if (parent !== '' && parent !== '/') files.mkdirAll(sim, viewer, parent, 0o755);
    files.putTree(
      sim,
      viewer,
      parent === '' ? '/' : parent,
      placed(tree, isDir ? '' : at.slice(parent.length), owner),
    );
  }
  const made = files.upperTree(sim, fs);
  files.destroyFilesystem(sim, fs);
  delete made[''];
  return made;
}

/** The tree below another path, with the owner that copies get. */
function placed(tree: LayerTree, prefix: string, owner: Owner): LayerTree {
  const moved: LayerTree = {};
  for (const [path, entry] of Object.entries(tree)) {
    const at = `${prefix}${path}`;
    if (at !== '') moved[at] = owned(entry, prefix, owner);
  }
  return moved;
}

function owned(entry: LayerEntry, prefix: string, { uid, gid }: Owner): LayerEntry {
  if (entry.type === 'whiteout') return entry;
  if (entry.type === 'file' && entry.link !== undefined) return { ...entry, link: `${prefix}${entry.link}` };
  return { ...entry, uid, gid };
}

/** --chown=user:group by the image's own /etc/passwd and /etc/group, or numbers. */
function ownerOf(sim: Sim, build: Build, stage: Stage, chown: string): Owner {
  const layers = sim.images.peek(imageKey(build.daemon, stage.image))?.layers ?? [];
  const fs = files.newOverlay(sim, sim.daemons.need(build.daemon).machine, [...layers].reverse());
  const viewer = files.fsViewer(sim, fs);
  const [user = '0', group = user] = chown.split(':');
  const id = (file: string, name: string, column: number) => {
    if (/^\d+$/.test(name)) return Number(name);
    const content = files.readFile(sim, viewer, file);
    const line = isFail(content) ? undefined : content.split('\n').find((one) => one.startsWith(`${name}:`));
    return Number(line?.split(':')[column] ?? 0);
  };
  const owner = { uid: id('/etc/passwd', user, 2), gid: id('/etc/group', group, 2) };
  files.destroyFilesystem(sim, fs);
  return owner;
}

/** All files of an image or of an earlier stage. */
function* treeOfImage(build: Build, name: string): Steps<LayerTree | StepFailure> {
  if (build.stages.get(name) === undefined && name === String(stagesDone(build)))
    return { failed: `invalid from flag value ${name}: refers to current build stage` };
  const base = yield* baseOf(build, name);
  if (isStepFailure(base)) return { failed: `invalid from flag value ${name}: ${base.failed}` };
  return build.p.do((sim): LayerTree => {
    const layers = sim.images.peek(imageKey(build.daemon, base.id))?.layers ?? [];
    const fs = files.newOverlay(sim, sim.daemons.need(build.daemon).machine, [...layers].reverse());
    const tree = files.treeAt(sim, files.fsViewer(sim, fs), '/');
    files.destroyFilesystem(sim, fs);
    return isFail(tree) ? {} : (JSON.parse(JSON.stringify(tree)) as LayerTree);
  });
}

/** How many stages are finished: the number of the one that is being built. */
const stagesDone = (build: Build) => [...build.stages.keys()].filter((name) => /^\d+$/.test(name)).length;
