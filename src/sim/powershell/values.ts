/**
 * What PowerShell's variables and pipelines hold: plain JSON throughout, since it is kept in the world. Objects of .NET are
 * things with a type's name and properties; what they can do is looked up by that name.
 */
export type Value = null | boolean | number | string | readonly Value[] | Thing;

export interface Thing {
  /** full name of its type: System.Diagnostics.Process */
  readonly type: string;
  /** name → value, in the order of declaration; the entries of a hashtable */
  props: Record<string, Value>;
  /** what ToString() gives, where that is not the type's name */
  text?: string;
  /** properties that are shown when nobody says which: a type's default display set */
  shown?: readonly string[];
}

export const hashtable = 'System.Collections.Hashtable';
export const ordered = 'System.Collections.Specialized.OrderedDictionary';
export const scriptBlock = 'System.Management.Automation.ScriptBlock';
export const customObject = 'System.Management.Automation.PSCustomObject';
export const errorRecord = 'System.Management.Automation.ErrorRecord';
export const dateTime = 'System.DateTime';
export const timeSpan = 'System.TimeSpan';

export const isThing = (value: Value): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
export const isDictionary = (value: Value): value is Thing =>
  isThing(value) && (value.type === hashtable || value.type === ordered);

export const newThing = (type: string, props: Record<string, Value>, text?: string): Thing =>
  text === undefined ? { type, props } : { type, props, text };
export const newObject = (props: Record<string, Value>): Thing => ({ type: customObject, props });

/** What a pipeline gave, as one value: nothing, the one thing, or a list. */
export function asValue(all: readonly Value[]): Value {
  return all.length === 0 ? null : all.length === 1 ? (all[0] ?? null) : all;
}

/** What a value sends down a pipeline: a list its items, nothing nothing, everything else itself. */
export function asItems(value: Value): readonly Value[] {
  if (value === null) return [];
  return isList(value) ? value : [value];
}

export function isTrue(value: Value): boolean {
  if (value === null || value === false || value === 0 || value === '') return false;
  if (!isList(value)) return true;
  return value.length > 1 || (value.length === 1 && isTrue(value[0] ?? null));
}

const shortNames: Readonly<Record<string, string>> = {
  boolean: 'System.Boolean',
  string: 'System.String',
};

/** Full name of a value's type. */
export function typeOf(value: Value): string {
  if (value === null) return 'null';
  if (isList(value)) return 'System.Object[]';
  if (isThing(value)) return value.type;
  if (typeof value === 'number')
    return !Number.isInteger(value)
      ? 'System.Double'
      : Math.abs(value) < 2 ** 31
        ? 'System.Int32'
        : 'System.Int64';
  return shortNames[typeof value] ?? 'System.Object';
}

export function numberText(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1e15) return String(value).replace('e+', 'E+');
  return String(Number(value.toPrecision(15)));
}

/** As text: in a string, or as an argument of a program. */
export function toText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isList(value)) return value.map(toText).join(' ');
  if (value.text !== undefined) return value.text;
  if (value.type === customObject)
    return `@{${Object.entries(value.props)
      .map(([name, one]) => `${name}=${toText(one)}`)
      .join('; ')}}`;
  return value.type;
}

/** The property of that name, whatever its case. */
export function propertyName(thing: Readonly<Thing>, name: string): string | undefined {
  if (Object.hasOwn(thing.props, name)) return name;
  const low = name.toLowerCase();
  return Object.keys(thing.props).find((one) => one.toLowerCase() === low);
}

export function property(thing: Readonly<Thing>, name: string): Value | undefined {
  const found = propertyName(thing, name);
  return found === undefined ? undefined : thing.props[found];
}

/** A date as a value: ms since 1970. */
export function newDate(ms: number, parts: Record<string, number>, text: string): Thing {
  return newThing(dateTime, { ...parts, Ticks: (ms + 62_135_596_800_000) * 1e4 }, text);
}

/** A span of time, as .NET writes it: [d.]hh:mm:ss[.fffffff]. */
export function newTimeSpan(ms: number): Thing {
  const two = (n: number) => String(n).padStart(2, '0');
  const whole = Math.floor(Math.abs(ms));
  const [days, hours] = [Math.floor(whole / 86_400_000), Math.floor(whole / 3_600_000) % 24];
  const [minutes, seconds] = [Math.floor(whole / 60_000) % 60, Math.floor(whole / 1000) % 60];
  const rest = whole % 1000;
  const text = `${ms < 0 ? '-' : ''}${days > 0 ? `${days}.` : ''}${two(hours)}:${two(minutes)}:${two(seconds)}${rest > 0 ? `.${String(rest).padStart(3, '0')}0000` : ''}`;
  return newThing(
    timeSpan,
    {
      Days: days,
      Hours: hours,
      Minutes: minutes,
      Seconds: seconds,
      Milliseconds: rest,
      Ticks: ms * 1e4,
      TotalDays: ms / 86_400_000,
      TotalHours: ms / 3_600_000,
      TotalMinutes: ms / 60_000,
      TotalSeconds: ms / 1000,
      TotalMilliseconds: ms,
    },
    text,
  );
}
