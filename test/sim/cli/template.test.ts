import { describe, expect, it } from 'vitest';
import { writeVolumes } from '#sim/cli/format/volume';
import { isRefusal } from '#sim/cli/refusal';
import { headerFunctions, templateFunctions } from '#sim/cli/template/functions';
import { functionNames } from '#sim/cli/template/later';
import recorded from './recorded/volume-ls-format.json';

/** The volume of the recording: `docker volume create cliv1 --label a=b`. */
const volume = {
  CreatedAt: '<CREATED>',
  Driver: 'local',
  Labels: { a: 'b' },
  Mountpoint: '/var/lib/docker/volumes/cliv1/_data',
  Name: 'cliv1',
  Options: null,
  Scope: 'local',
};

describe(`${recorded.command}, as recorded on ${recorded.recorded}`, () => {
  it.each(recorded.steps)('$format', ({ format, stdout, stderr }) => {
    const asked = { format: format === '' ? 'table' : format, quiet: false };
    const text = writeVolumes([volume], asked, { truncate: true, now: 0 });
    expect(
      isRefusal(text) ? { stdout: '', stderr: `${text.refused}\n` } : { stdout: text, stderr: '' },
    ).toEqual({
      stdout,
      stderr,
    });
  });
});

it('knows the names of all functions before it has them', () => {
  expect([...functionNames].sort()).toEqual(Object.keys(templateFunctions).sort());
  expect(Object.keys(headerFunctions).sort()).toEqual([...functionNames].sort());
});
