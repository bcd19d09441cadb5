import { expect, it } from 'vitest';
import { readSession } from '#app/node/batch/request';
import { Session } from '#app/node/batch/session';

it('who comes while dockerd is started again waits at the socket that systemd holds', () => {
  const commands = [
    'docker run -d --name one --restart always alpine sleep 1000',
    'pkill dockerd',
    'docker ps --format "{{.Names}}"',
    'systemctl stop docker 2>/dev/null; docker ps',
    'systemctl start docker; docker ps --format "{{.Names}}"',
  ];
  const request = readSession(
    JSON.stringify({ id: 1, images: ['alpine'], steps: commands.map((cmd) => ({ cmd })) }),
  );
  if (typeof request === 'string') throw new Error(request);
  const session = new Session(request);
  const said = request.steps.map((step, i) => session.step(step, request.steps[i + 1]));
  expect(said[2]).toMatchObject({ stdout: 'one\n', exit: 0 });
  expect(said[3]).toMatchObject({
    stderr:
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n',
    exit: 1,
  });
  expect(said[4]).toMatchObject({ stdout: 'one\n', exit: 0 });
});
