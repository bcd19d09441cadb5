import { describe, expect, it } from 'vitest';
import { isFailure } from '#sim/daemon/buildkit/dockerfile/failure';
import { programOf } from '#sim/daemon/buildkit/dockerfile/instructions';
import { Linter, ruleUrl } from '#sim/daemon/buildkit/dockerfile/lint';
import { parse } from '#sim/daemon/buildkit/dockerfile/parse';
import { suggestion } from '#sim/daemon/buildkit/dockerfile/suggest';
import { expand, isMisspelt } from '#sim/daemon/buildkit/dockerfile/words';

const variables = new Map([
  ['A', 'a'],
  ['P', 'usr/local/lib'],
  ['E', ''],
]);

describe('words', () => {
  it.each([
    ['$A ${A}b $NONE.', 'a ab .'],
    ['\'$A\' "$A" \\$A', '$A a $A'],
    ['${NONE:-x} ${E:-x} ${E-x} ${A:+y} ${NONE:+y}', 'x x  y '],
    ['${P#*/} ${P##*/} ${P%/*} ${P%%/*}', 'local/lib lib usr/local usr'],
    ['${P/l/L} ${P//l/L}', 'usr/Local/lib usr/LocaL/Lib'],
    ['$', '$'],
  ])('%s', (text, word) => {
    expect(expand(text, { variables, escape: '\\' })).toMatchObject({ word });
  });

  it('tells which variables are not set, and splits what was not quoted', () => {
    expect(expand('$NONE "$A b" c', { variables, escape: '\\' })).toMatchObject({
      unset: ['NONE'],
      words: ['a b', 'c'],
    });
  });

  it.each([
    ['${A', 'unsupported modifier (\ufffd) in substitution'],
    ['${A:=x}', 'unsupported modifier (:=) in substitution'],
    ['${:x}', 'syntax error: bad substitution'],
    ['${NONE:?why}', 'NONE: why'],
    ['"x', 'unexpected end of statement while looking for matching double-quote'],
  ])('%s makes no sense', (text, why) => {
    const wrong = expand(text, { variables, escape: '\\' });
    expect(isMisspelt(wrong) && wrong.misspelt).toBe(`failed to process ${JSON.stringify(text)}: ${why}`);
  });

  it('stay as they are in names, but for variables that are set', () => {
    const raw = expand('RUN echo "$A" ${NONE:-x} \\$A', { variables, escape: '\\', isRaw: true });
    expect(raw).toMatchObject({ word: 'RUN echo "a" ${NONE:-x} \\$A' });
  });
});

describe('a Dockerfile', () => {
  it('has here-documents, lines that go on, and comments between them', () => {
    const parsed = parse('FROM a\nRUN one \\\n# between\n  two\nCOPY <<X <<-"Y" /\nx\nX\n\ty\n\tY\n');
    if (isFailure(parsed)) throw new Error(parsed.failed);
    expect(parsed.lines.map(({ name, rest, range }) => [name, rest, range.start, range.end])).toEqual([
      ['from', 'a', 1, 1],
      ['run', 'one   two', 2, 4],
      ['copy', '<<X <<-"Y" /', 5, 9],
    ]);
    expect(parsed.lines[2]?.heredocs).toEqual([
      { name: 'X', data: 'x\n', expands: true, chomps: false },
      { name: 'Y', data: '\ty\n', expands: false, chomps: true },
    ]);
  });

  it('is checked while it is read', () => {
    const linter = new Linter('skip=MaintainerDeprecated');
    const parsed = parse('FROM a as B\nMAINTAINER x\nENV a b\n');
    if (isFailure(parsed)) throw new Error(parsed.failed);
    programOf(parsed, linter);
    expect(linter.warnings.map(({ rule, range }) => [rule, range.start])).toEqual([
      ['FromAsCasing', 1],
      ['StageNameCasing', 1],
      ['LegacyKeyValueFormat', 3],
    ]);
    expect(ruleUrl('JSONArgsRecommended')).toBe(
      'https://docs.docker.com/go/dockerfile/rule/json-args-recommended/',
    );
  });

  it.each([
    ['RUNN', ['RUN', 'COPY'], 'RUN'],
    ['run', ['RUN'], undefined],
    ['xyzzy', ['RUN'], undefined],
  ])('%s may mean %j', (word, options, meant) => {
    expect(suggestion(word, options)).toBe(meant);
  });
});
