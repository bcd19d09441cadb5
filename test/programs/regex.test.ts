import { strftime, utc } from '#sim/base/strftime';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#sim/base/bytes';
import { globRegex } from '#sim/programs/glob';
import { parseDate } from '#sim/programs/date-parse';
import { zoneOf } from '#sim/programs/dates';
import { compileRegex } from '#sim/programs/regex/index';

const basic = { isExtended: false };
const extended = { isExtended: true };

function matchOf(
  pattern: string,
  subject: string,
  dialect: { isExtended: boolean },
): string | null | { problem: string } {
  const regex = compileRegex(utf8(pattern), dialect);
  return 'problem' in regex ? regex : (regex.exec(utf8(subject))?.[0] ?? null);
}

describe('POSIX expressions', () => {
  it.each([
    {
      name: 'a plus is itself in a basic one',
      pattern: 'a+',
      subject: 'aa+',
      dialect: basic,
      expected: 'a+',
    },
    {
      name: 'a plus behind a backslash repeats',
      pattern: 'a\\+',
      subject: 'baa',
      dialect: basic,
      expected: 'aa',
    },
    {
      name: 'a star at the beginning is itself',
      pattern: '*a',
      subject: 'x*a',
      dialect: basic,
      expected: '*a',
    },
    { name: 'a caret inside is itself', pattern: 'a^b', subject: 'a^b', dialect: basic, expected: 'a^b' },
    {
      name: 'a dollar before a group’s end is an anchor',
      pattern: '\\(b$\\)',
      subject: 'ab',
      dialect: basic,
      expected: 'b',
    },
    {
      name: 'a bracket begins with a closing one',
      pattern: '[]a]*',
      subject: 'a]b',
      dialect: basic,
      expected: 'a]',
    },
    {
      name: 'a class of characters',
      pattern: '[[:digit:]x]+',
      subject: 'a12x',
      dialect: extended,
      expected: '12x',
    },
    {
      name: 'a backslash in brackets is itself',
      pattern: '[\\n]',
      subject: 'a\\n',
      dialect: basic,
      expected: '\\',
    },
    { name: 'an interval', pattern: 'a{2,3}', subject: 'aaaa', dialect: extended, expected: 'aaa' },
    {
      name: 'a brace that is no interval',
      pattern: 'a{x',
      subject: 'a{x',
      dialect: extended,
      expected: 'a{x',
    },
    { name: 'a reference back', pattern: '\\(.\\)\\1', subject: 'abccd', dialect: basic, expected: 'cc' },
    { name: 'a repeated repetition', pattern: '(a*)+b', subject: 'aab', dialect: extended, expected: 'aab' },
    { name: 'words', pattern: '\\<b\\w*\\>', subject: 'a bc d', dialect: basic, expected: 'bc' },
    {
      name: 'what JavaScript would take for an escape',
      pattern: 'a/b',
      subject: 'a/b',
      dialect: extended,
      expected: 'a/b',
    },
  ])('$name', ({ pattern, subject, dialect, expected }) => {
    expect(matchOf(pattern, subject, dialect)).toBe(expected);
  });

  it.each([
    ['[[:foo:]]', basic, 'Invalid character class name'],
    ['[b-a]', basic, 'Invalid range end'],
    ['\\(', basic, 'Unmatched ( or \\('],
    ['a\\{1', basic, 'Unmatched \\{'],
    ['\\1', basic, 'Invalid back reference'],
    ['a\\', extended, 'Trailing backslash'],
  ] as const)('%s is refused', (pattern, dialect, problem) => {
    expect(matchOf(pattern, '', dialect)).toEqual({ problem });
  });
});

describe('patterns of file names', () => {
  it('match the whole name', () => {
    expect(globRegex('*.t[xy]t').test('a.txt')).toBe(true);
    expect(globRegex('*.t[!x]t').test('a.txt')).toBe(false);
    expect(globRegex('a?').test('abc')).toBe(false);
    expect(globRegex('\\*').test('*')).toBe(true);
  });
});

describe('dates', () => {
  const now = 1_767_603_600_000;
  it.each([
    ['@0', '1970-01-01 00:00:00'],
    ['2024-02-29 12:30', '2024-02-29 12:30:00'],
    ['2024-01-31 +1 month', '2024-03-02 00:00:00'],
    ['yesterday', '2026-01-04 09:00:00'],
    ['2 hours ago', '2026-01-05 07:00:00'],
    ['next monday', '2026-01-12 00:00:00'],
    ['3 Mar 2025 5pm', '2025-03-03 17:00:00'],
    ['2026-02-30', undefined],
    ['nonsense', undefined],
  ])('%s', (text, expected) => {
    const ms = parseDate(text, now, utc);
    expect(ms === undefined ? undefined : strftime('%F %T', ms)).toBe(expected);
  });

  it('are shown in zones east and west', () => {
    expect(strftime('%F %T %Z %z', 0, zoneOf('JST-9'))).toBe('1970-01-01 09:00:00 JST +0900');
    expect(strftime('%H %z', 0, zoneOf('EST5'))).toBe('19 -0500');
  });
});
