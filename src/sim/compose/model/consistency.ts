import { ComposeFailure } from './failure';
import type { Project } from './project';
import { mapServices } from './service-files';
import type { Service } from './service';
import { bytesOf } from './units';

const invalid = (words: string): ComposeFailure => new ComposeFailure(`${words}: invalid compose project`);

interface Look {
  readonly project: Project;
  readonly name: string;
  readonly service: Service;
}
type Check = (look: Look) => void;

const has = (named: Readonly<Record<string, unknown>>, name: string): boolean => Object.hasOwn(named, name);

const source: Check = ({ name, service: { build, image = '', provider } }) => {
  if (build === undefined && image === '' && provider === undefined) {
    throw invalid(`service "${name}" has neither an image nor a build context specified`);
  }
};

const build: Check = ({ project, name, service: { build: own, platform = '' } }) => {
  if (own === undefined) return;
  if (own.dockerfile_inline !== undefined && own.dockerfile !== undefined) {
    throw invalid(`service "${name}" declares mutualy exclusive dockerfile and dockerfile_inline`);
  }
  for (const [add, context] of Object.entries(own.additional_contexts ?? {})) {
    const [, target] = /^service:(.*)$/s.exec(context) ?? [];
    if (target === undefined) continue;
    const other = has(project.services, target) ? project.services[target] : undefined;
    if (other?.build !== undefined) continue;
    const what = other === undefined ? 'unknown' : 'non-buildable';
    throw new ComposeFailure(
      `service "${name}" declares ${what} service "${target}" as additional contexts ${add}`,
    );
  }
  const { platforms = [] } = own;
  if (platforms.length > 0 && platform !== '' && !platforms.includes(platform)) {
    throw invalid(`service.build.platforms MUST include service.platform "${platform}"`);
  }
};

const networks: Check = ({ project, name, service: { network_mode, networks: own = {} } }) => {
  if (network_mode !== undefined && Object.keys(own).length > 0) {
    throw invalid(`service ${name} declares mutually exclusive \`network_mode\` and \`networks\``);
  }
  const gone = Object.keys(own).find((network) => !has(project.networks, network));
  if (gone !== undefined) throw invalid(`service "${name}" refers to undefined network ${gone}`);
};

const healthcheck: Check = ({ service }) => {
  const [first] = service.healthcheck?.test ?? [];
  if (first === undefined || ['CMD', 'CMD-SHELL', 'NONE'].includes(first)) return;
  throw new ComposeFailure('healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"');
};

const dependencies: Check = ({ project, name, service: { depends_on = {}, network_mode = '' } }) => {
  for (const [other, { required }] of Object.entries(depends_on)) {
    if (has(project.services, other) || (has(project.disabledServices, other) && !required)) continue;
    throw invalid(`service "${name}" depends on undefined service "${other}"`);
  }
  const [, shared] = /^service:(.*)$/s.exec(network_mode) ?? [];
  if (shared === undefined || has(project.services, shared)) return;
  throw new ComposeFailure(`service "${shared}" not found for network_mode 'service:${shared}'`);
};

const references: Check = ({ project, name, service }) => {
  const refer = (
    kind: string,
    all: Readonly<Record<string, unknown>>,
    names: readonly (string | undefined)[],
  ): void => {
    const gone = names.find((one) => one === undefined || !has(all, one));
    if (names.length > 0 && names.some((one) => one === undefined || !has(all, one))) {
      throw invalid(`service "${name}" refers to undefined ${kind} ${gone ?? ''}`);
    }
  };
  const volumes = (service.volumes ?? []).filter((one) => one.type === 'volume' && one.source !== undefined);
  refer(
    'volume',
    project.volumes,
    volumes.map((one) => one.source),
  );
  refer(
    'build secret',
    project.secrets,
    (service.build?.secrets ?? []).map((one) => one.source),
  );
  refer(
    'config',
    project.configs,
    (service.configs ?? []).map((one) => one.source),
  );
  refer('model', project.models, Object.keys(service.models ?? {}));
  refer(
    'secret',
    project.secrets,
    (service.secrets ?? []).map((one) => one.source),
  );
};

const scale: Check = ({ name, service: { scale: own, deploy } }) => {
  const replicas = deploy?.replicas;
  if (own !== undefined && replicas !== undefined && own !== replicas) {
    throw invalid(`services.${name}: can't set distinct values on 'scale' and 'deploy.replicas'`);
  }
  if (own !== undefined && own < 0) {
    throw new ComposeFailure(`services.${name}.scale: must be greater than or equal to 0`);
  }
  if (replicas !== undefined && replicas < 0) {
    throw new ComposeFailure(`services.${name}.deploy.replicas: must be greater than or equal to 0`);
  }
};

