import { driverOptions, flag, keyValues, names, textOrList } from './common';
import { listOf, namedBy, oneOf, optionalRecord, record, strict, text, types, type Rule } from './rule';
import { service } from './service';

/** `external: true`, or the old form with a name. */
const external: Rule = { ...record({ name: text }), types: ['boolean', 'string', 'object'] };
const looseExternal: Rule = { types: ['boolean', 'string', 'object'], fields: { name: text } };

const pool = record({
  subnet: text,
  ip_range: text,
  gateway: text,
  aux_addresses: namedBy(/^.+$/, text, true),
});

const network = optionalRecord({
  name: text,
  driver: text,
  driver_opts: driverOptions,
  ipam: record({ driver: text, config: listOf(pool), options: namedBy(/^.+$/, text, true) }),
  external,
  internal: flag,
  enable_ipv4: flag,
  enable_ipv6: flag,
  attachable: flag,
  labels: keyValues,
});

const volume = optionalRecord({
  name: text,
  driver: text,
  driver_opts: driverOptions,
  external,
  labels: keyValues,
});

const fileObject = {
  name: text,
  environment: text,
  file: text,
  external: looseExternal,
  labels: keyValues,
  template_driver: text,
};
const secret = record({ ...fileObject, driver: text, driver_opts: driverOptions });
const config = record({ ...fileObject, content: text });

const model = record(
  { name: text, model: text, context_size: types('integer'), runtime_flags: listOf(text) },
  ['model'],
);

const include = oneOf(text, strict({ path: textOrList, env_file: textOrList, project_directory: text }));

/**
 * What a Compose file may hold, by the Compose specification's schema of compose-go 2.9.1
 * (https://github.com/compose-spec/compose-spec), as this project's own table.
 */
export const file = record({
  version: text,
  name: text,
  include: listOf(include),
  services: namedBy(names, service, true),
  models: namedBy(names, model, false),
  networks: namedBy(names, network, false),
  volumes: namedBy(names, volume, true),
  secrets: namedBy(names, secret, true),
  configs: namedBy(names, config, true),
});
