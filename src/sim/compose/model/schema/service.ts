import * as common from './common';
import { deployment } from './deploy';
import { among, listOf, namedBy, oneOf, record, setOf, strict, text, truth, types, type Rule } from './rule';

const { amount, command, flag, keyValues, names, texts, textOrList, whole } = common;

const build = record({
  context: text,
  dockerfile: text,
  dockerfile_inline: text,
  entitlements: listOf(text),
  args: keyValues,
  ssh: keyValues,
  labels: keyValues,
  cache_from: listOf(text),
  cache_to: listOf(text),
  no_cache: flag,
  additional_contexts: keyValues,
  network: text,
  provenance: types('string', 'boolean'),
  sbom: types('string', 'boolean'),
  pull: flag,
  target: text,
  shm_size: whole,
  extra_hosts: common.hosts,
  isolation: text,
  privileged: flag,
  secrets: common.fileReferences,
  tags: listOf(text),
  ulimits: common.ulimits,
  platforms: listOf(text),
});

const limits = listOf(strict({ path: text, rate: whole }));
const blkio = strict({
  device_read_bps: limits,
  device_read_iops: limits,
  device_write_bps: limits,
  device_write_iops: limits,
  weight: whole,
  weight_device: listOf(strict({ path: text, weight: whole })),
});

const dependencies = oneOf(
  texts,
  namedBy(
    names,
    record(
      {
        restart: flag,
        required: truth,
        condition: among('service_started', 'service_healthy', 'service_completed_successfully'),
      },
      ['condition'],
    ),
    true,
  ),
);

const network = record({
  aliases: texts,
  interface_name: text,
  ipv4_address: text,
  ipv6_address: text,
  link_local_ips: texts,
  mac_address: text,
  driver_opts: common.driverOptions,
  priority: types('number'),
  gw_priority: types('number'),
});

const port = record({
  name: text,
  mode: text,
  host_ip: text,
  target: whole,
  published: types('string', 'integer'),
  protocol: text,
  app_protocol: text,
});

const volume = record(
  {
    type: among('bind', 'volume', 'tmpfs', 'cluster', 'npipe', 'image'),
    source: text,
    target: text,
    read_only: flag,
    consistency: text,
    bind: record({
      propagation: text,
      create_host_path: flag,
      recursive: among('enabled', 'disabled', 'writable', 'readonly'),
      selinux: among('z', 'Z'),
    }),
    volume: record({ labels: keyValues, nocopy: flag, subpath: text }),
    tmpfs: record({ size: oneOf({ types: ['integer'], least: 0 }, text), mode: amount }),
    image: record({ subpath: text }),
  },
  ['type'],
);

const scalar = types('string', 'number', 'boolean');
const provider = record({ type: text, options: namedBy(/^.+$/, oneOf(scalar, listOf(scalar)), false) }, [
  'type',
]);

const count = (least: number, most?: number): Rule =>
  oneOf(text, { types: ['integer'], least, ...(most !== undefined && { most }) });

/** A service. */
export const service = record({
  develop: common.development,
  deploy: deployment,
  annotations: keyValues,
  attach: flag,
  build: oneOf(text, build),
  blkio_config: blkio,
  cap_add: texts,
  cap_drop: texts,
  cgroup: among('host', 'private'),
  cgroup_parent: text,
  command,
  configs: common.fileReferences,
  container_name: { types: ['string'], pattern: /[a-zA-Z0-9][a-zA-Z0-9_.-]+/ },
  cpu_count: count(0),
  cpu_percent: count(0, 100),
  cpu_shares: amount,
  cpu_quota: amount,
  cpu_period: amount,
  cpu_rt_period: amount,
  cpu_rt_runtime: amount,
  cpus: amount,
  cpuset: text,
  credential_spec: record({ config: text, file: text, registry: text }),
  depends_on: dependencies,
  device_cgroup_rules: texts,
  devices: listOf(oneOf(text, record({ source: text, target: text, permissions: text }, ['source']))),
  dns: textOrList,
  dns_opt: texts,
  dns_search: textOrList,
  domainname: text,
  entrypoint: command,
  env_file: common.envFiles,
  label_file: oneOf(text, listOf(text)),
  environment: keyValues,
  expose: setOf(types('string', 'number')),
  extends: oneOf(text, strict({ service: text, file: text }, ['service'])),
  provider,
  external_links: texts,
  extra_hosts: common.hosts,
  gpus: common.gpus,
  group_add: setOf(types('string', 'number')),
  healthcheck: common.healthcheck,
  hostname: text,
  image: text,
  init: flag,
  ipc: text,
  isolation: text,
  labels: keyValues,
  links: texts,
  logging: record({ driver: text, options: namedBy(/^.+$/, types('string', 'number', 'null'), false) }),
  mac_address: text,
  mem_limit: amount,
  mem_reservation: types('string', 'integer'),
  mem_swappiness: whole,
  memswap_limit: amount,
  network_mode: text,
  models: oneOf(
    texts,
    namedBy(names, oneOf(record({ endpoint_var: text, model_var: text }), types('null')), false),
  ),
  networks: oneOf(texts, namedBy(names, oneOf(network, types('null')), true)),
  oom_kill_disable: flag,
  oom_score_adj: count(-1000, 1000),
  pid: types('string', 'null'),
  pids_limit: amount,
  platform: text,
  ports: setOf(oneOf(types('number'), text, port)),
  post_start: listOf(common.hook),
  pre_stop: listOf(common.hook),
  privileged: flag,
  profiles: texts,
  pull_policy: {
    types: ['string'],
    pattern: /always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+/,
  },
  pull_refresh_after: text,
  read_only: flag,
  restart: text,
  runtime: text,
  scale: whole,
  security_opt: texts,
  shm_size: amount,
  secrets: common.fileReferences,
  sysctls: keyValues,
  stdin_open: flag,
  stop_grace_period: text,
  stop_signal: text,
  storage_opt: types('object'),
  tmpfs: textOrList,
  tty: flag,
  ulimits: common.ulimits,
  use_api_socket: truth,
  user: text,
  uts: text,
  userns_mode: text,
  volumes: setOf(oneOf(text, volume)),
  volumes_from: texts,
  working_dir: text,
});
