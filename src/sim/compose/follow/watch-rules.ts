import { isFail } from '#sim/base/fail';
import { IgnoreRules } from '#sim/base/ignore-rules';
import { refuse, type Refusal } from '#sim/cli/refusal';
import type { Compose } from '../client/compose';
import type { Project } from '../model/project';
import type { Hook, Service, WatchTrigger } from '../model/service';

/** What is watched for a service, and what is done when it changes: plain data. */
export interface WatchRule {
  readonly service: string;
  /** absolute */
  readonly path: string;
  readonly action: string;
  readonly target: string;
  /** patterns below the path; none means all */
  readonly include: readonly string[];
  readonly ignore: readonly string[];
  /** patterns of the `.dockerignore`, and the folder they count from */
  readonly dockerIgnore: string;
  readonly context: string;
  readonly exec: Hook | null;
  readonly initialSync: boolean;
}

const isSync = ({ action }: Pick<WatchTrigger, 'action'>): boolean =>
  action === 'sync' || action === 'sync+restart';

/** The project's rules, and warnings about what cannot be watched. */
export function watchRules(
  compose: Compose,
  project: Project,
): { readonly rules: readonly WatchRule[]; readonly warnings: readonly string[] } | Refusal {
  const rules: WatchRule[] = [];
  const warnings: string[] = [];
  for (const [name, service] of Object.entries(project.services)) {
    const triggers = service.develop?.watch ?? [];
    const wrong = triggers.find(({ action }) => action === 'rebuild' && service.build === undefined);
    if (wrong) {
      return refuse(
        `can't watch service ${JSON.stringify(name)} with action rebuild without a build context`,
      );
    }
    for (const trigger of triggers) {
      if (isSync(trigger) && isMounted(trigger.path, service)) {
        warnings.push(
          `path '${trigger.path}' also declared by a bind mount volume, this path won't be monitored!\n`,
        );
      } else rules.push(ruleOf(compose, name, service, trigger));
    }
  }
  if (rules.length > 0) return { rules, warnings };
  return refuse(
    "none of the selected services is configured for watch, consider setting a 'develop' section",
  );
}

function ruleOf(compose: Compose, name: string, service: Service, trigger: WatchTrigger): WatchRule {
  const context = service.build?.context ?? '';
  const text = context === '' ? '' : compose.cli.p.readText(`${context}/.dockerignore`);
  return {
    ...{ service: name, path: trigger.path, action: trigger.action, target: trigger.target ?? '' },
    ...{ include: trigger.include ?? [], ignore: trigger.ignore ?? [], context },
    dockerIgnore: isFail(text) ? '' : text,
    exec: trigger.exec ?? null,
    initialSync: trigger.initial_sync === true && isSync(trigger),
  };
}

function isMounted(path: string, service: Service): boolean {
  return (service.volumes ?? []).some(
    ({ type, source = '' }) => type === 'bind' && (path === source || path.startsWith(`${source}/`)),
  );
}

/** What editors leave lying around for a moment. */
const ephemeral = [
  '**/.git',
  '**/*.swp',
  '**/*.swx',
  '**/*~',
  '**/4913',
  '**/.#*',
  '**/#*#',
  '**/.idea',
  '**/___jb_*',
];

/** Where a changed file goes in the container ('' where the rule has no target); undefined: the rule is not about it. */
export function matched(rule: WatchRule, path: string): string | undefined {
  if (path !== rule.path && !path.startsWith(`${rule.path}/`)) return undefined;
  const below = path.slice(rule.path.length + 1);
  const takes = (patterns: readonly string[], name: string): boolean =>
    name !== '' && new IgnoreRules(patterns.join('\n')).excludes(name);
  if (rule.include.length > 0 && !takes(rule.include, below)) return undefined;
  if (takes([...ephemeral, ...rule.ignore], below)) return undefined;
  const inContext = path.startsWith(`${rule.context}/`) ? path.slice(rule.context.length + 1) : '';
  if (rule.context !== '' && takes([rule.dockerIgnore], inContext)) return undefined;
  if (rule.target === '') return '';
  return below === '' ? rule.target : `${rule.target.replace(/\/$/, '')}/${below}`;
}
