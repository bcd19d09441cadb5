/** Words that only the stage's fittings use; fetched with them. */
export const fittings = {
  'fitting.group': 'Compose project {name}: 1 container|Compose project {name}: {n} containers',
  'fitting.network': 'Network {name} ({driver}) {subnet} {who}',
  'fitting.pipe': '{name} keeps {target} in {store}',
  'fitting.pipe.ro': '{name} reads {target} from {store}, and cannot write there',
  'fitting.volume': 'Volume {name}, on this disk',
  'fitting.volume.anonymous': 'Volume without a name, on this disk',
  'fitting.bind': 'Folder {name} of the host',
  'fitting.store.volume': 'volume',
  'fitting.store.unused': 'volume, unused',
  'fitting.store.bind': 'folder',
  'fitting.store.more': '+{n}',
  'fitting.plug': 'Port {port} of the host leads to {name}',
  'fitting.plug.clash': 'Port {port} of the host is taken by {name}; {other} wants it too',
  'fitting.plug.none': 'Port {port} of the host is taken by another program; {other} wants it',
  'fitting.build': 'Build: {done} of {n} steps',
  'fitting.build.title': 'build',
  'fitting.step.cached': 'cached',
  'fitting.step.running': '{age}',
  'fitting.step.done': 'done',
  'fitting.step.failed': 'failed',
  'fitting.step.waiting': '',
  'fitting.legend': 'What the colours stand for',
  'fitting.clash.kernel': '{name} was built for another kernel or processor',
  'fitting.clash.memory': '{name} reached for more memory than it may have',
  'fitting.clash.mark': 'clash',
} as const;

export type FittingWordKey = keyof typeof fittings;
export type FittingWords = Readonly<Record<FittingWordKey, string>>;
