import { refuse } from '../errors';
import { dateValue } from '../dates';
import type { Session } from '../session';
import { asItems, newTimeSpan, newThing, toText, type Value } from '../values';
import { newVersion, roundHalfEven, toNumber } from './convert';
import { escapeRegex } from './patterns';

type Static = (args: readonly Value[], session: Session) => Value;

const number =
  (what: (...numbers: number[]) => number): Static =>
  (args) =>
    what(...args.map((one) => toNumber(one)));

const math: Readonly<Record<string, Static>> = {
  round: ([value = 0, digits = 0]) => roundHalfEven(toNumber(value), toNumber(digits)),
  floor: number(Math.floor),
  ceiling: number(Math.ceil),
  truncate: number(Math.trunc),
  abs: number(Math.abs),
  max: number(Math.max),
  min: number(Math.min),
  pow: number((a, b) => a ** b),
  sqrt: number(Math.sqrt),
  log10: number((value) => Math.log(value) / Math.LN10),
  pi: () => Math.PI,
};

const hex = (session: Session, digits: number) => {
  let out = '';
  while (out.length < digits) out += session.p.random(16).toString(16);
  return out;
};

export function newGuid(session: Session): string {
  const variant = '89ab'[session.p.random(4)] ?? '8';
  return `${hex(session, 8)}-${hex(session, 4)}-4${hex(session, 3)}-${variant}${hex(session, 3)}-${hex(session, 12)}`;
}

/** Static members by type's short name: methods and properties are asked the same way. */
const types: Readonly<Record<string, Readonly<Record<string, Static>>>> = {
  math,
  string: {
    isnullorempty: ([value = null]) => toText(value) === '',
    isnullorwhitespace: ([value = null]) => toText(value).trim() === '',
    join: ([by = '', items = null, ...rest]) => [...asItems(items), ...rest].map(toText).join(toText(by)),
    empty: () => '',
  },
  int: { maxvalue: () => 2147483647, minvalue: () => -2147483648, parse: ([text = '']) => toNumber(text) },
  long: { maxvalue: () => Number.MAX_SAFE_INTEGER },
  datetime: {
    now: (_, session) => dateValue(session.p.now()),
    utcnow: (_, session) => dateValue(session.p.now()),
    today: (_, session) => dateValue(Math.floor(session.p.now() / 86_400_000) * 86_400_000),
  },
  timespan: {
    fromseconds: ([value = 0]) => newTimeSpan(toNumber(value) * 1000),
    fromminutes: ([value = 0]) => newTimeSpan(toNumber(value) * 60_000),
  },
  guid: { newguid: (_, session) => newThing('System.Guid', {}, newGuid(session)) },
  environment: {
    machinename: (_, session) => session.machineName.toUpperCase(),
    username: (_, session) => session.environment('USERNAME') ?? '',
    processorcount: (_, session) =>
      session.p.do(
        (sim) => sim.machines.need(sim.processes.need(session.p.processId).machine).hardware.cores,
      ),
    is64bitoperatingsystem: () => true,
    newline: () => '\r\n',
    osversion(_, session) {
      const { version } = session.p.do((sim) => ({
        version: sim.machines.need(sim.processes.need(session.p.processId).machine).kernel.release,
      }));
      return newThing(
        'System.OperatingSystem',
        {
          Platform: 'Win32NT',
          ServicePack: '',
          Version: newVersion(`${version}.0`),
          VersionString: `Microsoft Windows NT ${version}.0`,
        },
        `Microsoft Windows NT ${version}.0`,
      );
    },
    getenvironmentvariable: ([name = ''], session) => session.environment(toText(name)) ?? null,
    setenvironmentvariable([name = '', value = null], session) {
      const key = session.environmentName(toText(name)) ?? toText(name);
      if (value === null) delete session.state.env[key];
      else session.state.env[key] = toText(value);
      return null;
    },
  },
  regex: { escape: ([text = '']) => escapeRegex(toText(text)) },
  'io.path': {
    combine: (args) => args.map(toText).join('\\').replace(/\\+/g, '\\'),
    getfilename: ([path = '']) => toText(path).split(/[\\/]/).at(-1) ?? '',
  },
};

/** `[math]::Round(2.5)`, `[environment]::MachineName`. */
export function staticMember(
  session: Session,
  type: string,
  name: string,
  args: readonly Value[],
  isCall: boolean,
): Value {
  const short = type
    .toLowerCase()
    .replace(/^system\./, '')
    .replace(/^(?:text\.regularexpressions\.)/, '')
    .replace(/^int32$/, 'int')
    .replace(/^int64$/, 'long');
  const members = Object.hasOwn(types, short) ? types[short] : undefined;
  if (members === undefined)
    return refuse({
      message: `Unable to find type [${type}].`,
      category: 'InvalidOperation',
      target: type,
      targetType: 'TypeName',
      exception: 'RuntimeException',
      id: 'TypeNotFound',
    });
  const low = name.toLowerCase();
  const found = Object.hasOwn(members, low) ? members[low] : undefined;
  if (found !== undefined) return found(args, session);
  if (!isCall) return null;
  return refuse({
    message: `Method invocation failed because [${type}] does not contain a method named '${name}'.`,
    category: 'InvalidOperation',
    target: name,
    exception: 'RuntimeException',
    id: 'MethodNotFound',
  });
}
