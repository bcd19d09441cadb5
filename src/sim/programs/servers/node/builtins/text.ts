import { isCallable, isObj, type Obj, type Value } from '../heap';
import { toText } from '../operators';
import type { Eval, Native, Realm } from '../realm';

/** The host's regular expression for one of the script; refuses what this engine cannot read. */
export function hostRegExp(realm: Realm, value: Obj): RegExp {
  const text = String(value.slot ?? '/(?:)/');
  const end = text.lastIndexOf('/');
  try {
    const made = new RegExp(text.slice(1, end), text.slice(end + 1));
    if (made.global || made.sticky) made.lastIndex = Number(value.get('lastIndex') ?? 0);
    return made;
  } catch {
    return realm.throwError('SyntaxError', `Invalid regular expression: ${text}: Invalid group`);
  }
}

function matchArray(realm: Realm, match: RegExpMatchArray): Obj {
  const made = realm.array([...match]);
  made.set('index', match.index ?? 0);
  made.set('input', match.input ?? '');
  made.set('groups', match.groups === undefined ? undefined : realm.record(match.groups));
  return made;
}

function exec(realm: Realm, self: Value, text: string): RegExpExecArray | null {
  if (!isObj(self)) return null;
  const regex = hostRegExp(realm, self);
  const match = regex.exec(text);
  if (regex.global || regex.sticky) self.set('lastIndex', regex.lastIndex, true);
  return match;
}

function* replace(realm: Realm, self: Value, [what, by]: Value[], isAll: boolean): Eval {
  const text = String(self as string);
  const regex = isObj(what) && what.kind === 'regexp' ? hostRegExp(realm, what) : undefined;
  if (!isCallable(by)) {
    const replacement = yield* toText(realm, by);
    if (regex !== undefined) return text.replace(regex, replacement);
    return isAll
      ? text.replaceAll(String(what as string), replacement)
      : text.replace(String(what as string), replacement);
  }
  const matches =
    regex === undefined
      ? plainMatches(text, String(what as string), isAll)
      : regex.global
        ? [...text.matchAll(regex)]
        : [regex.exec(text)];
  let out = '';
  let from = 0;
  for (const match of matches) {
    if (match === null) continue;
    const at = match.index ?? 0;
    out +=
      text.slice(from, at) + (yield* toText(realm, yield* realm.call(by, undefined, [...match, at, text])));
    from = at + match[0].length;
  }
  return out + text.slice(from);
}

function plainMatches(text: string, what: string, isAll: boolean): RegExpMatchArray[] {
  const found: RegExpMatchArray[] = [];
  for (
    let at = text.indexOf(what);
    at >= 0;
    at = isAll ? text.indexOf(what, at + Math.max(1, what.length)) : -1
  ) {
    found.push(Object.assign([what], { index: at, input: text }) as unknown as RegExpMatchArray);
  }
  return found;
}

type Plain = (s: string, args: (string | number | undefined)[]) => Value | string[];

/** Methods that take and give only texts and numbers. */
const plain: Readonly<Record<string, Plain>> = {
  at: (s, [i]) => s.at(Number(i)),
  charAt: (s, [i]) => s.charAt(Number(i ?? 0)),
  charCodeAt: (s, [i]) => s.charCodeAt(Number(i ?? 0)),
  codePointAt: (s, [i]) => s.codePointAt(Number(i ?? 0)),
  concat: (s, args) => s.concat(...args.map(String)),
  endsWith: (s, [x]) => s.endsWith(String(x)),
  includes: (s, [x, from]) => s.includes(String(x), Number(from ?? 0)),
  indexOf: (s, [x, from]) => s.indexOf(String(x), Number(from ?? 0)),
  lastIndexOf: (s, [x]) => s.lastIndexOf(String(x)),
  localeCompare: (s, [x]) => (s < String(x) ? -1 : s > String(x) ? 1 : 0),
  padEnd: (s, [n, fill]) => s.padEnd(Number(n), fill === undefined ? ' ' : String(fill)),
  padStart: (s, [n, fill]) => s.padStart(Number(n), fill === undefined ? ' ' : String(fill)),
  repeat: (s, [n]) => s.repeat(Number(n)),
  slice: (s, [a, b]) => s.slice(Number(a ?? 0), b === undefined ? undefined : Number(b)),
  startsWith: (s, [x, from]) => s.startsWith(String(x), Number(from ?? 0)),
  substr: (s, [a, n]) =>
    s.slice(
      Number(a),
      n === undefined ? undefined : (Number(a) < 0 ? s.length + Number(a) : Number(a)) + Number(n),
    ),
  substring: (s, [a, b]) => s.substring(Number(a ?? 0), b === undefined ? undefined : Number(b)),
  toLowerCase: (s) => s.toLowerCase(),
  toString: (s: string) => s,
  toUpperCase: (s) => s.toUpperCase(),
  trim: (s) => s.trim(),
  trimEnd: (s) => s.trimEnd(),
  trimStart: (s) => s.trimStart(),
  valueOf: (s: string) => s,
};

const plainNatives = Object.fromEntries(
  Object.entries(plain).map(([name, method]): [string, Native] => [
    `String.prototype.${name}`,
    (realm, self, args) => {
      const answer = method(
        String(self as string),
        args.map((a) =>
          isObj(a) ? '[object Object]' : a === undefined ? undefined : (a as string | number),
        ),
      );
      return Array.isArray(answer) ? realm.array(answer) : answer;
    },
  ]),
);

export const textNatives: Readonly<Record<string, Native>> = {
  ...plainNatives,
  *String(realm, _, args): Eval {
    return args.length === 0 ? '' : yield* toText(realm, args[0]);
  },
  'String.fromCharCode': (_, __, args) => String.fromCharCode(...args.map(Number)),
  'String.prototype.split': (realm, self, [by, limit]) => {
    const text = String(self as string);
    const parts =
      by === undefined ? [text] : text.split(isObj(by) ? hostRegExp(realm, by) : String(by as string));
    return realm.array(limit === undefined ? parts : parts.slice(0, Number(limit)));
  },
  'String.prototype.replace': (realm, self, args) => replace(realm, self, args, false),
  'String.prototype.replaceAll': (realm, self, args) => replace(realm, self, args, true),
  'String.prototype.match': (realm, self, [what]) => {
    if (!isObj(what)) return null;
    const found = String(self as string).match(hostRegExp(realm, what));
    return found === null
      ? null
      : hostRegExp(realm, what).global
        ? realm.array([...found])
        : matchArray(realm, found);
  },
  'String.prototype.matchAll': (realm, self, [what]) =>
    realm.array(
      isObj(what)
        ? [...String(self as string).matchAll(hostRegExp(realm, what))].map((m) => matchArray(realm, m))
        : [],
    ),
  'String.prototype.search': (realm, self, [what]) =>
    isObj(what) ? String(self as string).search(hostRegExp(realm, what)) : -1,
  RegExp: (realm, _, [source, flags]) => {
    const made = realm.kind('regexp', 'RegExp.prototype');
    made.slot = isObj(source)
      ? String(source.slot)
      : `/${String(source as string)}/${flags === undefined ? '' : String(flags as string)}`;
    made.set('lastIndex', 0, true);
    hostRegExp(realm, made);
    return made;
  },
  'RegExp.prototype.test': (realm, self, [text]) => exec(realm, self, String(text as string)) !== null,
  'RegExp.prototype.exec': (realm, self, [text]) => {
    const match = exec(realm, self, String(text as string));
    return match === null ? null : matchArray(realm, match);
  },
  'RegExp.prototype.toString': (_, self) => (isObj(self) ? String(self.slot) : ''),
};
