import { among, listOf, namedBy, oneOf, record, setOf, strict, text, truth, types, type Rule } from './rule';

/** What a service, network, volume… may be called. */
export const names = /^[a-zA-Z0-9._-]+$/;

export const texts = setOf(text);
export const textOrList = oneOf(text, texts);
export const command = oneOf(types('null'), text, listOf(text));
/** Truth values and whole numbers may be texts, since they may come from variables. */
export const flag = types('boolean', 'string');
export const whole = types('integer', 'string');
export const amount = types('number', 'string');
export const keyValues = oneOf(namedBy(/.+/, types('string', 'number', 'boolean', 'null'), true), texts);
export const driverOptions = namedBy(/^.+$/, types('string', 'number'), false);
export const hosts = oneOf(namedBy(/.+/, oneOf(text, listOf(text)), true), texts);
export const ulimits: Rule = namedBy(
  /^[a-z]+$/,
  oneOf(whole, record({ hard: whole, soft: whole }, ['soft', 'hard'])),
  false,
);
export const fileReferences = listOf(
  oneOf(text, record({ source: text, target: text, uid: text, gid: text, mode: amount })),
);
export const hook = record(
  { command, user: text, privileged: flag, working_dir: text, environment: keyValues },
  ['command'],
);
const deviceFields = {
  capabilities: texts,
  count: types('string', 'integer'),
  device_ids: texts,
  driver: text,
  options: keyValues,
};
export const reservedDevices = listOf(record(deviceFields, ['capabilities']));
export const gpus = oneOf(among('all'), listOf({ types: ['object'], fields: deviceFields }));
export const envFiles = oneOf(
  text,
  listOf(oneOf(text, strict({ path: text, format: text, required: flag }, ['path']))),
);
export const healthcheck = record({
  disable: flag,
  interval: text,
  retries: amount,
  test: oneOf(text, listOf(text)),
  timeout: text,
  start_period: text,
  start_interval: text,
});
export const development: Rule = {
  ...record({
    watch: listOf(
      record(
        {
          ignore: textOrList,
          include: textOrList,
          path: text,
          action: among('rebuild', 'sync', 'restart', 'sync+restart', 'sync+exec'),
          target: text,
          exec: hook,
          initial_sync: truth,
        },
        ['path', 'action'],
      ),
    ),
  }),
  types: ['object', 'null'],
};
