import type { HostConfig } from '#sim/world/docker-config';
import { broken, invalid, type Refusal } from '../http/refusal';

const common = ['labels', 'labels-regex', 'env', 'env-regex', 'tag', 'mode', 'max-buffer-size'];
const cache = ['cache-disabled', 'cache-max-size', 'cache-max-file', 'cache-compress'];

/** Options of each driver that the engine brings along. What a remote one takes is kept in the engine's own cache, too. */
const logOptions: Readonly<Record<string, readonly string[]>> = {
  'json-file': ['max-size', 'max-file', 'compress', ...common],
  local: ['max-size', 'max-file', 'compress', 'mode', 'max-buffer-size'],
  none: [],
  syslog: [
    'syslog-address',
    'syslog-facility',
    'syslog-format',
    'syslog-tls-ca-cert',
    'syslog-tls-cert',
    'syslog-tls-key',
    'syslog-tls-skip-verify',
    ...common,
    ...cache,
  ],
  journald: [...common, ...cache],
  gelf: [
    'gelf-address',
    'gelf-compression-level',
    'gelf-compression-type',
    'gelf-tcp-max-reconnect',
    'gelf-tcp-reconnect-delay',
    ...common,
    ...cache,
  ],
  fluentd: [
    'fluentd-address',
    'fluentd-async',
    'fluentd-async-connect',
    'fluentd-async-reconnect-interval',
    'fluentd-buffer-limit',
    'fluentd-max-retries',
    'fluentd-request-ack',
    'fluentd-retry-wait',
    'fluentd-sub-second-precision',
    'fluentd-write-timeout',
    ...common,
    ...cache,
  ],
  awslogs: ['awslogs-region', 'awslogs-group', 'awslogs-stream', 'awslogs-create-group', ...common, ...cache],
  splunk: [
    'splunk-token',
    'splunk-url',
    'splunk-source',
    'splunk-sourcetype',
    'splunk-index',
    ...common,
    ...cache,
  ],
  gcplogs: [
    'gcp-project',
    'gcp-log-cmd',
    'gcp-meta-zone',
    'gcp-meta-name',
    'gcp-meta-id',
    ...common,
    ...cache,
  ],
};

const isSize = (text: string) => /^-?\d+(\.\d+)? ?[kmgtp]?i?b?$/i.test(text);

/** `mode` and `max-buffer-size`, which every driver has (moby, daemon/logger/factory.go). */
function wrongLogMode(config: Readonly<Record<string, string>>): string | undefined {
  const mode = config['mode'] ?? '';
  if (!['', 'blocking', 'non-blocking'].includes(mode)) return `logger: logging mode not supported: ${mode}`;
  const size = config['max-buffer-size'];
  if (size === undefined) return undefined;
  if (mode !== 'non-blocking')
    return "logger: max-buffer-size option is only supported with 'mode=non-blocking'";
  return isSize(size) ? undefined : `error parsing option max-buffer-size: invalid size: '${size}'`;
}

const isBool = (text: string) => /^(1|t|true|0|f|false)$/i.test(text);

/** Why a container's log cannot be begun; undefined when it can. Nobody on these machines listens to what is sent away. */
export function logProblem(host: Readonly<HostConfig>): string | undefined {
  const { Type, Config } = host.LogConfig;
  const option = (name: string) => Config?.[name] ?? '';
  const size = option('max-size');
  if (size !== '' && !isSize(size)) return `invalid size: '${size}'`;
  const count = option('max-file');
  if (count !== '' && !/^\d+$/.test(count))
    return `strconv.Atoi: parsing ${JSON.stringify(count)}: invalid syntax`;
  if (count !== '' && Number(count) < 1) return 'max-file cannot be less than 1';
  const compress = option('compress');
  if (compress !== '' && !isBool(compress))
    return `strconv.ParseBool: parsing ${JSON.stringify(compress)}: invalid syntax`;
  if (isYes(compress) && Type !== 'local' && (size === '' || count === '' || Number(count) < 2))
    return 'compress cannot be true when max-file is less than 2 or max-size is not set';
  return remotes[Type]?.(option);
}

const isYes = (text: string) => ['1', 't', 'true'].includes(text.toLowerCase());

const remotes: Readonly<Record<string, (option: (name: string) => string) => string | undefined>> = {
  fluentd: (option) => {
    if (isYes(option('fluentd-async')) || isYes(option('fluentd-async-connect'))) return undefined;
    const address = option('fluentd-address').replace(/^tcp:\/\//, '') || '127.0.0.1:24224';
    return `dial tcp ${address.includes(':') ? address : `${address}:24224`}: connect: connection refused`;
  },
  syslog: (option) => (option('syslog-address') === '' ? 'Unix syslog delivery error' : undefined),
  journald: () => 'journald is not enabled on this host',
  splunk: (option) => {
    if (option('splunk-url') === '') return 'splunk: splunk-url is expected';
    return option('splunk-token') === '' ? 'splunk: splunk-token is expected' : undefined;
  },
  gcplogs: () =>
    "gcplogs: No project was specified and couldn't read project from the metadata server. Please specify a project",
};

/** What a container's log is asked to be, before there is one. */
export function checkLog(host: HostConfig): Refusal | undefined {
  const { Type, Config } = host.LogConfig;
  const type = Type === '' ? 'json-file' : Type;
  const known = logOptions[type];
  if (known === undefined)
    return broken(`error looking up logging plugin ${type}: plugin "${type}" not found`);
  const mode = wrongLogMode(Config ?? {});
  if (mode !== undefined) return invalid(mode);
  const strange = Object.keys(Config ?? {}).find((name) => !known.includes(name));
  if (strange !== undefined) return invalid(`unknown log opt '${strange}' for ${type} log driver`);
  if (type === 'gelf' && (Config?.['gelf-address'] ?? '') === '')
    return invalid('gelf-address is a required parameter');
  if (type === 'awslogs' && (Config?.['awslogs-group'] ?? '') === '')
    return invalid("must specify a value for log opt 'awslogs-group'");
  return undefined;
}
