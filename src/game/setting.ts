import { programAt, publishedLayers, read } from '#sim/index';
import { machineOf, type Play } from './play';

/** What several programs want at one path, and what lies there now. */
export interface ClaimNow {
  path: string;
  has: string;
  wants: { app: string; version: string; isMet: boolean; isContained: boolean }[];
}

/** What the picture of a level shows beside the world itself. */
export interface LevelSetting {
  claims: Map<number, ClaimNow[]>;
  registries: {
    host: string;
    images: { name: string; layers: { id: string; size: number; isMoving: boolean }[] }[];
  }[];
}

export function settingOf(play: Play): LevelSetting {
  const claims = new Map<number, ClaimNow[]>();
  for (const claim of play.level.claims) {
    const machine = machineOf(play.world, claim.host);
    const version = programAt(play.world, machine, claim.path)?.version ?? '';
    const has = version === '' ? '' : `v${version}`;
    const wants = claim.wants.map(({ app, version: text, matches }) => ({
      app,
      version: text,
      isMet: new RegExp(matches).test(version),
      isContained: false,
    }));
    claims.set(machine, [...(claims.get(machine) ?? []), { path: claim.path, has, wants }]);
  }
  return { claims, registries: registriesOf(play) };
}

/** Docker Hub, with the images of the level's shelf; what is on its way to a host is marked. */
function registriesOf(play: Play): LevelSetting['registries'] {
  const moving = new Set(read(play.world, (sim) => [...sim.pulls.all()].map((pull) => pull.id)));
  const images = play.level.shelf.flatMap((name) => {
    const layers = publishedLayers(name);
    if (layers === undefined) return [];
    return [
      {
        name,
        layers: layers.map(({ digest, bytes }) => ({
          id: digest,
          size: bytes,
          isMoving: moving.has(digest),
        })),
      },
    ];
  });
  return images.length === 0 ? [] : [{ host: 'docker.io', images }];
}
