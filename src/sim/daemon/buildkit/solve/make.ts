import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { LayerTree } from '#sim/world/files';
import { storeTree } from '../cache/records';
import { ownerIn } from './owner';
import type { Kind } from './work';

/** WORKDIR: the directory, with those above it that are missing. They belong to USER. */
export const makeDirectory: Kind<'mkdir'> = function* (task, work) {
  yield* task.p.cpu(2);
  return task.p.do((sim) => {
    const [base = []] = task.inputs;
    const fs = files.newOverlay(sim, sim.daemons.need(task.daemon).machine, [...base].reverse());
    const viewer = files.fsViewer(sim, fs);
    const owner = work.owner === '' ? undefined : ownerIn(sim, viewer, work.owner);
    let at = '';
    for (const part of work.path.split('/').filter((one) => one !== '')) {
      at += `/${part}`;
      if (!isFail(files.stat(sim, viewer, at, true))) continue;
      files.mkdirAll(sim, viewer, at, 0o755);
      if (owner !== undefined) files.chown(sim, viewer, at, owner.uid, owner.gid);
    }
    const tree = files.upperTree(sim, fs);
    files.destroyFilesystem(sim, fs);
    delete tree[''];
    const layer = storeTree(sim, task.daemon, tree, 0);
    return { layers: [...base, layer], created: sim.now };
  });
};

/** A document of the Dockerfile itself. */
export const makeFile: Kind<'file'> = function* (task, work) {
  yield* task.p.cpu(1);
  return task.p.do((sim) => {
    const tree: LayerTree = {
      [`/${work.name}`]: { type: 'file', mode: work.mode, text: work.data, mtime: sim.now },
    };
    const layer = storeTree(sim, task.daemon, tree, files.layerSize(tree));
    return { layers: [layer], created: sim.now };
  });
};
