import { text } from '#sim/base/bytes';
import { IgnoreRules } from '#sim/base/ignore-rules';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Reply } from '../http/answer';
import { broken, invalid, isRefusal, type Refusal } from '../http/refusal';
import { flag, param, type ApiRequest } from '../http/request';
import { beginStream, endStream } from '../http/stream';
import type { Connection } from '../http/verb';
import { tagImage } from '../image/store';
import { announceImage } from '../state/events';
import { shortId } from '../state/images';
import { familiarName, parseReference, tagged } from '../state/reference';
import { dropContainer, limitsOf, stepContainer } from './container';
import { storedContent } from './content';
import { contextOf } from './context';
import { copy } from './copy';
import { labelInstruction, parseDockerfile, parseInstruction, type Instruction } from './dockerfile';
import { beginStage } from './from';
import { addStep, fromCache } from './layer';
import { run } from './run';
import { say, tell } from './say';
import { settings, splitOnce } from './settings';
import {
  isStepFailure,
  nop,
  variablesOf,
  type Build,
  type Stage,
  type StepFailure,
  type Wish,
} from './stage';
import { inflate } from './inflate';
import { wrongQuery } from './query';
import { expand, words } from './words';

/** POST /build: builds an image from the archive in the body, and tells of every step. */
export function* build(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'keep' | 'close'> {
  const wrong = wrongQuery(request);
  if (wrong !== undefined) return wrong;
  const wish = wishOf(request);
  if (isRefusal(wish)) return wish;
  const names = (request.query['t'] ?? []).map((name) => parseReference(name));
  const bad = names.find(isRefusal);
  if (bad !== undefined) return bad;
  const context = contextOf(inflate(request.body));
  if (context === undefined) return broken('unexpected EOF');
  const steps = readSteps(request, wish, context);
  if (isRefusal(steps)) return steps;
  const { fd, daemon } = connection;
  if ((yield* beginStream(p, connection)) !== undefined) return 'close';
  const globals = new Map<string, string>();
  const made: Build = { p, fd, daemon, wish, context, stages: new Map(), globals, consumed: new Set() };
  const image = yield* perform(made, steps);
  if (isStepFailure(image)) {
    const detail = image.code === undefined ? {} : { code: image.code };
    yield* tell(made, { errorDetail: { ...detail, message: image.failed }, error: image.failed });
  } else
    yield* finish(
      made,
      image,
      names.filter((one) => !isRefusal(one)).map((one) => tagged(one as never)),
    );
  yield* endStream(p, fd);
  return 'keep';
}

function wishOf(request: ApiRequest): Wish | Refusal {
  const object = (name: string): Record<string, string> | Refusal => {
    try {
      return (param(request, name) === '' ? {} : JSON.parse(param(request, name))) as Record<string, string>;
    } catch {
      return invalid(`error reading ${name === 'buildargs' ? 'build args' : name}: invalid character`);
    }
  };
  const buildArgs = object('buildargs');
  if (isRefusal(buildArgs)) return buildArgs;
  const labels = object('labels');
  if (isRefusal(labels)) return labels;
  const cacheFrom = JSON.parse(param(request, 'cachefrom') || '[]') as string[];
  const removes = flag(request, 'forcerm')
    ? 'all'
    : param(request, 'rm') === '' || flag(request, 'rm')
      ? 'successful'
      : 'never';
  return {
    buildArgs,
    labels,
    target: param(request, 'target'),
    usesCache: !flag(request, 'nocache'),
    isQuiet: flag(request, 'q'),
    removes,
    network: param(request, 'networkmode'),
    limits: limitsOf(request),
    pulls: flag(request, 'pull'),
    extraHosts: (request.query['extrahosts'] ?? []).filter((one) => one !== ''),
    cacheFrom: cacheFrom.length === 0 ? null : cacheFrom,
  };
}

/** The instructions to perform: up to the target stage, with the labels that were asked for at the end. */
function readSteps(request: ApiRequest, wish: Wish, context: Build['context']): Instruction[] | Refusal {
  const name = param(request, 'dockerfile') || 'Dockerfile';
  const file = context[`/${name.replace(/^\.?\//, '')}`];
  if (file?.type !== 'file') return broken(`Cannot locate specified Dockerfile: ${name}`);
  const steps = parseDockerfile(text(storedContent(file)), name);
  dropIgnored(context, name);
  if (isRefusal(steps)) return steps;
  const chosen = wish.target === '' ? steps : upTo(steps, wish.target);
  if (chosen === undefined) return invalid(`target stage "${wish.target}" could not be found`);
  const names = Object.keys(wish.labels).sort();
  return [...chosen, ...names.map((key) => labelInstruction(key, wish.labels[key] ?? ''))];
}

/** Clients always send the Dockerfile and the .dockerignore; where the latter excludes them, copies must not see them. */
function dropIgnored(context: Build['context'], dockerfile: string): void {
  const ignore = context['/.dockerignore'];
  if (ignore?.type !== 'file') return;
  const rules = new IgnoreRules(text(storedContent(ignore)));
  for (const path of ['.dockerignore', dockerfile]) if (rules.excludes(path)) delete context[`/${path}`];
}

function upTo(steps: readonly Instruction[], target: string): Instruction[] | undefined {
  let stage = -1;
  let isIn = false;
  for (const [i, step] of steps.entries()) {
    if (step.name !== 'FROM') continue;
    if (isIn) return steps.slice(0, i);
    stage += 1;
    const [, , name = ''] = words(step.rest);
    isIn = name.toLowerCase() === target.toLowerCase() || String(stage) === target;
  }
  return isIn ? [...steps] : undefined;
}

/** Performs all steps; the last stage's image, or why a step failed. */
function* perform(build: Build, steps: readonly Instruction[]): Steps<string | StepFailure> {
  let stage: Stage | undefined;
  let stages = 0;
  const queue = steps.map((step, i) => ({ step, title: `Step ${i + 1}/${steps.length} : ${step.original}` }));
  for (let i = 0; i < queue.length; i++) {
    const { step, title = '' } = queue[i] ?? {};
    if (step === undefined) break;
    yield* say(build, title);
    yield* say(build, '\n');
    if (step.name === 'FROM') {
      const begun: Stage | StepFailure = yield* beginStage(build, step);
      if (isStepFailure(begun)) return begun;
      stage = begun;
      const failure = yield* triggers(build, stage);
      if (failure !== undefined) return failure;
      yield* say(build, ` ---> ${shortId(stage.image)}\n`);
    } else if (stage === undefined) {
      declareGlobal(build, step);
      continue;
    } else {
      const image = yield* performOne(build, stage, step);
      if (isStepFailure(image)) return image;
      stage.image = image;
      yield* say(build, ` ---> ${shortId(image)}\n`);
    }
    const isLast = queue[i + 1]?.step.name === 'FROM' || i === queue.length - 1;
    if (isLast && stage !== undefined) {
      build.stages.set(String(stages++), stage.image);
      if (stage.name !== '') build.stages.set(stage.name.toLowerCase(), stage.image);
    }
  }
  if (stage === undefined) return { failed: 'unexpected EOF' };
  return stage.image === '' ? { failed: 'No image was generated. Is your Dockerfile empty?' } : stage.image;
}

/** What the base image has for those who build on it (ONBUILD), before anything else of the stage. */
function* triggers(build: Build, stage: Stage): Steps<StepFailure | undefined> {
  const lines = build.p.do((sim) => [
    ...([...sim.images.all()].find((row) => row.id === stage.image)?.config.OnBuild ?? []),
  ]);
  if (lines.length > 0)
    yield* say(build, `# Executing ${lines.length} build trigger${lines.length > 1 ? 's' : ''}\n`);
  for (const line of lines) {
    const failure = yield* trigger(build, stage, line);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function* trigger(build: Build, stage: Stage, line: string): Steps<StepFailure | undefined> {
  const step = parseInstruction(line);
  const image = yield* performOne(build, stage, step);
  if (isStepFailure(image)) return image;
  stage.image = image;
  return undefined;
}

/** ARG before the first FROM: for FROM lines, and for stages that declare it again. */
function declareGlobal(build: Build, step: Instruction): void {
  const [name = '', given] = splitOnce(expand(step.rest, build.globals));
  const value = build.wish.buildArgs[name] ?? given;
  build.consumed.add(name);
  if (value !== undefined) build.globals.set(name, words(value).join(' '));
}

function* performOne(build: Build, stage: Stage, step: Instruction): Steps<string | StepFailure> {
  if (step.name === 'RUN') return yield* run(build, stage, step);
  if (step.name === 'COPY' || step.name === 'ADD') return yield* copy(build, stage, step);
  if (step.name === 'WORKDIR') return yield* workdir(build, stage, step);
  const change = settings[step.name];
  if (change === undefined) return { failed: `unknown instruction: ${step.name}` };
  const comment = change(stage, step, build);
  if (isStepFailure(comment)) return comment;
  return yield* record(build, stage, nop(stage, ` ${comment}`));
}

/** WORKDIR: makes the directory, too. */
function* workdir(build: Build, stage: Stage, step: Instruction): Steps<string | StepFailure> {
  const given = words(expand(step.rest, variablesOf(stage))).join(' ');
  if (given === '') return { failed: 'WORKDIR requires exactly one argument' };
  const path = given.startsWith('/') ? given : `${stage.config.WorkingDir || ''}/${given}`;
  stage.config.WorkingDir = path.length > 1 ? path.replace(/\/+$/, '') : path;
  return yield* record(
    build,
    stage,
    nop(stage, `WORKDIR ${stage.config.WorkingDir}`),
    stage.config.WorkingDir,
  );
}

/** A step that runs nothing: its container is made and taken away, its image has (at most) a new directory. */
function* record(
  build: Build,
  stage: Stage,
  createdBy: string,
  directory?: string,
): Steps<string | StepFailure> {
  const { p } = build;
  const known = yield* fromCache(build, stage, createdBy);
  if (known !== null) return known;
  const id = yield* stepContainer(build, stage, { Entrypoint: [''], Cmd: createdBy.split(' ') });
  if (isStepFailure(id)) return id;
  yield* say(build, ` ---> Running in ${id.slice(0, 12)}\n`);
  const image = p.do((sim) => {
    const { fs } = sim.containers.need(id);
    if (directory !== undefined) files.mkdirAll(sim, files.fsViewer(sim, fs), directory, 0o755);
    const tree = directory === undefined ? undefined : files.upperTree(sim, fs);
    if (tree !== undefined) delete tree[''];
    return addStep(sim, sim.daemons.need(build.daemon), stage, createdBy, tree);
  });
  if (build.wish.removes === 'never') return image;
  dropContainer(p, id);
  yield* say(build, ` ---> Removed intermediate container ${id.slice(0, 12)}\n`);
  return image;
}

function* finish(build: Build, image: string, names: readonly string[]): Steps<void> {
  const unused = Object.keys(build.wish.buildArgs).filter(
    (name) => !build.consumed.has(name) && !predefined.has(name),
  );
  if (unused.length > 0)
    yield* say(build, `[Warning] One or more build-args [${unused.join(' ')}] were not consumed\n`);
  if (build.wish.isQuiet) yield* tell(build, { stream: `${image}\n` });
  else {
    yield* tell(build, { aux: { ID: image } });
    yield* say(build, `Successfully built ${shortId(image)}\n`);
  }
  for (const name of names) {
    build.p.do((sim) => {
      const daemon = sim.daemons.need(build.daemon);
      tagImage(sim, daemon, name, image);
      announceImage(sim, daemon, 'tag', image, familiarName(name));
    });
    yield* say(build, `Successfully tagged ${familiarName(name)}\n`);
  }
}

/** Arguments that need no declaration. */
const predefined = new Set([
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'FTP_PROXY',
  'ftp_proxy',
  'NO_PROXY',
  'no_proxy',
  'ALL_PROXY',
  'all_proxy',
]);
