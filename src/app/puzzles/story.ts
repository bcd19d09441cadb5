import { claimsOf } from '#game/puzzles/claims';
import { commandsFor, crash } from '#game/puzzles/commands';
import type { MadePuzzle } from '#game/puzzles/generate';
import { stacksFor } from '#game/puzzles/layers';
import type { App, Place, Puzzle, Served, Tenant } from '#game/puzzles/puzzle';
import { services } from '#game/puzzles/wares';
import { fill } from '#locales/index';
import type { PuzzleWordKey, PuzzleWords } from '#locales/puzzles/index';

type Values = Readonly<Record<string, string | number>>;
type Say = (key: PuzzleWordKey, values?: Values) => string;

const GiB = 2 ** 30;

/** Bytes as people say them: 1.5 GB, 240 MB. Memory in units of 1024, as servers are sold. */
const memoryText = (bytes: number) => (bytes < GiB ? `${bytes / 2 ** 20} MiB` : `${bytes / GiB} GiB`);
const diskText = (bytes: number) =>
  bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;

/** The text of a puzzle, as the file of a level has it. `day`: it is the daily one of that day. */
export function storyOf({ puzzle, optimum }: MadePuzzle, words: PuzzleWords, day?: string): string {
  const say: Say = (key, values) => fill(words[key], values);
  const { hosts, tenants } = puzzle;
  const places = tenants.map((_, index) => optimum.places[index] ?? { kind: 'bare' as const, host: 0 });
  const best = optimum.disk.reduce((sum, bytes) => sum + bytes, 0);
  const title = day === undefined ? say('title', { seed: puzzle.seed }) : say('title.daily', { day });
  const [first, second] = hosts;
  return [
    `# ${title}`,
    say(second === undefined ? 'brief.one' : 'brief.two', {
      n: tenants.length,
      host: first?.name ?? '',
      other: second?.name ?? '',
    }),
    ...hosts.map(({ name, memory, disk, has }) =>
      say('host', { host: name, memory: memoryText(memory), disk: diskText(disk), ...has }),
    ),
    list(tenants.map((tenant) => lineOf(puzzle, tenant, say))),
    say('tenants.app'),
    list(waysOf(puzzle, say)),
    say('budget', { size: diskText(Math.ceil(best * 1.002)) }),
    provenOf(puzzle, say),
    '## goals',
    list([
      ...tenants.map((tenant) => `\`${tenant.name}\`: ${goalOf(puzzle, tenant, say)}`),
      `\`all\`: ${say('goal.all')}`,
    ]),
    '## hints',
    list([
      ...tenants.flatMap((tenant, index) => hintsOf(puzzle, tenant, places[index], say)),
      ...(['hint.all.1', 'hint.all.2', 'hint.all.3'] as const).map((key) => `\`all\`: ${say(key)}`),
    ]),
    '## after',
    say('after.best', { size: diskText(best) }),
    list(
      tenants.map((tenant, index) =>
        say('after.line', { name: tenant.name, ...whereOf(puzzle, places[index], say) }),
      ),
    ),
    say('after.end'),
    '',
  ].join('\n\n');
}

const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');

/** What a tenant is and wants. */
function lineOf({ hosts }: Puzzle, tenant: Tenant, say: Say): string {
  if (tenant.kind === 'kernel')
    return say('kernel', { name: tenant.name, host: hosts[tenant.host]?.name ?? '', crash });
  return tenant.kind === 'app' ? appLine(tenant, say) : serviceLine(tenant, say);
}

function appLine(app: App, say: Say): string {
  const { name, door, runtime } = app;
  const versions = app.versions.join(say('app.or'));
  return [
    say(`app.${runtime}`, { name, versions, door }),
    ...(app.isGlibc ? [say('app.glibc')] : []),
    ...(app.needsGit ? [say('app.git')] : []),
    ...(app.rates === undefined ? [] : [say('app.rates', { n: app.rates, name })]),
  ].join(' ');
}

function serviceLine({ name, door }: Served, say: Say): string {
  const service = services[name];
  const images = service.images.map((image) => `\`${image}\``).join(say('service.or'));
  const line = say('service', { name, images, port: service.port, door });
  return 'env' in service ? `${line} ${say('service.env', { env: service.env })}` : line;
}

/** How one of each kind is started: with words in place of what the player has to choose. */
function waysOf({ tenants }: Puzzle, say: Say): string[] {
  const app = tenants.find((one) => one.kind === 'app');
  const kernel = tenants.find((one) => one.kind === 'kernel');
  const image = app === undefined ? '' : `${app.runtime}:VERSION`;
  return [
    ...(app === undefined
      ? []
      : [
          say('how.bare', { command: commandsFor(app, { kind: 'bare', host: 0 }).join(' && ') }),
          say('how.container', {
            command: commandsFor(app, { kind: 'container', host: 0, image }).join(' && '),
          }),
        ]),
    ...(kernel === undefined ? [] : [say('how.kernel', { name: kernel.name })]),
    say('how.look'),
  ];
}

function provenOf(puzzle: Puzzle, say: Say): string {
  const claims = claimsOf(puzzle, stacksFor(puzzle.tenants)).map((claim) => say(`claim.${claim}`));
  return say('proven', { claims: claims.join(say('proven.and')) });
}

function goalOf({ hosts }: Puzzle, tenant: Tenant, say: Say): string {
  return tenant.kind === 'kernel'
    ? say('goal.kernel', { name: tenant.name, host: hosts[tenant.host]?.name ?? '' })
    : say(`goal.${tenant.kind}`, { name: tenant.name, door: tenant.door });
}

/** Three steps: what to think about, where the best arrangement has it, what is typed for that. */
function hintsOf(puzzle: Puzzle, tenant: Tenant, place: Place | undefined, say: Say): string[] {
  if (place === undefined) return [];
  const commands = commandsFor(tenant, place).map((line) => `\`${line}\``);
  const host = puzzle.hosts[place.host]?.name ?? '';
  const first =
    tenant.kind === 'app'
      ? say(place.kind === 'bare' ? 'hint.app.bare' : 'hint.app.image', { name: tenant.name })
      : say(`hint.${tenant.kind}`);
  return [
    first,
    say('hint.place', whereOf(puzzle, place, say)),
    `${say('hint.command', { commands: commands.join(say('hint.then')) })} (${host})`,
  ].map((line) => `\`${tenant.name}\`: ${line}`);
}

function whereOf({ hosts }: Puzzle, place: Place | undefined, say: Say): { host: string; place: string } {
  const host = hosts[place?.host ?? 0]?.name ?? '';
  if (place === undefined) return { host, place: '' };
  return {
    host,
    place: say(`hint.place.${place.kind}`, place.kind === 'container' ? { image: place.image } : {}),
  };
}
