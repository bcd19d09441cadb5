/** The words of a command line, roughly as a shell cuts them: quotes hold together. */
export function wordsOf(command: string): string[] {
  const words = command.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replaceAll(/["']/g, ''));
}

/** Flags of `docker run` that stand alone; all others take a value. */
const lone = new Set(
  '-d --detach -i --interactive -t --tty -it -ti -itd -dit -di -dt --rm --init --privileged --read-only -P --publish-all --no-healthcheck --sig-proxy --quiet -q'.split(
    ' ',
  ),
);

/** What a `docker run` is made of. */
export interface DockerRun {
  flags: readonly string[];
  image: string;
  /** what comes after the image: the command inside */
  inside: readonly string[];
}

/** Reads `docker run …` and `docker container run …`; undefined for what is none, or has no image. */
export function readDockerRun(words: readonly string[]): DockerRun | undefined {
  const rest = words[0] === 'sudo' ? words.slice(1) : words;
  const from = rest[1] === 'container' ? 2 : 1;
  if (rest[0] !== 'docker' || rest[from] !== 'run') return undefined;
  const flags: string[] = [];
  let at = from + 1;
  for (; at < rest.length; at++) {
    const word = rest[at] ?? '';
    if (!word.startsWith('-')) break;
    flags.push(word);
    if (!lone.has(word) && !word.includes('=') && !/^-[a-zA-Z][^a-zA-Z]/.test(word)) at++;
  }
  const image = rest[at];
  return image === undefined ? undefined : { flags, image, inside: rest.slice(at + 1) };
}

/** Whether a `docker run` goes into the background. */
export function isDetached({ flags }: DockerRun): boolean {
  return flags.some((flag) => flag === '--detach' || /^-[a-z]*d[a-z]*$/.test(flag));
}

/** Whether a `docker run` or `docker exec` has a terminal. */
export function hasTerminal(flags: readonly string[]): boolean {
  return flags.some((flag) => flag === '--tty' || /^-[a-z]*t[a-z]*$/.test(flag));
}
