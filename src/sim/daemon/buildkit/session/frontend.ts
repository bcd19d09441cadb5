import { text } from '#sim/base/bytes';
import { IgnoreRules } from '#sim/base/ignore-rules';
import type { Steps } from '#sim/kernel/program';
import type { SolveTarget, SourceFile } from '../../api/buildkit';
import { parsePlatform } from '../../api/platform';
import { parse, type Parsed } from '../dockerfile/parse';
import type { Program } from '../dockerfile/command';
import { fail, isFailure, type Failure } from '../dockerfile/failure';
import { programOf } from '../dockerfile/instructions';
import { Linter, ruleUrl, ruleWords, type Warning } from '../dockerfile/lint';
import { addLabels, dispatchStage } from '../plan/dispatch';
import { globalsOf, type Globals } from '../plan/globals';
import type { BaseImage } from '../plan/image';
import type { FrontendOptions } from '../plan/options';
import type { Planning } from '../plan/planning';
import type { StageState } from '../plan/stage';
import { stagesOf, type Stages } from '../plan/stages';
import { tellStatus } from '../solve/tell';
import { answers } from './answers';
import { loadBases } from './bases';
import { loadFile } from './context';
import { contextOp, imageOp, loadContexts, loadIgnore, memo } from './origins';
import { resolveSyntax } from './syntax';
import { InternalStep, internalName, withRow, type Session } from './session';
import { archiveContext } from './archive';

/** A target whose steps are in the graph. */
export interface Prepared {
  readonly target: number;
  readonly stage: StageState;
  readonly stages: Stages;
  readonly program: Program;
  readonly linter: Linter;
  readonly source: SourceFile;
  readonly globals: Globals;
  readonly options: FrontendOptions;
  readonly materials: readonly { uri: string; digest: string }[];
}

/** What goes wrong with a target, with the file that it stands in. */
export interface TargetFailure extends Failure {
  readonly source?: SourceFile;
}

function optionsOf(session: Session, target: SolveTarget, index: number): FrontendOptions | Failure {
  const arch = withRow(session, (sim) => sim.machines.need(sim.daemons.need(session.daemon).machine).arch);
  const buildPlatform = `linux/${arch}`;
  const platform = target.platform === '' ? buildPlatform : parsePlatform(target.platform);
  if (typeof platform !== 'string') return fail(platform.wrong);
  const {
    name: group,
    stage,
    buildArgs,
    labels,
    noCache,
    network,
    hosts,
    shmSize,
    ulimits,
    cgroupParent,
  } = target;
  return {
    ...{ group, target: index, stage, buildArgs, labels, platform, buildPlatform, noCache, network, hosts },
    ...{ shmSize, ulimits, cgroupParent, contexts: target.contexts, entitlements: target.entitlements },
  };
}

/** One target: from its Dockerfile to steps in the graph. */
export function* prepareTarget(session: Session, index: number): Steps<Prepared | TargetFailure> {
  const target = session.request.targets[index];
  if (target === undefined) return fail('no such target');
  const step = new InternalStep(
    session,
    internalName(target.name, `load build definition from ${target.dockerfile}`),
  );
  const archive =
    target.context === 'archive' ? yield* archiveContext(session, index, target.dockerfile) : undefined;
  if (isFailure(archive)) return archive;
  if (archive === undefined) step.begin();
  const data =
    archive === undefined
      ? yield* loadFile(session, step, index, 'dockerfile', target.dockerfile, 'transferring dockerfile')
      : archive.dockerfile;
  const end = onceOnly(() => {
    if (archive === undefined) step.end();
  });
  if (data === null) {
    end();
    return fail(`failed to read dockerfile: open ${target.dockerfile}: no such file or directory`);
  }
  if (target.call !== '' && answers[target.call] === undefined) {
    end();
    const words = `unsupported request frontend.${target.call}`;
    return fail(`${words}: ${words}`);
  }
  const source: SourceFile = { filename: target.dockerfile, data: text(data) };
  const made = yield* planTarget(session, index, target, source, step, end, archive?.layer);
  end();
  return isFailure(made) ? { ...made, source } : made;
}

function onceOnly(deed: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) deed();
    isDone = true;
  };
}

