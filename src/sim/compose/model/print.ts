import type { Json } from '#sim/base/json';
import { emitYaml, isMapping, type Printable, type Value } from '#sim/compose/yaml/index';
import { ComposeFailure } from './failure';
import type { Project } from './project';
import { projectShape } from './shape/project';
import { extensionKey, printable, shapeYaml } from './shape/shape';

/** A project as `docker compose config` prints it, before its dollar signs are doubled. */
export function projectYaml(project: Project): string {
  return emitYaml(shapeYaml(projectShape, { ...printed(project), services: services(project) }));
}

/** A project as `docker compose config --format json` prints it, without a newline at the end. */
export function projectJson(project: Project): string {
  const { models, ...rest } = printed(project);
  void models;
  const fields = { ...rest, services: withoutKeys(project), ...project[extensionKey] };
  const entries = Object.entries(fields).filter(([key]) => key !== extensionKey);
  return goJson(Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) as Json, 2);
}

function services(project: Project): Json {
  return project.services as unknown as Json;
}

/** What is printed of a project: no values of the environment, no empty parts. */
function printed(project: Project): Readonly<Record<string, Json>> {
  const { name, networks, volumes, secrets, configs, models } = project;
  const hidden = {
    secrets: withoutContent(secrets, () => true),
    configs: withoutContent(configs, ({ environment }) => environment !== undefined),
  };
  const parts = { networks, volumes, ...hidden, models } as unknown as Readonly<Record<string, Json>>;
  const kept = Object.entries(parts).filter(([, part]) => Object.keys(part as object).length > 0);
  const extensions = project[extensionKey];
  return {
    ...(name !== '' && { name }),
    ...Object.fromEntries(kept),
    ...(extensions !== undefined && { [extensionKey]: extensions }),
  };
}

function withoutContent(
  objects: Project['secrets'],
  isHidden: (object: Project['secrets'][string]) => boolean,
): Project['secrets'] {
  return Object.fromEntries(
    Object.entries(objects).map(([name, object]) => {
      if (!isHidden(object)) return [name, object];
      const { content, ...rest } = object;
      void content;
      return [name, rest];
    }),
  );
}

/** The services with a build's keys as a list. A key with a path has no JSON: the real one's refusal. */
function withoutKeys({ services: all }: Project): Json {
  const entries = Object.entries(all).map(([name, service]) => {
    const { build } = service;
    if (build?.ssh === undefined) return [name, service] as const;
    if (Object.values(build.ssh).some((path) => path !== '')) {
      throw new ComposeFailure(
        "json: error calling MarshalJSON for type types.SSHKey: invalid character ':' after top-level value",
      );
    }
    return [name, { ...service, build: { ...build, ssh: Object.keys(build.ssh) } }] as const;
  });
  return Object.fromEntries(entries) as unknown as Json;
}

/** A value as Go writes JSON: without extensions, and with a few characters escaped that HTML knows. */
export function goJson(value: Json, indent = 0): string {
  const text = JSON.stringify(value, (key, one: unknown) => (key === extensionKey ? undefined : one), indent);
  return text.replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A tree as `config --no-interpolate` prints it. */
export function treeYaml(tree: Value): string {
  return emitYaml(sortedTree(tree));
}

export function treeJson(tree: Value): string {
  return goJson(treeValue(tree), 2);
}

function sortedTree(tree: Value): Printable {
  return printable(treeValue(tree));
}

/** A tree as plain JSON, its keys sorted. */
function treeValue(tree: Value): Json {
  if (Array.isArray(tree)) return tree.map(treeValue);
  if (typeof tree === 'bigint') return Number(tree);
  if (isMapping(tree)) {
    const entries = Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, one]) => [key, treeValue(one)]));
  }
  return typeof tree === 'object' && tree !== null ? tree.text : tree;
}
