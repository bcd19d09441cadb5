import { dateValue, formatDate, msOf } from '../dates';
import { isThing, newTimeSpan, property, toText, type Value } from '../values';
import { toNumber } from './convert';

type DateMethod = (self: Value, args: readonly Value[]) => Value;

const ms = (value: Value) => (isThing(value) ? msOf(value) : 0);

const adds =
  (unit: number): DateMethod =>
  (self, [by = 0]) =>
    dateValue(ms(self) + toNumber(by) * unit);

/** What System.DateTime can do. */
export const dateMethods: Readonly<Record<string, DateMethod>> = {
  adddays: adds(86_400_000),
  addhours: adds(3_600_000),
  addminutes: adds(60_000),
  addseconds: adds(1000),
  addmilliseconds: adds(1),
  tostring: (self, [format]) =>
    isThing(self) ? formatDate(self, format === undefined ? 'G' : toText(format)) : toText(self),
  toshortdatestring: (self) => (isThing(self) ? formatDate(self, 'd') : ''),
  toshorttimestring: (self) => (isThing(self) ? formatDate(self, 't') : ''),
  tolongdatestring: (self) => (isThing(self) ? formatDate(self, 'D') : ''),
  subtract: (self, [other = null]) =>
    isThing(other) && other.type.endsWith('TimeSpan')
      ? dateValue(ms(self) - Number(property(other, 'TotalMilliseconds') ?? 0))
      : newTimeSpan(ms(self) - ms(other)),
};
