import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { batch } from '#app/node/verbs/batch';

interface Answer {
  id: string;
  steps: {
    cmd: string;
    stdout: string;
    stderr: string;
    exit: number | null;
    at: number;
    interrupted?: true;
    fault?: string;
  }[];
}

function collector(): { stream: Writable; text: () => string } {
  let all = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      all += chunk.toString('utf8');
      done();
    },
  });
  return { stream, text: () => all };
}

async function run(lines: readonly string[]): Promise<{ answers: Answer[]; said: string; exit: number }> {
  const [out, err] = [collector(), collector()];
  const exit = await batch([], {
    stdin: Readable.from(lines.map((line) => `${line}\n`)),
    stdout: out.stream,
    stderr: err.stream,
  });
  const answers = out
    .text()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Answer);
  return { answers, said: err.text(), exit };
}

type Step = Record<string, unknown> & { cmd: string };

/** What is left of each step without its command and time. */
async function steps(all: readonly Step[], more: Record<string, unknown> = {}) {
  const { answers, said, exit } = await run([JSON.stringify({ id: 's', ...more, steps: all })]);
  expect({ said, exit }).toEqual({ said: '', exit: 0 });
  return answers[0]?.steps.map(({ cmd: _cmd, at: _at, ...rest }) => rest) ?? [];
}

const said = (stdout: string, exit = 0, stderr = '') => ({ stdout, stderr, exit });

describe('drydock batch', () => {
  it('keeps directory, variables, functions and $? from step to step', async () => {
    const got = await steps([
      { cmd: 'pwd; x=5; f() { echo "f $1"; }; export E=e' },
      { cmd: 'mkdir sub && cd sub; false' },
      { cmd: 'echo $? $x $E; f a; pwd; sh -c "echo [$x] $E"' },
      { cmd: 'cat; echo end' },
    ]);
    expect(got).toEqual([
      said('/home/user/lab\n'),
      said('', 1),
      said('1 5 e\nf a\n/home/user/lab/sub\n[5] e\n'),
      said('end\n'),
    ]);
  });

  it('goes on after a step that ended the shell, where it was', async () => {
    const got = await steps([
      { cmd: 'x=1; cd /tmp; exit 3' },
      { cmd: 'pwd; echo "x=$x"' },
      { cmd: 'nosuch' },
    ]);
    expect(got).toEqual([
      said('', 3),
      said('/tmp\nx=\n'),
      said('', 127, 'bash: line 1: nosuch: command not found\n'),
    ]);
  });

  it('writes files, those with #! to be run, and takes the environment', async () => {
    const got = await steps(
      [
        {
          cmd: 'cat a.txt; ./run.sh; cat sub/late.txt; echo "$A-$LANG"',
          files: { 'sub/late.txt': 'late\n' },
        },
      ],
      {
        cwd: '/srv/work',
        env: { A: 'b', LANG: '' },
        files: { 'a.txt': 'first\n', 'run.sh': '#!/bin/sh\necho run in $PWD, home $HOME\n' },
      },
    );
    expect(got).toEqual([said('first\nrun in /srv/work, home /srv\nlate\nb-\n')]);
  });

  it('runs docker in a fresh world, with the images that were asked for', async () => {
    const docker = [
      {
        cmd: "docker images --format '{{.Repository}}'; docker run --name aa busybox echo hi; docker ps -aq | wc -l",
      },
    ];
    expect(await steps(docker, { images: ['busybox:latest'] })).toEqual([said('busybox\nhi\n1\n')]);
    expect(await steps(docker, { images: ['busybox:latest'] })).toEqual([said('busybox\nhi\n1\n')]);
  });

  it('stops what has not ended after a minute with ^C, and the shell lives', async () => {
    const got = await steps([
      { cmd: 'echo begin; sleep 1000; echo never' },
      { cmd: 'while true; do sleep 7; done' },
      { cmd: 'echo "still $((6*7))"' },
    ]);
    expect(got[0]).toMatchObject({ interrupted: true });
    expect(got[0]?.stdout).toBe('begin\nnever\n');
    expect(got[1]).toMatchObject({ interrupted: true });
    expect(got[2]).toEqual(said('still 42\n'));
  });

  it('types at a terminal, and inside what was left running', async () => {
    const got = await steps(
      [
        { cmd: 'cd /tmp; tty; read x; echo "<$x>"', tty: true, input: [{ type: 'some words' }] },
        { cmd: 'pwd' },
        { cmd: 'docker run -it --name box busybox', tty: true },
        { cmd: 'echo $((40+2)); false', inside: true },
        { cmd: 'docker ps --format "{{.Names}}"' },
        { cmd: 'exit 4', inside: true },
        { cmd: 'sleep 100', tty: true, input: [{ sleep: 1 }, { raw: '^C' }] },
      ],
      { images: ['busybox:latest'] },
    );
    expect(got).toEqual([
      said('/dev/pts/0\r\nsome words\r\n<some words>\r\n'),
      said('/tmp\n'),
      said('/ # \x1b[6n'),
      said('echo $((40+2)); false\r\n42\r\n/ # \x1b[6n', 1),
      said('box\n'),
      said('exit 4\r\n', 4),
      said('^C', 130),
    ]);
  });

  it('bounds what one step may say', async () => {
    const [got] = await steps([{ cmd: 'head -c 9000000 /dev/zero' }]);
    expect(got?.stdout.length).toBe(4 << 20);
  });

  it('says what is wrong with a line, and answers the others', async () => {
    const {
      answers,
      said: complaints,
      exit,
    } = await run(['{"id":1,"steps":[{"cmd":"echo one"}]}', '{"id":2,"steps":[{}]}', '{']);
    expect(answers.map(({ id, steps: all }) => [id, all[0]?.stdout])).toEqual([[1, 'one\n']]);
    expect(complaints.split('\n').filter(Boolean)).toHaveLength(2);
    expect(exit).toBe(1);
  });
});
