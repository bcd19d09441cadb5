import { describe, expect, it } from 'vitest';
import { displayPorts } from '#sim/cli/format/ports';
import { alignTabs } from '#sim/cli/format/tabwriter';
import { ellipsis, goTimeOf, quoted, shortId } from '#sim/cli/format/text';
import { timestampOf } from '#sim/cli/format/time';
import { goDuration } from '#sim/cli/format/typed';
import { bytesSize, humanDuration, humanSize } from '#sim/cli/format/units';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('durations', () => {
  // github.com/docker/go-units, duration_test.go
  it.each([
    [450, 'Less than a second'],
    [-5 * second, 'Less than a second'],
    [second, '1 second'],
    [45 * second, '45 seconds'],
    [46 * second, '46 seconds'],
    [minute, 'About a minute'],
    [3 * minute + 10 * second, '3 minutes'],
    [35 * minute, '35 minutes'],
    [hour, 'About an hour'],
    [hour + 45 * minute, '2 hours'],
    [3 * hour, '3 hours'],
    [24 * hour, '24 hours'],
    [36 * hour, '36 hours'],
    [47 * hour + 40 * minute, '2 days'],
    [2 * day, '2 days'],
    [7 * day, '7 days'],
    [13 * day + 5 * hour, '13 days'],
    [2 * 7 * day, '2 weeks'],
    [4 * 7 * day, '4 weeks'],
    [30 * day, '4 weeks'],
    [3 * 30 * day, '3 months'],
    [365 * day, '12 months'],
    [23 * 30 * day, '23 months'],
    [2 * 365 * day, '2 years'],
    [3 * 365 * day + 2 * 30 * day, '3 years'],
  ])('of %d ms are %s', (ms, words) => {
    expect(humanDuration(ms)).toBe(words);
  });

  it.each([
    [0, '0s'],
    [1500, '1.5µs'],
    [30e9, '30s'],
    [90e9, '1m30s'],
    [3600e9, '1h0m0s'],
  ])('of %d ns print as %s', (ns, words) => {
    expect(goDuration(ns)).toBe(words);
  });
});

describe('sizes', () => {
  it.each([
    [0, '0B'],
    [999, '999B'],
    [1000, '1kB'],
    [13256, '13.3kB'],
    [1_984_000, '1.98MB'],
    [999_900, '1e+03kB'],
    [1_090_000_000, '1.09GB'],
  ])('of %d bytes take three digits: %s', (bytes, words) => {
    expect(humanSize(bytes)).toBe(words);
  });

  it.each([
    [13256, '13.26kB'],
    [252_412_345, '252.4MB'],
  ])('of %d bytes take four digits where there is room: %s', (bytes, words) => {
    expect(humanSize(bytes, 4)).toBe(words);
  });

  it.each([
    [319_488, '312KiB'],
    [67_108_864, '64MiB'],
    [25_276_000_000, '23.54GiB'],
  ])('of %d bytes in powers of 1024: %s', (bytes, words) => {
    expect(bytesSize(bytes)).toBe(words);
  });
});

describe('ports', () => {
  const tcp = (PrivatePort: number, PublicPort?: number, IP?: string) => ({
    ...{ PrivatePort, Type: 'tcp' },
    ...(PublicPort !== undefined && { PublicPort }),
    ...(IP !== undefined && { IP }),
  });
  it.each([
    ['none', [], ''],
    ['one that is only exposed', [tcp(80)], '80/tcp'],
    [
      'one for IPv4 and IPv6',
      [tcp(80, 8080, '0.0.0.0'), tcp(80, 8080, '::')],
      '0.0.0.0:8080->80/tcp, [::]:8080->80/tcp',
    ],
    ['a run of exposed ones', [tcp(82), tcp(80), tcp(81)], '80-82/tcp'],
    [
      'a run published on the same numbers',
      [tcp(80, 80, '0.0.0.0'), tcp(81, 81, '0.0.0.0')],
      '0.0.0.0:80-81->80-81/tcp',
    ],
    ['two runs', [tcp(80), tcp(90)], '80/tcp, 90/tcp'],
    ['published and exposed', [tcp(443), tcp(80, 32768, '0.0.0.0')], '443/tcp, 0.0.0.0:32768->80/tcp'],
  ])('%s', (_name, ports, words) => {
    expect(displayPorts(ports)).toBe(words);
  });
});

describe('texts', () => {
  it('are cut with an ellipsis, wide characters counting double', () => {
    expect(ellipsis('/docker-entrypoint.sh nginx', 20)).toBe('/docker-entrypoint.…');
    expect(ellipsis('short', 20)).toBe('short');
    expect(ellipsis('日本語の長い文字列です', 10)).toBe('日本語の…');
  });
  it('are quoted as Go does', () => {
    expect(quoted('sh -c "echo a\tb"')).toBe('"sh -c \\"echo a\\tb\\""');
    expect(quoted('/docker-entrypoint.…')).toBe('"/docker-entrypoint.…"');
  });
  it('of ids lose their algorithm and all but twelve digits', () => {
    expect(shortId(`sha256:${'0123456789ab'.repeat(5)}`)).toBe('0123456789ab');
  });
  it('of times are those of Go', () => {
    expect(goTimeOf('2026-11-21T20:09:12.756543300Z')).toBe('2026-11-21 20:09:12.7565433 +0000 UTC');
  });
});

describe('tables', () => {
  it('have columns of ten at least, three wider than their widest cell', () => {
    expect(alignTabs('A\tB\tC\nlong value here\tb\tc\n')).toBe(
      'A                 B         C\nlong value here   b         c\n',
    );
  });
});

describe('--since and --until', () => {
  const now = 1_795_287_454_000;
  it.each([
    ['1h', '1795283854'],
    ['1795280854', '1795280854'],
    ['2026-11-21T18:28:05Z', '1795285685.000000000'],
    ['2026-11-21T18:28:05.25Z', '1795285685.250000000'],
    ['2026-11-21', '1795219200.000000000'],
    ['2026-11-21T20:28:05+02:00', '1795285685.000000000'],
    ['x', undefined],
  ])('%s', (text, sent) => {
    expect(timestampOf(text, now)).toBe(sent);
  });
});
