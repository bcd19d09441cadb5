import type { Fittings } from './fittings';
import { berthThings } from './layout/berth';
import { claimThings } from './layout/claims';
import { clashThings } from './layout/clash';
import { groupThings } from './layout/group';
import { heatThings } from './layout/heat';
import { ledgerThings } from './layout/ledger';
import { legendThings } from './layout/legend';
import { networkThings } from './layout/network';
import { plugThings } from './layout/plug';
import { pullSource, pushThings } from './layout/push';
import { roomsOf } from './layout/rooms';
import { storeThings } from './layout/store';
import { build } from './pictures/build';
import { clash } from './pictures/clash';
import { file } from './pictures/file';
import { group } from './pictures/group';
import { heat } from './pictures/heat';
import { icon } from './pictures/icon';
import { ledger } from './pictures/ledger';
import { legend } from './pictures/legend';
import { network } from './pictures/network';
import { pipe } from './pictures/pipe';
import { plug } from './pictures/plug';
import { process } from './pictures/process';
import { store } from './pictures/store';
import { vm } from './pictures/vm';
import { fitted } from './survey/fitted';

/** All fittings. Whoever shows a stage fetches this file by `import()` when facts say `isFitted`. */
export const outfit: Fittings = {
  survey: fitted,
  rooms: roomsOf,
  berths: berthThings,
  aroundCrates: (host, ground) => [
    ...groupThings(host, ground),
    ...networkThings(host, ground),
    ...legendThings(host, ground),
  ],
  aroundHost: (host, ground) => {
    const { stores, pipes } = storeThings(host, ground);
    const { beams, files } = claimThings(host, ground);
    return {
      behind: [...pipes, ...beams],
      front: [
        ...ledgerThings(host, ground),
        ...plugThings(host, ground),
        ...files,
        ...stores,
        ...clashThings(host, ground),
      ],
    };
  },
  map: heatThings,
  source: pullSource,
  pushes: pushThings,
  icon,
  pictures: { build, clash, file, group, heat, ledger, legend, network, pipe, plug, process, store, vm },
};
