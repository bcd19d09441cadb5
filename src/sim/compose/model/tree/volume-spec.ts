import { mapping, type Mapping } from '#sim/compose/yaml/index';
import { ComposeFailure } from '../failure';

/** `source:target:options` taken apart. */
export interface VolumeSpec {
  readonly type: 'bind' | 'volume';
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
  readonly noCopy: boolean;
  readonly propagation: string;
  readonly selinux: string;
}

const propagations = ['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave'];

/** The short form of a service's volume. Options that nobody knows are passed over. */
export function parseVolume(spec: string): VolumeSpec {
  if (spec === '') throw new ComposeFailure('invalid empty volume spec');
  const plain = { readOnly: false, noCopy: false, propagation: '', selinux: '' };
  if (spec.length <= 2) return { ...plain, type: 'volume', source: '', target: spec };
  const sections = split(spec);
  const refuse = (why: string): never => {
    throw new ComposeFailure(`invalid spec: ${spec}: ${why}`);
  };
  sections.forEach((section, i) => {
    if (section === '') refuse('empty section between colons');
    if (i === 2 && sections.length > 3) refuse('too many colons');
  });
  const [first = '', second, words = ''] = sections;
  const options = words.split(',');
  const [source, target] = second === undefined ? ['', first] : [first, second];
  return {
    type: isFilePath(source) ? 'bind' : 'volume',
    source,
    target,
    readOnly: options.findLast((one) => one === 'ro' || one === 'rw') === 'ro',
    noCopy: options.includes('nocopy'),
    propagation: options.findLast((one) => propagations.includes(one)) ?? '',
    selinux: options.findLast((one) => one === 'z' || one === 'Z') ?? '',
  };
}

/** At colons, but not after a drive's letter nor within `${…}`. */
function split(spec: string): string[] {
  const sections: string[] = [];
  let section = '';
  let depth = 0;
  for (let i = 0; i < spec.length; i++) {
    const char = spec.charAt(i);
    if (char === '$' && spec[i + 1] === '{') depth++;
    else if (char === '}' && depth > 0) depth--;
    if (char === ':' && depth === 0 && !isDrive(section)) {
      sections.push(section);
      section = '';
    } else section += char;
  }
  return [...sections, section];
}

function isDrive(letter: string): boolean {
  return /^\p{L}$/u.test(letter);
}

function isFilePath(source: string): boolean {
  return /^[./~]|^\\\\/.test(source) || (source[1] === ':' && isDrive(source.charAt(0)));
}

/** The long form of that volume. */
export function volumeMapping(spec: VolumeSpec, target: string): Mapping {
  const made = mapping([['type', spec.type]]);
  if (spec.source !== '') made.source = spec.source;
  if (target !== '') made.target = target;
  if (spec.readOnly) made.read_only = true;
  const bind = mapping();
  if (spec.selinux !== '') bind.selinux = spec.selinux;
  if (spec.propagation !== '') bind.propagation = spec.propagation;
  if (spec.type === 'bind') bind.create_host_path = true;
  if (spec.type === 'bind' || Object.keys(bind).length > 0) made.bind = bind;
  const volume = mapping();
  if (spec.noCopy) volume.nocopy = true;
  // Nothing is said of an anonymous volume at a path of two letters: it is not even looked at.
  const isLooked = spec.source !== '' || spec.target.length > 2;
  if (spec.type === 'volume' && isLooked) made.volume = volume;
  else if (spec.noCopy) made.volume = volume;
  return made;
}