function* planTarget(
  session: Session,
  index: number,
  target: SolveTarget,
  source: SourceFile,
  step: InternalStep,
  end: () => void,
  archive: string | undefined,
): Steps<Prepared | Failure> {
  const parsed = parse(source.data);
  if (isFailure(parsed)) return parsed;
  const syntax = target.buildArgs['BUILDKIT_SYNTAX'] ?? parsed.directives['syntax'];
  if (syntax !== undefined && (parsed.directiveLines['syntax'] ?? 1) === firstLine(parsed)) {
    end();
    const failure = yield* resolveSyntax(session, syntax, parsed.directiveLines['syntax'] ?? 1);
    if (failure !== undefined) return failure;
  }
  const linter = new Linter(
    target.buildArgs['BUILDKIT_DOCKERFILE_CHECK'] ?? parsed.directives['check'] ?? '',
  );
  const tellWarnings = onceOnly(() => {
    if (target.call === '') warn(session, step, source, linter.warnings);
  });
  const made = yield* planWith(session, index, target, parsed, linter, end, archive, source);
  tellWarnings();
  return made;
}

/** Directives stand right at the beginning. */
function firstLine(parsed: Parsed): number {
  return Math.min(...Object.values(parsed.directiveLines), 1_000_000);
}

function warn(session: Session, step: InternalStep, source: SourceFile, warnings: readonly Warning[]): void {
  if (warnings.length === 0) return;
  withRow(session, (sim, row) => {
    tellStatus(sim, row, {
      warnings: warnings.map(({ rule, message, range }) => ({
        ...{ vertex: step.digest, rule, message, short: `${rule}: ${message} (line ${range.start})` },
        ...{ description: ruleWords[rule] ?? '', url: ruleUrl(rule), range: [{ ...range }], source },
      })),
    });
  });
}

function* planWith(
  session: Session,
  index: number,
  target: SolveTarget,
  parsed: Parsed,
  linter: Linter,
  end: () => void,
  archive: string | undefined,
  source: SourceFile,
): Steps<Prepared | Failure> {
  const program = programOf(parsed, linter);
  if (isFailure(program)) return program;
  const options = optionsOf(session, target, index);
  if (isFailure(options)) return options;
  const globals = globalsOf(program, options, parsed.escape);
  if (isFailure(globals)) return globals;
  const stages = stagesOf(program, globals, options, linter, parsed.escape);
  if (isFailure(stages)) return stages;
  const done = { target: index, stage: stages.target, stages, program, linter, source, globals, options };
  if (target.call === 'targets' || target.call === 'subrequests.describe') return { ...done, materials: [] };
  const images = new Map<string, BaseImage>();
  const failure = yield* loadBases(session, target, stages, images, options, end);
  if (failure !== undefined) return failure;
  const ignore = archive === undefined ? yield* loadIgnore(session, index, target) : '';
  const used = new Set<string>();
  const rules = new IgnoreRules(ignore);
  const planning: Planning = {
    ...{
      graph: session.graph,
      options,
      globals,
      lint: linter,
      escape: parsed.escape,
      used,
      paths: new Set(),
    },
    contextOp: memo((name) => contextOp(session, index, name, archive)),
    imageOp: (reference) => imageOp(session, index, images.get(reference)),
    ignores: (path) => path !== '' && rules.excludes(path),
  };
  for (const stage of stages.needed) {
    const failed = dispatchStage(planning, stage);
    if (failed !== undefined) return failed;
  }
  addLabels(stages.target, options.labels);
  const { violation } = linter;
  if (violation !== undefined && target.call === '') return fail(violation);
  if (target.call !== '') return { ...done, materials: [] };
  end();
  yield* loadContexts(session, index, target, [...planning.paths], ignore);
  const materials = [...images.values()].filter(({ reference }) => reference !== 'scratch').map(materialOf);
  return { ...done, materials };
}

function materialOf(image: BaseImage): { uri: string; digest: string } {
  const name = image.reference
    .replace(/@.*$/, '')
    .replace(/^docker\.io\/(library\/)?/, '')
    .replace(/:([^:/]*)$/, '@$1');
  return {
    uri: `pkg:docker/${name}?platform=linux%2F${image.architecture}`,
    digest: image.layers.at(-1) ?? '',
  };
}
