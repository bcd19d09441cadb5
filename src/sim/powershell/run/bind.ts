import { className, type Cmdlet, type Parameter } from '../cmdlet';
import { PowerShellError, type Fault } from '../errors';
import { asItems, isDictionary, isThing, isTrue, property, scriptBlock, toText, type Value } from '../values';
import type { Given } from './command';
import { toNumber } from './convert';

/** Parameters that every cmdlet has: about_CommonParameters. Value: does it take one? */
const commonParameters: Readonly<Record<string, boolean>> = {
  erroraction: true,
  ea: true,
  warningaction: true,
  informationaction: true,
  verbose: false,
  vb: false,
  debug: false,
  errorvariable: true,
  ev: true,
  outvariable: true,
  ov: true,
  outbuffer: true,
  pipelinevariable: true,
};

interface Bound {
  args: Record<string, Value>;
  common: Record<string, Value>;
}

/** Sorts what was given to a cmdlet to its parameters: by name, by place, from the pipeline. */
export function bind(
  cmdlet: Cmdlet,
  given: readonly Given[],
  item: Value | undefined,
  hasInput: boolean,
): Bound {
  const args: Record<string, Value> = {};
  const common: Record<string, Value> = {};
  const loose: Value[] = [];
  for (let i = 0; i < given.length; i++) {
    const one = given[i];
    if (one === undefined) continue;
    if (one.kind === 'value') {
      loose.push(one.value);
      continue;
    }
    const name = parameterNamed(cmdlet, one.name);
    if (name === undefined) {
      const low = one.name.toLowerCase();
      const isWhatIf = cmdlet.hasWhatIf === true && /^(?:whatif|wi|confirm|cf)$/.test(low);
      if (!isWhatIf && !Object.hasOwn(commonParameters, low)) throw unknown(cmdlet, one.name);
      if (one.value !== undefined) common[isWhatIf && low !== 'confirm' ? 'whatif' : low] = one.value;
      else if (isWhatIf || commonParameters[low] !== true)
        common[low.startsWith('w') ? 'whatif' : low] = true;
      else common[low] = valueAfter(cmdlet, given, i++, one.name);
      continue;
    }
    const parameter = cmdlet.parameters[name];
    if (parameter === undefined) continue;
    if (one.value !== undefined) args[name] = convert(cmdlet, name, parameter, one.value);
    else if (parameter.type === 'switch') args[name] = true;
    else args[name] = convert(cmdlet, name, parameter, valueAfter(cmdlet, given, i++, one.name));
  }
  byPlace(cmdlet, args, loose);
  if (item !== undefined) fromPipeline(cmdlet, args, item);
  for (const [name, parameter] of Object.entries(cmdlet.parameters))
    if (
      parameter.isMandatory === true &&
      args[name] === undefined &&
      !(hasInput && parameter.pipeline !== undefined)
    )
      throw missing(cmdlet, name);
  return { args, common };
}

function parameterNamed(cmdlet: Cmdlet, name: string): string | undefined {
  const low = name.toLowerCase();
  const all = Object.entries(cmdlet.parameters);
  const exact = all.find(
    ([own, one]) => own.toLowerCase() === low || one.aliases?.some((alias) => alias.toLowerCase() === low),
  );
  if (exact !== undefined) return exact[0];
  const begun = all.filter(([own]) => own.toLowerCase().startsWith(low));
  if (begun.length > 1)
    throw fault(cmdlet, {
      message: `Parameter cannot be processed because the parameter name '${name}' is ambiguous. Possible matches include: ${begun.map(([own]) => `-${own}`).join(' ')}.`,
      id: 'AmbiguousParameter',
    });
  return begun[0]?.[0];
}

function valueAfter(cmdlet: Cmdlet, given: readonly Given[], at: number, name: string): Value {
  const next = given[at + 1];
  if (next === undefined || next.kind === 'parameter')
    throw fault(cmdlet, {
      message: `Missing an argument for parameter '${parameterNamed(cmdlet, name) ?? name}'. Specify a parameter of type 'System.String' and try again.`,
      id: 'MissingArgument',
    });
  return next.value;
}

