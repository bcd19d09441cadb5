import { expect, it } from 'vitest';
import '#sim/more';
import { adviseOn } from '#app/tutor/advise';
import { readDockerRun, wordsOf } from '#app/tutor/command-line';
import { nearest } from '#app/tutor/nearest';
import type { Typed } from '#app/tutor/rule';
import { rules } from '#app/tutor/rules/index';
import { Lab } from '../../support/lab';

const typed = (command: string, more: Partial<Typed> = {}): Typed => ({
  command,
  words: wordsOf(command),
  output: '',
  isRunning: false,
  ended: [],
  ...more,
});

/** What is done first, what is typed then, which rule speaks, and what it puts into its sentence. */
const said: [first: string, command: string, rule: string, values: Record<string, string>][] = [
  ['', 'docker run --port 80:80 nginx', 'unknown-flag', { flag: '--port', meant: '-p' }],
  ['', 'docker run --detatch nginx', 'unknown-flag', { flag: '--detatch', meant: '--detach' }],
  ['', 'docker run -name web nginx', 'single-dash', { word: 'name' }],
  ['', 'docker run nginx -d', 'flags-after-image', { flag: '-d', image: 'nginx' }],
  ['', 'docker run -d --name web nginx -p 80:80', 'flags-after-image', { flag: '-p', image: 'nginx' }],
  ['', 'docker pull ngnix', 'image-misspelt', { name: 'ngnix', meant: 'nginx' }],
  ['', 'docker pull mycompany/shop', 'image-denied', { name: 'mycompany/shop' }],
  ['', 'docker pull nginx:99', 'tag-missing', { name: 'nginx:99', image: 'nginx' }],
  ['docker run -d --name web nginx', 'docker run -d --name web nginx', 'name-in-use', { name: 'web' }],
  [
    'docker run -d --name web -p 80:80 nginx',
    'docker run -d --name blog -p 80:80 nginx',
    'port-allocated',
    { port: '80' },
  ],
  ['', 'docker containers', 'docker-unknown', { word: 'containers', meant: 'ps' }],
  ['', 'docker pulll nginx', 'docker-unknown', { word: 'pulll', meant: 'pull' }],
  ['', 'docker images rm nginx', 'images-or-image', { verb: 'rm' }],
  ['systemctl stop docker.socket docker', 'docker ps', 'daemon-down', {}],
  ['', 'dokcer ps', 'not-found', { word: 'dokcer', meant: 'docker' }],
  ['', 'ipconfig', 'not-found', { word: 'ipconfig', meant: 'ip addr' }],
  ['docker run -d --name web nginx', 'docker exec web sh', 'shell-without-terminal', { shell: 'sh' }],
  ['', 'docker run nginx bash', 'shell-without-terminal', { shell: 'bash' }],
  ['docker run -d --name web nginx', 'docker exec web curl -s -S localhost:81', 'localhost-inside', {}],
  ['', 'curl localhost:8080', 'nobody-listens', { port: '8080' }],
  ['docker run -d --name web -p 8080:8080 nginx', 'curl localhost:8080', 'wrong-inner-port', {}],
  ['docker run -d --name web nginx', 'docker rm web', 'running-removed', { name: 'web' }],
  ['docker run -d --name web nginx', 'docker rmi nginx', 'image-in-use', {}],
  ['', 'docker stop nginx', 'image-for-container', { name: 'nginx' }],
  ['', 'docker stop shop', 'no-such-container', { name: 'shop' }],
  ['docker create --name web nginx', 'docker exec web ls', 'not-running', {}],
  ['', 'docker build -t shop', 'build-without-place', {}],
  ['', 'docker stop', 'arguments-missing', { command: 'docker stop' }],
  ['mkdir -p /x; cd /x', 'docker build .', 'no-dockerfile', {}],
  ['mkdir -p /x; cd /x', 'docker compose up -d', 'no-compose-file', {}],
  ['', 'docker run -v data/html:/srv nginx', 'folder-as-volume', { name: 'data/html' }],
  ['', '$ docker ps', 'prompt-sign', { rest: 'docker ps' }],
];

