import type { Json } from '#sim/base/json';
import { isMapping } from '#sim/compose/yaml/index';
import { ComposeFailure } from '../failure';
import { asText, goType } from '../tree/interpolate';
import {
  command,
  environment,
  hosts,
  labels,
  options,
  pairs,
  ssh,
  test,
  textOrList,
  texts,
} from './collections';
import type { Kind } from './kind';
import * as scalar from './scalars';
import { fixedPart, part, partsByName, partsOf, type Shape } from './shape';

const { bytes, count, duration, fraction, text, truth, whole } = scalar;

const fileReference: Shape = [
  ['source', text],
  ['target', text],
  ['uid', text],
  ['gid', text],
  ['mode', scalar.fileMode],
];
export const fileReferences = partsOf(fileReference);

/** One number, or a soft and a hard one. */
const ulimit: Kind = {
  bind: (value) => {
    if (isMapping(value)) {
      const [soft, hard] = [Number(value.soft ?? 0), Number(value.hard ?? 0)];
      return { ...(soft !== 0 && { soft }), ...(hard !== 0 && { hard }) };
    }
    if (typeof value === 'number') return value === 0 ? {} : value;
    throw new ComposeFailure(`unexpected value type ${goType(value)} for ulimit`);
  },
  yaml: (value) => {
    if (typeof value === 'number') return value;
    const { soft = 0, hard = 0 } = value as { readonly soft?: number; readonly hard?: number };
    return { soft, hard };
  },
};
export const ulimits = partsByName(ulimit, false);

export const hookShape: Shape = [
  ['command', command],
  ['user', text],
  ['privileged', truth],
  ['working_dir', text],
  ['environment', environment],
];

export const build = part([
  ['context', text],
  ['dockerfile', text],
  ['dockerfile_inline', text],
  ['entitlements', texts],
  ['args', environment],
  ['provenance', text],
  ['sbom', text],
  ['ssh', ssh],
  ['labels', labels],
  ['cache_from', textOrList],
  ['cache_to', textOrList],
  ['no_cache', truth],
  ['additional_contexts', pairs],
  ['pull', truth],
  ['extra_hosts', hosts],
  ['isolation', text],
  ['network', text],
  ['target', text],
  ['secrets', fileReferences],
  ['shm_size', bytes],
  ['tags', textOrList],
  ['ulimits', ulimits],
  ['platforms', textOrList],
  ['privileged', truth],
]);

export const develop = part([
  [
    'watch',
    partsOf([
      ['path', scalar.shownText],
      ['action', scalar.shownText],
      ['target', text],
      ['exec', fixedPart(hookShape)],
      ['include', texts],
      ['ignore', texts],
      ['initial_sync', truth],
    ]),
  ],
]);

const rates = partsOf([
  ['Path', scalar.shownText],
  ['Rate', scalar.shownBytes],
]);

export const blkioConfig = part([
  ['weight', whole],
  [
    'weight_device',
    partsOf([
      ['Path', scalar.shownText],
      ['Weight', scalar.shownCount],
    ]),
  ],
  ['device_read_bps', rates],
  ['device_read_iops', rates],
  ['device_write_bps', rates],
  ['device_write_iops', rates],
]);

export const dependencies = partsByName(
  part([
    ['condition', text],
    ['restart', truth],
    ['required', scalar.shownTruth],
  ]),
  false,
);

export const deviceRequests = partsOf([
  ['capabilities', texts],
  ['driver', text],
  ['count', scalar.deviceCount],
  ['device_ids', texts],
  ['options', pairs],
]);

const resource = part([
  ['cpus', fraction],
  ['memory', bytes],
  ['pids', whole],
  ['devices', deviceRequests],
  [
    'generic_resources',
    partsOf([
      [
        'discrete_resource_spec',
        part([
          ['kind', scalar.shownText],
          ['value', scalar.shownCount],
        ]),
      ],
    ]),
  ],
]);

const updateConfig = part([
  ['parallelism', count],
  ['delay', scalar.nonZeroDuration],
  ['failure_action', text],
  ['monitor', scalar.nonZeroDuration],
  ['max_failure_ratio', fraction],
  ['order', text],
]);

export const deploy = part([
  ['mode', text],
  ['replicas', count],
  ['labels', labels],
  ['update_config', updateConfig],
  ['rollback_config', updateConfig],
  [
    'resources',
    fixedPart([
      ['limits', resource],
      ['reservations', resource],
    ]),
  ],
  [
    'restart_policy',
    part([
      ['condition', text],
      ['delay', duration],
      ['max_attempts', count],
      ['window', duration],
    ]),
  ],
  [
    'placement',
    fixedPart([
      ['constraints', texts],
      ['preferences', partsOf([['spread', text]])],
      ['max_replicas_per_node', whole],
    ]),
  ],
  ['endpoint_mode', text],
]);

export const devices = partsOf([
  ['source', text],
  ['target', text],
  ['permissions', text],
]);

/** Files of variables. One that must be there is printed as its path alone. */
export const envFiles: Kind = {
  bind: (value) => {
    if (!Array.isArray(value)) throw new ComposeFailure(`invalid type ${goType(value)} for env_file`);
    const list = value.filter(isMapping).map((entry): Json => {
      const format = entry.format === undefined ? {} : { format: asText(entry.format) };
      const required = entry.required === true || asText(entry.required).toLowerCase() === 'true';
      return { path: asText(entry.path), required, ...format };
    });
    return list.length === 0 ? undefined : list;
  },
  yaml: (value) =>
    (value as readonly { readonly path: string; readonly required: boolean }[]).map(({ path, required }) =>
      required ? path : { path, required },
    ),
};

export const healthcheck = part([
  ['test', test],
  ['timeout', duration],
  ['interval', duration],
  ['retries', count],
  ['start_period', duration],
  ['start_interval', duration],
  ['disable', truth],
]);

export const logging = part([
  ['driver', text],
  ['options', options],
]);

export const networks = partsByName(
  part([
    ['aliases', texts],
    ['driver_opts', options],
    ['gw_priority', whole],
    ['interface_name', text],
    ['ipv4_address', text],
    ['ipv6_address', text],
    ['link_local_ips', texts],
    ['mac_address', text],
    ['priority', whole],
  ]),
  true,
);

export const ports = partsOf([
  ['name', text],
  ['mode', text],
  ['host_ip', text],
  ['target', whole],
  ['published', text],
  ['protocol', text],
  ['app_protocol', text],
]);

export const volumes = partsOf([
  ['type', text],
  ['source', text],
  ['target', text],
  ['read_only', truth],
  ['consistency', text],
  [
    'bind',
    part([
      ['selinux', text],
      ['propagation', text],
      ['create_host_path', truth],
      ['recursive', text],
    ]),
  ],
  [
    'volume',
    part([
      ['labels', pairs],
      ['nocopy', truth],
      ['subpath', text],
    ]),
  ],
  [
    'tmpfs',
    part([
      ['size', bytes],
      ['mode', whole],
    ]),
  ],
  ['image', part([['subpath', text]])],
]);
