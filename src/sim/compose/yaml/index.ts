export { decode, type OddKey } from './decode';
export { emitYaml, type Printable } from './emit';
export { type YamlNode } from './node';
export { goFloat32, goNumber } from './number';
export { Parser } from './parser';
export { Timestamp } from './resolve';
export { YamlError } from './token';
export { cloneValue, isMapping, isSame, mapping, type Mapping, type Value } from './value';