it.each(said)('after "%s", it answers "%s" with %s', (first, command, rule, values) => {
  const lab = new Lab([{ name: 'mikan', images: ['nginx'] }]);
  const mark = '-- here --';
  const all = lab.run(`${first === '' ? ':' : first}\necho '${mark}'\n${command}`, 1, 60_000);
  const output = all.slice(all.indexOf(mark) + mark.length + 1);
  const advice = adviseOn(typed(command, { output }));
  expect(advice?.rule, output).toBe(rule);
  expect(advice?.values).toMatchObject(values);
});

it.each<[Typed, string]>([
  [typed('ｄｏｃｋｅｒ　ｐｓ'), 'full-width'],
  [typed('docker run –name web nginx'), 'long-dash'],
  [typed('docker run -p 80:80 nginx', { isRunning: true }), 'forgotten-detach'],
  [typed('docker run nginx', { output: '^C' }), 'forgotten-detach'],
  [typed('docker logs -f web', { isRunning: true }), 'still-following'],
  [typed('docker run -d --name db mysql', { ended: [{ name: 'db', code: '1' }] }), 'exited-at-once'],
  [typed('docker run -d -m 6m --name db mysql', { ended: [{ name: 'db', code: '137' }] }), 'oom-killed'],
  [typed('printf "FROM node\\nRUN npm start\\n" > Dockerfile'), 'run-for-cmd'],
  [typed('docker pull node', { output: 'write /x: no space left on device' }), 'disk-full'],
  [
    typed('./app', { output: 'bash: ./app: cannot execute binary file: Exec format error' }),
    'wrong-architecture',
  ],
  [
    typed('docker push shop', { output: 'denied: requested access to the resource is denied' }),
    'push-denied',
  ],
  [typed('cat /etc/shadow', { output: 'cat: /etc/shadow: Permission denied' }), 'needs-sudo'],
  [
    typed('node server.js', { output: 'Error: listen EADDRINUSE: address already in use :::3001' }),
    'address-in-use',
  ],
])('%o: %s', (command, rule) => {
  expect(adviseOn(command)?.rule).toBe(rule);
});

it.each([
  'docker run -d --name web -p 8080:80 nginx',
  'docker ps -a',
  'docker exec web ls /',
  'curl -s localhost:8080',
  'docker images',
  'ls /',
  'docker stop web',
  'docker run --rm nginx nginx -v',
])('says nothing of %s', (command) => {
  const lab = new Lab([{ name: 'mikan', images: ['nginx'] }]);
  lab.run(command.includes('--name web') ? ':' : 'docker run -d --name web -p 8080:80 nginx');
  expect(adviseOn(typed(command, { output: lab.run(command, 1, 60_000) }))).toBeUndefined();
});

it('has every sentence in every language, with the same values in them', () => {
  const holes = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
  for (const [name, { says }] of Object.entries(rules)) {
    expect([says.en !== '', says.ja !== ''], name).toEqual([true, true]);
    expect(
      [...holes(says.ja)].filter((hole) => !holes(says.en).has(hole)),
      name,
    ).toEqual([]);
  }
});

it('has been seen to speak with each rule', () => {
  const seen = new Set(
    [
      ...said.map(([, , rule]) => rule),
      'full-width long-dash forgotten-detach still-following exited-at-once oom-killed run-for-cmd disk-full wrong-architecture push-denied needs-sudo address-in-use'.split(
        ' ',
      ),
    ].flat(),
  );
  expect(Object.keys(rules).filter((rule) => !seen.has(rule))).toEqual([]);
});

it('takes command lines apart', () => {
  expect(
    readDockerRun(wordsOf(`docker run -it -e "A=b c" --name=web -p 80:80 nginx sh -c 'echo hi'`)),
  ).toEqual({
    flags: ['-it', '-e', '--name=web', '-p'],
    image: 'nginx',
    inside: ['sh', '-c', 'echo hi'],
  });
  expect(nearest('postgre', ['postgres', 'mysql'])).toBe('postgres');
  expect(nearest('shop', ['postgres', 'mysql'])).toBeUndefined();
});
