import { isMapping, isSame, mapping, type Mapping, type Value } from '#sim/compose/yaml/index';
import { ComposeFailure } from '../failure';
import { PathTable, showPath, type TreePath } from '../tree-path';
import { asText, goType } from './interpolate';

/** A file over another: what both say is merged by the rules of its place, else mappings merge, lists append, values replace. */
export function merge(base: Mapping, over: Mapping): Mapping {
  const merged = mergeValue(base, over, []);
  return isMapping(merged) ? merged : base;
}

/** A service over the one that it extends. */
export function mergeService(base: Mapping, over: Mapping): Mapping {
  const merged = mergeValue(base, over, ['services', 'x']);
  return isMapping(merged) ? merged : base;
}

type Rule = (base: Value, over: Value, path: TreePath) => Value;

const replace: Rule = (_, over) => over;
const appendSequences: Rule = (base, over) => [...asSequence(base), ...asSequence(over)];
const appendHosts: Rule = (base, over) => {
  const first = asSequence(base);
  return [...first, ...asSequence(over).filter((host) => !first.includes(host))];
};
const mergeNames: Rule = (base, over, path) => mergeMappings(named(base), named(over), path);
const mergeDependencies: Rule = (base, over, path) => {
  const entry = (): Mapping =>
    mapping([
      ['condition', 'service_started'],
      ['required', true],
    ]);
  return mergeMappings(named(base, entry), named(over, entry), path);
};
const mergeBuild: Rule = (base, over, path) => mergeMappings(asBuild(base), asBuild(over), path);
const mergeLogging: Rule = (base, over, path) => {
  if (!isMapping(base) || !isMapping(over)) return over;
  const isOther = 'driver' in base && 'driver' in over && !isSame(base.driver, over.driver);
  return isOther ? over : mergeMappings(base, over, path);
};

const rules = new PathTable<Rule>({
  'networks.*.ipam.config': mergePools,
  'networks.*.labels': appendSequences,
  'volumes.*.labels': appendSequences,
  'services.*.annotations': appendSequences,
  'services.*.build': mergeBuild,
  'services.*.build.args': appendSequences,
  'services.*.build.additional_contexts': appendSequences,
  'services.*.build.extra_hosts': appendHosts,
  'services.*.build.labels': appendSequences,
  'services.*.command': replace,
  'services.*.depends_on': mergeDependencies,
  'services.*.deploy.labels': appendSequences,
  'services.*.dns': appendSequences,
  'services.*.dns_opt': appendSequences,
  'services.*.dns_search': appendSequences,
  'services.*.entrypoint': replace,
  'services.*.env_file': appendSequences,
  'services.*.label_file': appendSequences,
  'services.*.environment': appendSequences,
  'services.*.extra_hosts': appendHosts,
  'services.*.healthcheck.test': replace,
  'services.*.labels': appendSequences,
  'services.*.volumes.*.volume.labels': appendSequences,
  'services.*.logging': mergeLogging,
  'services.*.models': mergeNames,
  'services.*.networks': mergeNames,
  'services.*.sysctls': appendSequences,
  'services.*.tmpfs': appendSequences,
  'services.*.ulimits.*': replace,
});

function mergeValue(base: Value, over: Value, path: TreePath): Value {
  const rule = rules.find(path);
  if (rule !== undefined) return rule(base, over, path);
  if (over === null) return base;
  if (isMapping(base)) {
    if (!isMapping(over)) throw new ComposeFailure(`cannot override ${showPath(path)}`);
    return mergeMappings(base, over, path);
  }
  if (!Array.isArray(base)) return over;
  if (!Array.isArray(over)) throw new ComposeFailure(`cannot override ${showPath(path)}`);
  return [...base, ...over];
}

function mergeMappings(base: Mapping, over: Mapping, path: TreePath): Mapping {
  const merged = mapping(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const earlier = merged[key];
    merged[key] = earlier === undefined ? value : mergeValue(earlier, value, [...path, key]);
  }
  return merged;
}

/** `KEY=value` entries of a mapping, sorted; a list as it is; a text as a list of one. */
function asSequence(value: Value): Value[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return [value];
  if (!isMapping(value)) return [];
  const entries = Object.entries(value).flatMap(([key, one]) => {
    if (one === null) return [key];
    if (Array.isArray(one)) return one.map((item) => `${key}=${asText(item)}`);
    return [`${key}=${asText(one)}`];
  });
  return entries.sort();
}

/** A list of names as a mapping from them. */
function named(value: Value, entry: () => Value = () => null): Mapping {
  if (isMapping(value)) return value;
  if (!Array.isArray(value)) return mapping();
  return mapping(value.map((name) => [asText(name), entry()]));
}

function asBuild(value: Value): Mapping {
  if (isMapping(value)) return value;
  return typeof value === 'string' ? mapping([['context', value]]) : mapping();
}

/** Address pools are the same when their subnets are. */
function mergePools(base: Value, over: Value, path: TreePath): Value {
  if (!Array.isArray(base) || !Array.isArray(over)) {
    throw new ComposeFailure(`${showPath(path)}: unexpected type ${goType(base)}`);
  }
  const pools: Mapping[] = [];
  const indexOf = (pool: Mapping): number => pools.findIndex((one) => isSame(one.subnet, pool.subnet));
  for (const original of base) {
    for (const replacement of over) {
      const [right, left] = [named(original), named(replacement)];
      if (!isSame(left.subnet, right.subnet) && indexOf(left) === -1) {
        pools.push(left);
        continue;
      }
      const merged = mergeMappings(right, left, path);
      const index = indexOf(merged);
      if (index === -1) pools.push(merged);
      else pools[index] = merged;
    }
  }
  return pools;
}
