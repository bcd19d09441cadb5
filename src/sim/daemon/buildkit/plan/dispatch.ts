import type { BuildOp } from '#sim/world/docker-build';
import type { Command } from '../dockerfile/command';
import { commandOf } from '../dockerfile/instructions';
import { fail, isFailure, type Failure } from '../dockerfile/failure';
import { lineOf } from '../dockerfile/parse';
import { copy, workdir } from './files';
import { scratch, type BaseImage } from './image';
import type { Planning } from './planning';
import { run } from './run';
import { settings, sorted, type Dispatch } from './settings';
import { configEnv, prefixed, type StageState } from './stage';

const dispatches: Readonly<Record<string, Dispatch>> = { ...settings, add: copy, copy, run, workdir };

/** Instructions that are steps of their own. */
const steps = new Set(['add', 'copy', 'run', 'workdir']);

/** Lets an image's ONBUILD triggers stand before a stage's own instructions. */
export function addTriggers(planning: Planning, stage: StageState, image: BaseImage): Failure | undefined {
  const triggers: Command[] = [];
  for (const text of image.config.OnBuild ?? []) {
    const made = commandOf({ ...lineOf(text), range: stage.lines.range }, planning);
    if (isFailure(made)) return fail(made.failed, stage.lines.range);
    triggers.push({ ...made, isTrigger: true });
  }
  stage.commands = [...triggers, ...stage.commands];
  return undefined;
}

/** The step FROM: nothing for scratch and for stages. */
function beginStage(planning: Planning, stage: StageState): void {
  const { parent } = stage;
  stage.total = stage.commands.filter(({ name }) => steps.has(name)).length;
  if (parent !== undefined) {
    stage.op = parent.op;
    stage.config = JSON.parse(JSON.stringify(parent.config)) as StageState['config'];
    stage.config.OnBuild = null;
    Object.assign(stage, {
      author: parent.author,
      architecture: parent.architecture,
      env: new Map(parent.env),
      args: new Map(parent.args),
      history: [...parent.history],
    });
    return;
  }
  const image = stage.image ?? scratch;
  stage.config = { ...(JSON.parse(JSON.stringify(image.config)) as StageState['config']), OnBuild: null };
  stage.author = image.author;
  stage.history = [...image.history];
  stage.env = configEnv(stage.config);
  if (image.architecture !== '') stage.architecture = image.architecture;
  if (image === scratch) return;
  stage.total += 1;
  const all = stage.total;
  stage.total -= stage.commands.filter(({ name, isTrigger }) => isTrigger === true && steps.has(name)).length;
  stage.op = planning.graph.add({
    name: prefixed(stage, planning.options.group, `FROM ${image.reference}`),
    inputs: [],
    work: imageWork(image),
    ignoresCache: false,
    target: planning.options.target,
    ranges: [{ ...stage.lines.range }],
  });
  stage.total = all; // FROM was named before the triggers were known
}

export function imageWork(image: BaseImage): BuildOp['work'] {
  return {
    ...{ kind: 'image', reference: image.reference, layers: [...image.layers], created: image.created },
    pull: image.pull === '' ? null : { name: image.pull, created: image.created },
  };
}

/** Turns a stage's instructions into steps and a configuration. Stages that it needs come first. */
export function dispatchStage(planning: Planning, stage: StageState): Failure | undefined {
  if (stage.isDone) return undefined;
  stage.isDone = true;
  const needed = [...stage.sources.values()].flatMap((source) => ('stage' in source ? [source.stage] : []));
  for (const one of stage.parent === undefined ? needed : [stage.parent, ...needed]) {
    const failure = dispatchStage(planning, one);
    if (failure !== undefined) return failure;
  }
  beginStage(planning, stage);
  for (const command of stage.commands) {
    const failure = dispatches[command.name]?.(planning, stage, command);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** `--label`s of the command line go over the Dockerfile's. */
export function addLabels(stage: StageState, labels: Readonly<Record<string, string>>): void {
  if (Object.keys(labels).length === 0) return;
  stage.config.Labels = sorted({ ...stage.config.Labels, ...labels });
}
