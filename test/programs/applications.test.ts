import { describe, expect, it } from 'vitest';
import { readSession } from '#app/node/batch/request';
import { Session } from '#app/node/batch/session';
import { runPhp } from '#sim/programs/applications/php-page';

function play(images: string[], commands: string[]) {
  const request = readSession(JSON.stringify({ id: 1, images, steps: commands.map((cmd) => ({ cmd })) }));
  if (typeof request === 'string') throw new Error(request);
  const session = new Session(request);
  return request.steps.map((step, i) => session.step(step, request.steps[i + 1]));
}

describe('applications of images', () => {
  it.each([
    ['mongo', '', '27017/tcp', /Waiting for connections/],
    ['tomcat', '', '8080/tcp', /Server startup in \[\d+\] milliseconds/],
    ['rabbitmq', '', '5672', /Server startup complete/],
    ['wordpress', '', '80/tcp', /resuming normal operations/],
    ['caddy', '', '80/tcp', /serving initial configuration/],
    ['adminer', '', '8080/tcp', /Development Server/],
    ['ghost', '-e NODE_ENV=development', '2368/tcp', /Listening on: :::2368/],
  ])('%s starts, says so, and stops', (image, more, port, words) => {
    const [, , listed, logged, stopped] = play(
      [image],
      [
        `docker run -d --name one ${more} ${image}`,
        'sleep 5',
        'docker ps --format "{{.Status}} {{.Ports}}"',
        'docker logs one 2>&1',
        'docker stop one',
      ],
    );
    expect(listed?.stdout).toMatch(/^Up 5 seconds /);
    expect(listed?.stdout).toContain(port.replace('/tcp', ''));
    expect(logged?.stdout).toMatch(words);
    expect(stopped).toMatchObject({ stdout: 'one\n', exit: 0 });
  });

  it('haproxy without a configuration ends', () => {
    const [run] = play(['haproxy'], ['docker run --rm haproxy']);
    expect(run?.exit).toBe(1);
    expect(run?.stderr).toContain(
      'Cannot open configuration file/directory /usr/local/etc/haproxy/haproxy.cfg',
    );
  });

  it('mongo wants both halves of a user', () => {
    const [run] = play(['mongo'], ['docker run --rm -e MONGO_INITDB_ROOT_USERNAME=a mongo']);
    expect(run?.exit).toBe(1);
  });

  it('a fresh WordPress sends everybody to its installation', () => {
    const [, , asked] = play(
      ['wordpress'],
      ['docker run -d -p 8080:80 wordpress', 'sleep 2', 'curl -sL localhost:8080'],
    );
    expect(asked?.stdout).toContain('<title>WordPress &rsaquo; Installation</title>');
  });

  it.each([
    ['golang', 'go version', /^go version go1\.\d+\.\d+ linux\/amd64\n$/],
    ['ruby', 'ruby -v', /^ruby 3\./],
    ['php', 'php -r \'echo "hi\\n";\'', /^hi\n$/],
    ['node:12.18.1', 'node -v', /^v12\.18\.1\n$/],
  ])('%s: %s', (image, command, said) => {
    expect(play([image], [`docker run --rm ${image} ${command}`])[0]?.stdout).toMatch(said);
  });

  it('refuses to run what it cannot', () => {
    const [run] = play(['golang'], ['docker run --rm golang go run main.go']);
    expect(run).toMatchObject({ stderr: 'go: programs in Go are not simulated\n', exit: 126 });
  });
});

describe('a page of PHP', () => {
  it.each([
    ['<h1>a</h1>', '<h1>a</h1>'],
    ['<?php echo "a", \'b\' . "\\n"; ?>c', 'ab\nc'],
    ['x<?= "y" ?>z', 'xyz'],
    ['<?php phpinfo();', undefined],
  ])('%j', (page, said) => {
    expect(runPhp(page)).toBe(said);
  });
});
