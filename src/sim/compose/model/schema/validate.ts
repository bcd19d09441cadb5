import { goNumber, isMapping, isSame, Timestamp, type Mapping, type Value } from '#sim/compose/yaml/index';
import { ComposeFailure } from '../failure';
import { file } from './file';
import type { Rule, TypeName } from './rule';

/** A value that is not what it must be, or several such below it. */
interface Mistake {
  readonly path: readonly string[];
  readonly words: string;
  /** a key that must not be there is more to the point than anything else at its place */
  readonly isExtraKey?: boolean;
  readonly causes?: readonly Mistake[];
}

/** Refuses a tree that the schema does not allow, with the most specific of its mistakes. */
export function validate(tree: Mapping): void {
  const mistake = check(file, tree, []);
  if (mistake === undefined) return;
  const { path, words } = mostSpecific(mistake);
  throw new ComposeFailure(`${path.join('.')} ${words}`);
}

function mostSpecific(mistake: Mistake): Mistake {
  const { causes = [] } = mistake;
  let best: Mistake | undefined;
  for (const cause of causes) {
    const one = mostSpecific(cause);
    if (best === undefined || depth(one) > depth(best)) best = one;
  }
  return best ?? mistake;
}

function depth({ path, isExtraKey }: Mistake): number {
  return path.length + (isExtraKey === true ? 1 : 0);
}

function check(rule: Rule, value: Value, path: readonly string[]): Mistake | undefined {
  const type = typeOf(value);
  if (type === undefined) return { path, words: 'invalid jsonType time.Time' };
  if (rule.types !== undefined && !isOfType(rule.types, type, value)) {
    return { path, words: `must be a ${readable(rule.types)}` };
  }
  if (rule.values !== undefined && !rule.values.some((one) => one === value)) {
    const quoted = rule.values.map(quote);
    return { path, words: `value must be ${quoted.length === 1 ? '' : 'one of '}${quoted.join(', ')}` };
  }
  const mistakes = [
    ...(isMapping(value) ? checkMapping(rule, value, path) : []),
    ...(Array.isArray(value) ? checkList(rule, value, path) : []),
    ...checkScalar(rule, value, path),
    ...(rule.oneOf === undefined ? [] : checkOneOf(rule.oneOf, value, path)),
  ];
  const [first, second] = mistakes;
  return second === undefined ? first : { path, words: 'validation failed', causes: mistakes };
}

function typeOf(value: Value): TypeName | undefined {
  if (value === null) return 'null';
  if (typeof value === 'boolean' || typeof value === 'string') return typeof value as TypeName;
  if (typeof value === 'number' || typeof value === 'bigint') return 'number';
  if (Array.isArray(value)) return 'array';
  return value instanceof Timestamp ? undefined : 'object';
}

function isOfType(names: readonly TypeName[], type: TypeName, value: Value): boolean {
  if (names.includes(type)) return true;
  if (!names.includes('integer') || type !== 'number') return false;
  return typeof value === 'bigint' || Number.isInteger(value);
}

const order: readonly TypeName[] = ['null', 'boolean', 'number', 'integer', 'string', 'array', 'object'];

function readable(names: readonly TypeName[]): string {
  const words = order.filter((one) => names.includes(one)).map((one) => (one === 'object' ? 'mapping' : one));
  const sorted = words.length > 1 ? words.sort() : words;
  const last = sorted.at(-1) ?? '';
  return sorted.length === 1 ? last : `${sorted.slice(0, -1).join(', ')} or ${last}`;
}

function checkMapping(rule: Rule, value: Mapping, path: readonly string[]): Mistake[] {
  const found: Mistake[] = [];
  const missing = (rule.required ?? []).filter((key) => !(key in value)).map(quote);
  if (missing.length > 0) {
    const noun = missing.length === 1 ? 'property' : 'properties';
    found.push({ path, words: `missing ${noun} ${missing.join(', ')}` });
  }
  const extra: string[] = [];
  for (const [key, one] of Object.entries(value)) {
    const rules = rulesFor(rule, key);
    if (rules.length === 0 && rule.closed === true) extra.push(quote(key));
    for (const own of rules) {
      const mistake = check(own, one, [...path, key]);
      if (mistake !== undefined) found.push(mistake);
    }
  }
  if (extra.length > 0) {
    found.push({ path, words: `additional properties ${extra.join(', ')} not allowed`, isExtraKey: true });
  }
  return found;
}

function rulesFor(rule: Rule, key: string): Rule[] {
  const own = rule.fields !== undefined && Object.hasOwn(rule.fields, key) ? rule.fields[key] : undefined;
  const named = (rule.named ?? []).filter(([pattern]) => pattern.test(key)).map(([, one]) => one);
  return own === undefined ? named : [own, ...named];
}

function checkList(rule: Rule, value: readonly Value[], path: readonly string[]): Mistake[] {
  const found: Mistake[] = [];
  const twin = rule.unique === true ? firstTwin(value) : undefined;
  if (twin !== undefined) {
    found.push({ path, words: `items at ${twin[0]} and ${twin[1]} are equal` });
  }
  const { items } = rule;
  if (items === undefined) return found;
  value.forEach((item, i) => {
    const mistake = check(items, item, [...path, String(i)]);
    if (mistake !== undefined) found.push(mistake);
  });
  return found;
}

function firstTwin(value: readonly Value[]): readonly [number, number] | undefined {
  for (let i = 1; i < value.length; i++) {
    const twin = value.findIndex((one, j) => j < i && isSame(one, value[i]));
    if (twin !== -1) return [twin, i];
  }
  return undefined;
}

/** As Go quotes, but between single quotes. */
function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1);
  return `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function checkScalar(rule: Rule, value: Value, path: readonly string[]): Mistake[] {
  if (typeof value === 'string' && rule.pattern?.test(value) === false) {
    return [{ path, words: `${quote(value)} does not match pattern ${quote(rule.pattern.source)}` }];
  }
  if (typeof value !== 'number') return [];
  if (rule.least !== undefined && value < rule.least) {
    return [{ path, words: `must be greater than or equal to ${goNumber(rule.least)}` }];
  }
  if (rule.most !== undefined && value > rule.most) {
    return [{ path, words: `must be less than or equal to ${goNumber(rule.most)}` }];
  }
  return [];
}

function checkOneOf(rules: readonly Rule[], value: Value, path: readonly string[]): Mistake[] {
  const causes: Mistake[] = [];
  const matched: number[] = [];
  rules.forEach((rule, i) => {
    const mistake = check(rule, value, path);
    if (mistake === undefined) matched.push(i);
    else causes.push(mistake);
  });
  if (matched.length === 1) return [];
  if (matched.length === 0) return [{ path, words: 'oneOf failed, none matched', causes }];
  return [{ path, words: `oneOf failed, subschemas ${matched.slice(0, 2).join(', ')} matched` }];
}
