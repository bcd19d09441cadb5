/** What a virsh command takes: names of flags, of options with a value, and of operands in order. */
export interface Takes {
  flags?: readonly string[];
  values?: readonly string[];
  /** options that may be given by their place; those with a `?` need not be there */
  operands?: readonly string[];
}

export interface Given {
  has(flag: string): boolean;
  value(name: string): string | undefined;
}

/** Reads a command's words as vsh does (tools/vsh.c); a complaint where one has no place. */
export function readWords(command: string, takes: Takes, words: readonly string[]): Given | string {
  const { flags = [], values = [], operands = [] } = takes;
  const places = operands.map((name) => name.replace('?', ''));
  const found = new Map<string, string>();
  let isOver = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!isOver && word === '--') isOver = true;
    else if (!isOver && /^--?[a-z]/.test(word)) {
      const [name = '', inline] = word.replace(/^-+/, '').split(/=(.*)/s);
      if (flags.includes(name)) {
        if (inline !== undefined) return `invalid '=' after option --${name}`;
        found.set(name, '');
      } else if (values.includes(name) || places.includes(name)) {
        const value = inline ?? words[++at];
        if (value === undefined) return `expected syntax: --${name} <string>`;
        found.set(name, value);
      } else return `command '${command}' doesn't support option --${name}`;
    } else {
      const place = places.find((name) => !found.has(name));
      if (place === undefined) return `unexpected data '${word}'`;
      found.set(place, word);
    }
  }
  const missing = operands.find((name) => !name.endsWith('?') && !found.has(name));
  if (missing !== undefined) return `command '${command}' requires <${missing}> option`;
  return { has: (flag) => found.has(flag), value: (name) => found.get(name) };
}

const units: Readonly<Record<string, number>> = {
  b: 1,
  bytes: 1,
  k: 1024,
  kib: 1024,
  kb: 1000,
  m: 2 ** 20,
  mib: 2 ** 20,
  mb: 1e6,
  g: 2 ** 30,
  gib: 2 ** 30,
  gb: 1e9,
  t: 2 ** 40,
  tib: 2 ** 40,
};

/** `512M`, `1GiB` in bytes; a bare number counts in `unit`. */
export function scaled(text: string, unit: string): number | undefined {
  const [, number, suffix = ''] = /^(\d+)([A-Za-z]*)$/.exec(text) ?? [];
  const factor = units[(suffix === '' ? unit : suffix).toLowerCase()];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
