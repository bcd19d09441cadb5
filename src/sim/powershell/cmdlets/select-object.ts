import type { Cmdlet } from '../cmdlet';
import { askBlock } from '../run/functions';
import { areEqual } from '../run/convert';
import { memberOf } from '../run/members';
import { hasWildcard, wildcard } from '../run/patterns';
import type { Session } from '../session';
import type { Steps } from '#sim/kernel/program';
import {
  asItems,
  isDictionary,
  isThing,
  newObject,
  property,
  scriptBlock,
  toText,
  type Value,
} from '../values';

export const selectObject: Cmdlet = {
  name: 'Select-Object',
  aliases: ['select'],
  summary: 'Picks things, and properties of things.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Property: { position: 0, type: 'list' },
    ExcludeProperty: { type: 'strings' },
    ExpandProperty: { type: 'string' },
    First: { type: 'number' },
    Last: { type: 'number' },
    Skip: { type: 'number' },
    Unique: { type: 'switch' },
    Index: { type: 'list' },
    InputObject: { pipeline: 'value' },
  },
  *run({ session, args, input, emit }) {
    let items: readonly Value[] = input;
    if (typeof args['Skip'] === 'number') items = items.slice(args['Skip']);
    if (typeof args['First'] === 'number') items = items.slice(0, args['First']);
    if (typeof args['Last'] === 'number') items = args['Last'] === 0 ? [] : items.slice(-args['Last']);
    if (args['Index'] !== undefined)
      items = asItems(args['Index']).flatMap((at) => asItems(items[Number(toText(at))] ?? null));
    const made: Value[] = [];
    for (const one of items) {
      if (typeof args['ExpandProperty'] === 'string')
        made.push(...asItems(memberOf(one, args['ExpandProperty'])));
      else if (args['Property'] === undefined) made.push(one);
      else
        made.push(
          yield* picked(
            session,
            one,
            asItems(args['Property']),
            asItems(args['ExcludeProperty'] ?? null).map(toText),
          ),
        );
    }
    const kept: Value[] = [];
    for (const one of made) {
      if (args['Unique'] === true && kept.some((other) => isSame(other, one))) continue;
      kept.push(one);
      yield* emit(one);
    }
  },
};

const isSame = (a: Value, b: Value) =>
  isThing(a) && isThing(b) ? JSON.stringify(a.props) === JSON.stringify(b.props) : areEqual(a, b, true);

/** A thing with only these properties: names, patterns, or `@{Name=…; Expression={…}}`. */
export function* picked(
  session: Session,
  of: Value,
  wanted: readonly Value[],
  without: readonly string[],
): Steps<Value> {
  const out: Record<string, Value> = {};
  for (const one of wanted) {
    if (isDictionary(one)) {
      const name =
        property(one, 'Name') ?? property(one, 'N') ?? property(one, 'Label') ?? property(one, 'L');
      const how = property(one, 'Expression') ?? property(one, 'E') ?? null;
      out[toText(name ?? how)] =
        isThing(how) && how.type === scriptBlock
          ? yield* askBlock(session, how.text ?? '', of)
          : memberOf(of, toText(how));
      continue;
    }
    if (isThing(one) && one.type === scriptBlock) {
      out[one.text ?? ''] = yield* askBlock(session, one.text ?? '', of);
      continue;
    }
    const name = toText(one);
    if (hasWildcard(name) && isThing(of)) {
      const pattern = wildcard(name);
      for (const own of Object.keys(of.props)) if (pattern.test(own)) out[own] = of.props[own] ?? null;
    } else {
      const own = isThing(of)
        ? Object.keys(of.props).find((key) => key.toLowerCase() === name.toLowerCase())
        : undefined;
      out[own ?? name] = memberOf(of, name);
    }
  }
  for (const name of without) {
    const pattern = wildcard(name);
    for (const own of Object.keys(out)) if (pattern.test(own)) delete out[own];
  }
  return newObject(out);
}
