import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { configFolder } from './config-file';
import { isOnWindows, type Endpoint } from './endpoint';
import { isRefusal, type Refusal } from './refusal';

/** Where the client looks for its plugins. */
const folders = [
  '/usr/libexec/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
];

/** The file of a plugin, or undefined where there is none. */
export function findPlugin(p: Proc, name: string): string | undefined {
  const paths = [`${configFolder(p)}/cli-plugins`, ...folders].map((folder) => `${folder}/docker-${name}`);
  const onWindows = `/Program Files/Docker/cli-plugins/docker-${name}.exe`;
  return (isOnWindows(p) ? [onWindows] : paths).find((path) => !isFail(p.stat(path)));
}

/** How BuildKit is wanted: DOCKER_BUILDKIT is empty, true or false; undefined when it is neither. */
function buildKitWish(value: string | undefined): 'usual' | 'on' | 'off' | undefined {
  if (value === undefined || value === '') return 'usual';
  if (/^(1|t|T|TRUE|true|True)$/.test(value)) return 'on';
  return /^(0|f|F|FALSE|false|False)$/.test(value) ? 'off' : undefined;
}

/** The words for buildx where a command line is one of its aliases: `build …`, `builder …`, `image build …`, `bake …`. */
function forwarded(words: readonly string[]): readonly string[] | undefined {
  const [first, second] = words;
  if (first === 'build' || first === 'bake') return words;
  if (first === 'builder') return words.slice(1);
  return first === 'image' && second === 'build' ? words.slice(1) : undefined;
}

/**
 * Commands about builds are buildx's, unless DOCKER_BUILDKIT says no or the plugin is not there: then undefined is the answer, and the
 * client's own commands go on.
 */
export function* becomeBuilder(
  p: Proc,
  words: readonly string[],
  endpoint: Endpoint | Refusal,
  globals: Readonly<Record<string, unknown>>,
): Steps<number | undefined> {
  const own = forwarded(words);
  if (own === undefined) return undefined;
  const wish = buildKitWish(p.env['DOCKER_BUILDKIT']);
  if (wish === undefined) {
    const value = JSON.stringify(p.env['DOCKER_BUILDKIT']);
    yield* p.err(
      `DOCKER_BUILDKIT environment variable expects boolean value: strconv.ParseBool: parsing ${value}: invalid syntax\n`,
    );
    return 1;
  }
  if (wish === 'off' && words[0] !== 'bake') return undefined;
  const path = findPlugin(p, 'buildx');
  if (path === undefined) return undefined;
  if (isRefusal(endpoint)) {
    yield* p.err(`${endpoint.refused}\n`);
    return 1;
  }
  const isDebug = globals['debug'] === true;
  const env = {
    ...p.env,
    BUILDX_BUILDER: 'default',
    DOCKER_HOST: endpoint.host,
    ...(isDebug ? { DOCKER_DEBUG: '1' } : {}),
  };
  yield* p.exec({ path, argv: [path, 'buildx', ...own], env });
  yield* p.err(`fork/exec ${path}: permission denied\n`);
  return 1;
}
