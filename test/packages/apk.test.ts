import { expect, test } from 'vitest';
import { compareApk, meetsApk } from '#sim/packages/apk/version';
import { inside, said } from './said';

test('versions are compared as apk does', () => {
  const order = ['1.0_alpha1-r0', '1.0_rc2-r0', '1.0-r0', '1.0-r1', '1.0_p1-r0', '1.0a-r0', '1.0.1-r0'];
  expect([...order].sort(compareApk)).toEqual(order);
  expect(meetsApk('3.11.6-r0', 'python3~3.11')).toBe(true);
  expect(meetsApk('3.12.0-r0', 'python3~3.11')).toBe(false);
});

test('apk adds, deletes and keeps its world', () => {
  const image = 'alpine:3.17';
  const [out] = said(
    [image],
    [
      inside(
        image,
        'apk add --no-cache curl; apk add -q --no-cache --virtual .b gcc; which gcc; apk del .b; which gcc; cat /etc/apk/world | tail -2; apk del curl',
      ),
    ],
  );
  expect(out?.replace(/\(\d{8}\.\d{6}\)/, '(TIME)'))
    .toBe(`fetch https://dl-cdn.alpinelinux.org/alpine/v3.17/main/x86_64/APKINDEX.tar.gz
fetch https://dl-cdn.alpinelinux.org/alpine/v3.17/community/x86_64/APKINDEX.tar.gz
(1/5) Installing ca-certificates (20230506-r0)
(2/5) Installing brotli-libs (1.0.9-r9)
(3/5) Installing nghttp2-libs (1.51.0-r0)
(4/5) Installing libcurl (8.1.1-r1)
(5/5) Installing curl (8.1.1-r1)
Executing busybox-1.35.0-r29.trigger
Executing ca-certificates-20230506-r0.trigger
OK: 10 MiB in 20 packages
/usr/bin/gcc
( 1/11) Purging .b (TIME)
${(/\( 2\/11\)[\s\S]*\(11\/11\).*\n/.exec(out ?? '') ?? [''])[0]}Executing busybox-1.35.0-r29.trigger
OK: 10 MiB in 20 packages
curl
libc-utils
(1/5) Purging curl (8.1.1-r1)
(2/5) Purging libcurl (8.1.1-r1)
(3/5) Purging ca-certificates (20230506-r0)
(4/5) Purging brotli-libs (1.0.9-r9)
(5/5) Purging nghttp2-libs (1.51.0-r0)
Executing busybox-1.35.0-r29.trigger
OK: 7 MiB in 15 packages
`);
});

test('what is not there, or out of reach, is said', () => {
  const image = 'alpine:3.17';
  expect(
    said(
      [image],
      [
        inside(image, 'apk add -q nope'),
        inside(image, 'apk add -q curl', '--network none'),
        inside(image, 'apk add curl', '-u 1000'),
      ],
    ),
  ).toEqual([
    'ERROR: unable to select packages:\n  nope (no such package):\n    required by: world[nope]\nexit 1\n',
    'WARNING: Ignoring https://dl-cdn.alpinelinux.org/alpine/v3.17/main: temporary error (try again later)\nWARNING: Ignoring https://dl-cdn.alpinelinux.org/alpine/v3.17/community: temporary error (try again later)\nERROR: unable to select packages:\n  curl (no such package):\n    required by: world[curl]\nexit 1\n',
    'ERROR: Unable to lock database: Permission denied\nERROR: Failed to open apk database: Permission denied\nexit 99\n',
  ]);
});
