import type { LayerTree } from '#sim/world/files';
import { grown } from '../trees/pieces';
import type { ConfigFacts, ImageFacts, LayerFacts } from '../types';
import { exposes, runs, sets, setsCmd, setsEntrypoint, setsEnv, unknown } from './steps';

/** An image of which, beside its configuration, only about how large it is is known. */
interface App {
  /** what its layer is named by: repository and version */
  name: string;
  tags: readonly string[];
  created: string;
  base: readonly LayerFacts[];
  /** transfer size of what it adds, MB (from memory, not verified) */
  megabytes: number;
  /** unpacked size as a multiple of that: 2.6, and 3.3 for runtimes on Alpine (images.json, on_disk_ratio_seen) */
  ratio?: number;
  /** the step that adds it */
  by: string;
  tree: LayerTree;
  /** data files that make up the rest of the layer */
  rest: string;
  config: ConfigFacts;
}

/** A base and one layer with the application. */
export function app({
  name,
  tags,
  created,
  base,
  megabytes,
  ratio = 2.6,
  by,
  tree,
  rest,
  config,
}: App): ImageFacts {
  const size = megabytes * ratio;
  const layer = unknown(
    name,
    megabytes,
    size,
    runs(by),
    () => grown(size * 1e6, rest, tree),
    stepsOf(config),
  );
  return { tags, created, layers: [...base, layer], config };
}

/** The steps of a configuration, for the history. */
function stepsOf({ env = {}, volumes, workdir, entrypoint, ports, cmd, stopSignal }: ConfigFacts): string[] {
  return [
    ...Object.entries(env)
      .filter(([name]) => name !== 'PATH')
      .map(([name, value]) => setsEnv(name, value)),
    ...(volumes === undefined ? [] : [sets(`VOLUME [${volumes.join(' ')}]`)]),
    ...(workdir === undefined ? [] : [sets(`WORKDIR ${workdir}`)]),
    ...(entrypoint === undefined ? [] : [setsEntrypoint(...entrypoint)]),
    ...(stopSignal === undefined ? [] : [sets(`STOPSIGNAL ${stopSignal}`)]),
    ...(ports === undefined ? [] : [exposes(...ports.map((port) => port.replace(/\/tcp$/, '')))]),
    ...(cmd === undefined ? [] : [setsCmd(...cmd)]),
  ];
}