function byPlace(cmdlet: Cmdlet, args: Record<string, Value>, loose: Value[]): void {
  const places = Object.entries(cmdlet.parameters)
    .filter(([name, one]) => one.position !== undefined && args[name] === undefined)
    .sort(([, a], [, b]) => (a.position ?? 0) - (b.position ?? 0));
  for (const [name, parameter] of places) {
    if (loose.length === 0) return;
    const value = parameter.isRest === true ? loose.splice(0) : (loose.shift() ?? null);
    args[name] = convert(cmdlet, name, parameter, value);
  }
  if (loose.length > 0)
    throw fault(cmdlet, {
      message: `A positional parameter cannot be found that accepts argument '${toText(loose[0] ?? null)}'.`,
      id: 'PositionalParameterNotFound',
    });
}

function fromPipeline(cmdlet: Cmdlet, args: Record<string, Value>, item: Value): void {
  for (const [name, parameter] of Object.entries(cmdlet.parameters)) {
    if (parameter.pipeline !== 'property' || args[name] !== undefined) continue;
    if (!isThing(item) || isDictionary(item)) continue;
    const found = [name, ...(parameter.aliases ?? [])]
      .map((one) => property(item, one))
      .find((one) => one !== undefined && one !== null);
    if (found !== undefined) {
      args[name] = convert(cmdlet, name, parameter, found);
      return;
    }
  }
  for (const [name, parameter] of Object.entries(cmdlet.parameters)) {
    if (parameter.pipeline === undefined || args[name] !== undefined) continue;
    if (parameter.pipeline === 'property' && isThing(item)) continue;
    args[name] = parameter.pipeline === 'value' ? item : convert(cmdlet, name, parameter, item);
    return;
  }
}

function convert(cmdlet: Cmdlet, name: string, parameter: Parameter, value: Value): Value {
  const { type, values } = parameter;
  if (values !== undefined) {
    const text = toText(value);
    const found = values.find((one) => one.toLowerCase() === text.toLowerCase());
    if (found === undefined) throw outside(cmdlet, name, text, values);
    return found;
  }
  if (type === 'string') return toText(value);
  if (type === 'strings') return asItems(value).map(toText);
  if (type === 'list') return asItems(value);
  if (type === 'switch' || type === 'bool') return isTrue(value);
  if (type === 'block' && !(isThing(value) && value.type === scriptBlock))
    throw notConvertible(cmdlet, name, value, 'System.Management.Automation.ScriptBlock', '');
  if (type !== 'number') return value;
  try {
    return toNumber(value);
  } catch {
    throw notConvertible(
      cmdlet,
      name,
      value,
      'System.Int32',
      ' Error: "Input string was not in a correct format."',
    );
  }
}

function notConvertible(
  cmdlet: Cmdlet,
  name: string,
  value: Value,
  type: string,
  why: string,
): PowerShellError {
  return fault(cmdlet, {
    message: `Cannot bind parameter '${name}'. Cannot convert value "${toText(value)}" to type "${type}".${why}`,
    id: 'CannotConvertArgumentNoMessage',
  });
}

function outside(cmdlet: Cmdlet, name: string, text: string, values: readonly string[]): PowerShellError {
  return fault(cmdlet, {
    message: `Cannot validate argument on parameter '${name}'. The argument "${text}" does not belong to the set "${values.join(',')}" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.`,
    category: 'InvalidData',
    exception: 'ParameterBindingValidationException',
    id: 'ParameterArgumentValidationError',
  });
}

const unknown = (cmdlet: Cmdlet, name: string) =>
  fault(cmdlet, {
    message: `A parameter cannot be found that matches parameter name '${name}'.`,
    id: 'NamedParameterNotFound',
  });

const missing = (cmdlet: Cmdlet, name: string) =>
  fault(cmdlet, {
    message: `Cannot process command because of one or more missing mandatory parameters: ${name}.`,
    id: 'MissingMandatoryParameter',
  });

function fault(cmdlet: Cmdlet, given: Partial<Fault> & { message: string; id: string }): PowerShellError {
  return new PowerShellError({
    category: 'InvalidArgument',
    exception: 'ParameterBindingException',
    activity: cmdlet.name,
    by: className(cmdlet),
    target: '',
    targetType: '',
    ...given,
  });
}
