/** Long flags, and the short ones that are the same: the card knows them by one name. */
const short: Readonly<Record<string, string>> = {
  '--all': '-a',
  '--detach': '-d',
  '--env': '-e',
  '--file': '-f',
  '--follow': '-f',
  '--force': '-f',
  '--interactive': '-i',
  '--memory': '-m',
  '--net': '--network',
  '--publish': '-p',
  '--quiet': '-q',
  '--tag': '-t',
  '--tty': '-t',
  '--user': '-u',
  '--volume': '-v',
  '--workdir': '-w',
};

/** `docker container ls` is `docker ps`, `docker image rm` is `docker rmi`. */
const same: Readonly<Record<string, string>> = {
  'docker container ls': 'docker ps',
  'docker container ps': 'docker ps',
  'docker container list': 'docker ps',
  'docker image ls': 'docker images',
  'docker image rm': 'docker rmi',
  'docker-compose': 'docker compose',
  apt: 'apt-get',
};

/** Those who have commands of their own. */
const branched = /^(docker|systemctl|multipass|apt-get)$/;
const twigs = /^docker (container|image|network|volume|system|context|compose|builder|manifest)$/;

/** The commands and flags of a line, as a reference card names them: `docker run`, `docker run -d`. `isKnown`: those that it has. */
export function usedIn(line: string, isKnown: (key: string) => boolean): string[] {
  return [...new Set(line.split(/\|\|?|&&?|;/).flatMap((part) => usedByOne(part, isKnown)))];
}

function usedByOne(part: string, isKnown: (key: string) => boolean): string[] {
  const words = (part.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []).filter((word) => !/^\w+=/.test(word));
  if (words[0] === 'sudo') words.shift();
  const { name, rest } = nameOf(words);
  if (!isKnown(name)) return [];
  const flags = rest.flatMap(flagsOf);
  const known = [...new Set(flags)].map((flag) => `${name} ${flag}`).filter(isKnown);
  return [name, ...known];
}

function nameOf(words: readonly string[]): { name: string; rest: readonly string[] } {
  const [first = ''] = words;
  let name = same[first] ?? first;
  let at = 1;
  const step = () => {
    while (words[at]?.startsWith('-') === true) at++;
    name = `${name} ${words[at] ?? ''}`.trim();
    at++;
  };
  if (branched.test(name)) step();
  if (twigs.test(name)) step();
  return { name: same[name] ?? name.replace(/^docker container /, 'docker '), rest: words.slice(at) };
}

/** `-it` stays together; `-p8080:80` and `--name=web` are the flags without their values; `aux` of ps is one, too. */
function flagsOf(word: string): string[] {
  if (word === 'aux') return ['aux'];
  const [, long] = /^(--[a-z][\w-]*)/.exec(word) ?? [];
  if (long !== undefined) return [short[long] ?? long];
  if (/^-(it|ti)d?$|^-d(it|ti)$/.test(word)) return word.includes('d') ? ['-it', '-d'] : ['-it'];
  const [, letters] = /^-([a-zA-Z0-9]+)/.exec(word) ?? [];
  return letters === undefined ? [] : [`-${letters[0] ?? ''}`];
}
