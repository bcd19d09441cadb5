import { expect, it } from 'vitest';
import { Lab } from '../support/lab';

// As dockerd --validate of 28.5.2 puts it.
it.each([
  [
    '{ "log-driver": "json-file", }',
    "invalid JSON: invalid character '}' looking for beginning of object key string",
  ],
  ['{ "debug": tru }', "invalid JSON: invalid character ' ' in literal true (expecting 'e')"],
  ['{ "debug": true', 'invalid JSON: unexpected end of JSON input'],
  [
    '{ "loog": 1, "registry-mirros": [] }',
    "the following directives don't match any configuration option: loog, registry-mirros",
  ],
])('refuses to start with %s', (text, fault) => {
  const lab = new Lab();
  expect(
    lab.run(
      `systemctl stop docker > /dev/null 2>&1; echo '${text}' > /etc/docker/daemon.json; dockerd; echo $?`,
    ),
  ).toBe(`unable to configure the Docker daemon with file /etc/docker/daemon.json: ${fault}\n1\n`);
});
