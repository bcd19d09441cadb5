import { goNumber, isMapping, mapping, type Mapping, type Value } from '#sim/compose/yaml/index';
import { warn, type LoadContext } from '../context';
import { ComposeFailure } from '../failure';
import { InvalidTemplate, substitute, type Lookup, type Unset } from '../text/template';
import { PathTable, showPath, type TreePath } from '../tree-path';

type Cast = (text: string, context: LoadContext) => Value;

const integer: Cast = (text) => {
  if (!/^[-+]?\d+$/.test(text)) throw syntax('Atoi', text);
  return Number(text);
};
const integer64: Cast = (text) => {
  if (!/^[-+]?\d+$/.test(text)) throw syntax('ParseInt', text);
  return Number(text);
};
const float: Cast = (text) => {
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) throw syntax('ParseFloat', text);
  return Number(text);
};

function syntax(call: string, text: string): ComposeFailure {
  return new ComposeFailure(`strconv.${call}: parsing ${JSON.stringify(text)}: invalid syntax`);
}

/** YAML 1.1's words for true and false count too, with a warning. */
export const toBoolean: Cast = (text, context) => {
  const word = text.toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  const isYes = ['y', 'yes', 'on'].includes(word);
  if (!isYes && !['n', 'no', 'off'].includes(word)) throw new ComposeFailure(`invalid boolean: ${text}`);
  const better = isYes ? 'true' : 'false';
  warn(context, `${JSON.stringify(text)} for boolean is not supported by YAML 1.2, please use \`${better}\``);
  return isYes;
};

/** Where a text becomes a number or a truth value, whether or not a variable was in it. */
const casts = new PathTable<Cast>({
  'services.*.cpu_count': integer64,
  'services.*.cpu_percent': float,
  'services.*.cpu_period': integer64,
  'services.*.cpu_quota': integer64,
  'services.*.cpu_rt_period': integer64,
  'services.*.cpu_rt_runtime': integer64,
  'services.*.cpus': float,
  'services.*.cpu_shares': integer64,
  'services.*.init': toBoolean,
  'services.*.deploy.replicas': integer,
  'services.*.deploy.update_config.parallelism': integer,
  'services.*.deploy.update_config.max_failure_ratio': float,
  'services.*.deploy.rollback_config.parallelism': integer,
  'services.*.deploy.rollback_config.max_failure_ratio': float,
  'services.*.deploy.restart_policy.max_attempts': integer,
  'services.*.deploy.placement.max_replicas_per_node': integer,
  'services.*.healthcheck.retries': integer,
  'services.*.healthcheck.disable': toBoolean,
  'services.*.oom_kill_disable': toBoolean,
  'services.*.oom_score_adj': integer64,
  'services.*.pids_limit': integer64,
  'services.*.ports.[].target': integer,
  'services.*.privileged': toBoolean,
  'services.*.read_only': toBoolean,
  'services.*.scale': integer,
  'services.*.stdin_open': toBoolean,
  'services.*.tty': toBoolean,
  'services.*.ulimits.*': integer,
  'services.*.ulimits.*.hard': integer,
  'services.*.ulimits.*.soft': integer,
  'services.*.volumes.[].read_only': toBoolean,
  'services.*.volumes.[].volume.nocopy': toBoolean,
  'networks.*.external': toBoolean,
  'networks.*.internal': toBoolean,
  'networks.*.attachable': toBoolean,
  'networks.*.enable_ipv4': toBoolean,
  'networks.*.enable_ipv6': toBoolean,
  'volumes.*.external': toBoolean,
  'secrets.*.external': toBoolean,
  'configs.*.external': toBoolean,
});

/** The warning of a variable that is not set. */
export function unsetWarning(context: LoadContext): Unset {
  return (name) => {
    warn(context, `The ${JSON.stringify(name)} variable is not set. Defaulting to a blank string.`);
  };
}

/** Replaces the variables in all texts of a tree (not in its keys), and casts what has to be a number or a truth value. */
export function interpolate(tree: Mapping, lookup: Lookup, context: LoadContext): Mapping {
  return interpolateMapping(tree, [], lookup, context);
}

function interpolateMapping(tree: Mapping, path: TreePath, lookup: Lookup, context: LoadContext): Mapping {
  return mapping(
    Object.entries(tree).map(([key, value]) => [
      key,
      interpolateValue(value, [...path, key], lookup, context),
    ]),
  );
}

function interpolateValue(value: Value, path: TreePath, lookup: Lookup, context: LoadContext): Value {
  if (typeof value === 'string') return interpolateText(value, path, lookup, context);
  if (isMapping(value)) return interpolateMapping(value, path, lookup, context);
  if (!Array.isArray(value)) return value;
  return value.map((item) => interpolateValue(item, [...path, '[]'], lookup, context));
}

function interpolateText(text: string, path: TreePath, lookup: Lookup, context: LoadContext): Value {
  let result: string;
  try {
    result = substitute(text, lookup, unsetWarning(context));
  } catch (error) {
    throw located(error, path);
  }
  const cast = casts.find(path);
  if (cast === undefined) return result;
  try {
    return cast(result, context);
  } catch (error) {
    if (!(error instanceof ComposeFailure)) throw error;
    throw new ComposeFailure(
      `error while interpolating ${showPath(path)}: failed to cast to expected type: ${error.message}`,
    );
  }
}

function located(error: unknown, path: TreePath): unknown {
  const place = showPath(path);
  if (error instanceof InvalidTemplate) {
    return new ComposeFailure(
      `invalid interpolation format for ${place}.\nYou may need to escape any $ with another $.\n${error.template}`,
    );
  }
  if (!(error instanceof ComposeFailure)) return error;
  return new ComposeFailure(`error while interpolating ${place}: ${error.message}`);
}

/** A value as Go's `%v` prints it: what it is where a text is wanted. */
export function asText(value: Value | undefined): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' || typeof value === 'bigint') return goNumber(value);
  if (Array.isArray(value)) return `[${value.map(asText).join(' ')}]`;
  if (!isMapping(value)) return value.text;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${entries.map(([key, one]) => `${key}:${asText(one)}`).join(' ')}]`;
}

/** A value where Go's `%s` wants a text: of anything else its type is said too. */
export function asWords(value: Value | undefined): string {
  const isOdd = typeof value === 'number' || typeof value === 'boolean';
  return isOdd ? `%!s(${goType(value)}=${asText(value)})` : asText(value);
}

/** What Go calls the type of a value, for refusals. */
export function goType(value: Value | undefined): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'bigint') return value < 0n ? 'int64' : 'uint64';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float64';
  if (typeof value === 'string') return 'string';
  if (Array.isArray(value)) return '[]interface {}';
  return isMapping(value) ? 'map[string]interface {}' : 'time.Time';
}