const limits: Check = ({ name, service }) => {
  const { limits: most, reservations: least } = service.deploy?.resources ?? {};
  const distinct = (own: string, theirs: string): ComposeFailure =>
    invalid(`services.${name}: can't set distinct values on '${own}' and 'deploy.resources.${theirs}'`);
  if (most !== undefined) {
    if (service.cpus !== undefined && service.cpus !== (most.cpus ?? 0))
      throw distinct('cpus', 'limits.cpus');
    if (service.mem_limit !== undefined && bytesOf(service.mem_limit) !== bytesOf(most.memory)) {
      throw distinct('mem_limit', 'limits.memory');
    }
  }
  if (
    least !== undefined &&
    service.mem_reservation !== undefined &&
    bytesOf(service.mem_reservation) !== bytesOf(least.memory)
  ) {
    throw distinct('mem_reservation', 'reservations.memory');
  }
  if (most !== undefined && service.pids_limit !== undefined && service.pids_limit !== (most.pids ?? 0)) {
    throw distinct('pids_limit', 'limits.pids');
  }
};

const containerName: Check = ({ name, service: { scale: own, deploy, container_name = '' } }) => {
  if ((own ?? deploy?.replicas ?? 1) <= 1 || container_name === '') return;
  const attribute = own === undefined ? 'deploy.replicas' : 'scale';
  throw invalid(
    `services.${attribute}: can't set container_name and ${name} as container name must be unique`,
  );
};

const watch: Check = ({ name, service }) => {
  for (const { target, action } of service.develop?.watch ?? []) {
    if (target !== undefined || action === 'rebuild' || action === 'restart') continue;
    throw invalid(`services.${name}.develop.watch: target is required for non-rebuild actions`);
  }
};

const mounts: Check = ({ name, service: { tmpfs = [], volumes = [] } }) => {
  const taken = new Map<string, string>();
  const take = (target: string, place: string): void => {
    const earlier = taken.get(target);
    if (earlier !== undefined) {
      throw new ComposeFailure(`${place}: target ${target} already mounted as ${earlier}`);
    }
    taken.set(target, place);
  };
  tmpfs.forEach((one, i) => {
    take(one.split(':')[0] ?? one, `services.${name}.tmpfs[${i}]`);
  });
  volumes.forEach(({ target = '' }, i) => {
    take(target, `services.${name}.volumes[${i}]`);
  });
};

const checks: readonly Check[] = [
  ...[source, build, networks, healthcheck, dependencies, references],
  ...[scale, limits, containerName, watch, mounts],
];

/** Refuses projects whose parts do not fit together. A service's `scale` is its `deploy.replicas` too. */
export function checkConsistency(project: Project): Project {
  for (const [name, service] of Object.entries(project.services)) {
    for (const check of checks) check({ project, name, service });
  }
  for (const [name, secret] of Object.entries(project.secrets)) {
    if (secret.external === true || secret.file !== undefined || secret.environment !== undefined) continue;
    throw invalid(`secret "${name}" must declare either \`file\` or \`environment\``);
  }
  checkCycles(project);
  return mapServices(project, (service) => {
    const { scale: own, deploy } = service;
    if (own === undefined || deploy === undefined) return service;
    const { mode, replicas, ...rest } = deploy;
    void replicas;
    return { ...service, deploy: { ...(mode !== undefined && { mode }), replicas: own, ...rest } };
  });
}

function checkCycles({ services }: Project): void {
  const search = (trail: readonly string[]): void => {
    const last = trail.at(-1) ?? '';
    for (const next of Object.keys(services[last]?.depends_on ?? {})) {
      if (!has(services, next)) continue;
      const at = trail.indexOf(next);
      if (at !== -1) {
        throw new ComposeFailure(`dependency cycle detected: ${[...trail.slice(at), next].join(' -> ')}`);
      }
      search([...trail, next]);
    }
  };
  for (const name of Object.keys(services)) search([name]);
}

/** Refuses two services with the same `container_name`. */
export function checkContainerNames({ services }: Project): void {
  const taken = new Set<string>();
  for (const [name, { container_name }] of Object.entries(services)) {
    if (container_name === undefined) continue;
    if (taken.has(container_name)) {
      throw new ComposeFailure(
        `services.${name}: container name "${container_name}" is already in use by service {}"`,
      );
    }
    taken.add(container_name);
  }
}
