import type { Cmdlet } from '../cmdlet';
import { askBlock } from '../run/functions';
import { areEqual, compareValues } from '../run/convert';
import { memberOf } from '../run/members';
import { asItems, isDictionary, isThing, isTrue, property, scriptBlock, toText, type Value } from '../values';

export const sortObject: Cmdlet = {
  name: 'Sort-Object',
  aliases: ['sort'],
  summary: 'Puts things into an order.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Property: { position: 0, type: 'list' },
    Descending: { type: 'switch' },
    Unique: { type: 'switch' },
    CaseSensitive: { type: 'switch' },
    InputObject: { pipeline: 'value' },
  },
  *run({ session, args, input, emit }) {
    const by = args['Property'] === undefined ? [null] : asItems(args['Property']);
    const rows: { item: Value; keys: Value[] }[] = [];
    const turns = by.map((one) =>
      one !== null && isDictionary(one) && property(one, 'Descending') !== undefined
        ? isTrue(property(one, 'Descending') ?? null)
        : args['Descending'] === true,
    );
    for (const item of input) {
      const keys: Value[] = [];
      for (const one of by) {
        const how = one !== null && isDictionary(one) ? (property(one, 'Expression') ?? null) : one;
        if (how === null) keys.push(item);
        else if (isThing(how) && how.type === scriptBlock)
          keys.push(yield* askBlock(session, how.text ?? '', item));
        else keys.push(memberOf(item, toText(how)));
      }
      rows.push({ item, keys });
    }
    const isExact = args['CaseSensitive'] === true;
    const compare = (a: { keys: Value[] }, b: { keys: Value[] }) => {
      for (const [i, key] of a.keys.entries()) {
        const order = compareValues(key, b.keys[i] ?? null, isExact);
        if (order !== 0) return turns[i] === true ? -order : order;
      }
      return 0;
    };
    rows.sort(compare);
    let last: Value[] | undefined;
    for (const { item, keys } of rows) {
      const before = last;
      if (
        args['Unique'] === true &&
        before !== undefined &&
        keys.every((key, i) => areEqual(key, before[i] ?? null))
      )
        continue;
      last = keys;
      yield* emit(item);
    }
  },
};
