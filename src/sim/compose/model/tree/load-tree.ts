import { mapping, type Mapping } from '#sim/compose/yaml/index';
import {
  readFile,
  realPath,
  warn,
  type ComposeFile,
  type LoadContext,
  type Steps,
  type Surroundings,
} from '../context';
import { ComposeFailure } from '../failure';
import { validate } from '../schema/validate';
import { canonical } from './canonical';
import { checkValues, setDefaults } from './defaults';
import { documents } from './documents';
import { resolveEnvironment } from './environment';
import { applyExtends, type Base } from './extends';
import { applyInclude } from './include';
import { interpolate } from './interpolate';
import { applyMarks, type Marks } from './marks';
import { merge } from './merge';
import { resolvePaths, type PathBase } from './paths';
import { enforceUnicity } from './unicity';

/** The tree of several files, each over the ones before it. */
export function loadTree(
  context: LoadContext,
  files: readonly ComposeFile[],
  around: Surroundings,
  steps: Steps,
  trail: readonly string[] = [],
): Mapping {
  let tree = mapping();
  for (const file of files) tree = loadFile(context, file, around, steps, tree, trail).tree;
  setDefaults(tree);
  if (steps.validate) checkValues(tree);
  if (steps.resolvePaths) resolvePaths(tree, pathBase(context, around.workingDir));
  resolveEnvironment(tree, around.environment);
  return tree;
}

function pathBase(context: LoadContext, workingDir: string): PathBase {
  const { HOME: home } = context.source.env;
  return { workingDir, home, resolveLink: (path) => realPath(context, path) };
}

/** A file over a tree. */
function loadFile(
  context: LoadContext,
  file: ComposeFile,
  around: Surroundings,
  steps: Steps,
  under: Mapping,
  trail: readonly string[],
): Base {
  let tree = under;
  let marks: Marks = [];
  const text = file.text ?? readFile(context, file.path);
  for (const one of documents(file.path, text)) {
    marks = one.marks;
    const lookup = (name: string): string | undefined => around.environment.get(name);
    const own = steps.interpolate ? interpolate(one.tree, lookup, context) : one.tree;
    if (steps.extend) {
      const loadBase = (path: string, folder: string): Base =>
        loadBaseFile(context, path, folder, around, steps);
      applyExtends(own, marks, { context, around, file: file.path, loadBase });
    }
    applyMarks(tree, marks);
    if (steps.include) {
      const load = (files: readonly ComposeFile[], inner: Surroundings, inside: readonly string[]): Mapping =>
        loadTree(context, files, inner, { ...steps, resolvePaths: true }, inside);
      applyInclude(own, { context, around, trail: [...trail, file.path], load });
    }
    tree = enforceUnicity(merge(tree, own));
    if (steps.validate) checkSchema(context, file.path, tree);
    tree = enforceUnicity(canonical(tree, context, !steps.interpolate));
  }
  return { tree, marks };
}

function checkSchema(context: LoadContext, path: string, tree: Mapping): void {
  try {
    validate(tree);
  } catch (error) {
    if (!(error instanceof ComposeFailure)) throw error;
    throw new ComposeFailure(`validating ${path}: ${error.message}`);
  }
  if (!('version' in tree)) return;
  if (!context.obsolete.has(path)) {
    context.obsolete.add(path);
    warn(
      context,
      `${path}: the attribute \`version\` is obsolete, it will be ignored, please remove it to avoid potential confusion`,
    );
  }
  Reflect.deleteProperty(tree, 'version');
}

/** A file of services that others extend: its own `extends` and mistakes are looked at when they are used. */
function loadBaseFile(
  context: LoadContext,
  path: string,
  folder: string,
  around: Surroundings,
  steps: Steps,
): Base {
  const plain = { ...steps, resolvePaths: false, validate: false, extend: false, include: false };
  const base = loadFile(context, { path }, around, plain, mapping(), []);
  resolvePaths(base.tree, pathBase(context, folder));
  return base;
}
