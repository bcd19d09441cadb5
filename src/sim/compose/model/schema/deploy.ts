import { amount, keyValues, reservedDevices, whole } from './common';
import { among, listOf, optionalRecord, record, text } from './rule';

const update = record({
  parallelism: whole,
  delay: text,
  failure_action: text,
  monitor: text,
  max_failure_ratio: amount,
  order: among('start-first', 'stop-first'),
});

const resources = record({
  limits: record({ cpus: amount, memory: text, pids: whole }),
  reservations: record({
    cpus: amount,
    memory: text,
    generic_resources: listOf(record({ discrete_resource_spec: record({ kind: text, value: amount }) })),
    devices: reservedDevices,
  }),
});

/** A service's `deploy`. */
export const deployment = optionalRecord({
  mode: text,
  endpoint_mode: text,
  replicas: whole,
  labels: keyValues,
  rollback_config: update,
  update_config: update,
  resources,
  restart_policy: record({ condition: text, delay: text, max_attempts: whole, window: text }),
  placement: record({
    constraints: listOf(text),
    preferences: listOf(record({ spread: text })),
    max_replicas_per_node: whole,
  }),
});
