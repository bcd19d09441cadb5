import { describe, expect, test } from 'vitest';
import { Lab } from '../support/lab';

const trusting = 'ssh -o StrictHostKeyChecking=accept-new web2 true 2>/dev/null';

describe('ssh', () => {
  test('runs a command over there, with its input, output, errors and exit status', () => {
    const lab = new Lab([{ name: 'web1' }, { name: 'web2' }]);
    lab.run(trusting);
    expect(lab.run('ssh web2 hostname; ssh 192.168.1.11 -o BatchMode=yes true; echo $?')).toBe(
      'web2\nNo ED25519 host key is known for 192.168.1.11 and you have requested strict checking.\r\nHost key verification failed.\r\n255\n',
    );
    expect(lab.run("echo data | ssh web2 'cat > /tmp/z; wc -c < /tmp/z'; ssh web2 'exit 3'; echo $?")).toBe(
      '5\n3\n',
    );
    expect(lab.run('ssh web2 ls /nowhere; echo $?')).toBe(
      "ls: cannot access '/nowhere': No such file or directory\n2\n",
    );
  });

  test('asks about a host that was never seen, and gives its terminal to a login shell', () => {
    const lab = new Lab([{ name: 'web1' }, { name: 'web2' }]);
    const asked = lab.type('ssh web2\n');
    expect(asked).toContain("The authenticity of host 'web2 (192.168.1.11)' can't be established.");
    expect(asked).toContain('Are you sure you want to continue connecting (yes/no/[fingerprint])? ');
    expect(lab.type('yes\n')).toContain(
      "Warning: Permanently added 'web2' (ED25519) to the list of known hosts.",
    );
    expect(lab.type('tty; echo $SSH_TTY $TERM; stty size\n')).toContain('/dev/pts/0\r\n/dev/pts/0 xterm');
    expect(lab.type('sleep 100\n\x03')).toContain('^C');
    expect(lab.type('exit\n')).toContain('Connection to web2 closed.');
    expect(lab.type('hostname\n')).toContain('web1\r\n');
  });

  test('lets nobody in without the right key', () => {
    const lab = new Lab([{ name: 'web1' }, { name: 'web2' }]);
    lab.run(trusting);
    expect(lab.run('rm ~/.ssh/id_ed25519; ssh web2 true; echo $?')).toBe(
      'root@web2: Permission denied (publickey).\r\n255\n',
    );
    expect(lab.run("ssh-keygen -q -t ed25519 -N '' -f ~/.ssh/id_ed25519; ssh web2 true; echo $?")).toBe(
      'root@web2: Permission denied (publickey).\r\n255\n',
    );
  });

  test('warns of a host whose key is another one', () => {
    const lab = new Lab([{ name: 'web1' }, { name: 'web2' }]);
    lab.run(trusting);
    lab.run("sed -i 's/AAAAI[^ ]*/AAAAIother/' ~/.ssh/known_hosts");
    const said = lab.run('ssh web2 true; echo $?');
    expect(said).toContain('WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!');
    expect(said).toContain('Host key verification failed.');
    expect(lab.run('ssh-keygen -R web2 && ssh -o StrictHostKeyChecking=accept-new web2 hostname')).toContain(
      'web2\n',
    );
  });
});

test('scp copies files and directories both ways', () => {
  const lab = new Lab([{ name: 'web1' }, { name: 'web2' }]);
  lab.run(trusting);
  lab.run('mkdir -p d/e; echo one > d/e/f; chmod 600 d/e/f; scp -r d web2:/srv; scp d/e/f web2:/srv/g');
  expect(
    lab.run('ssh web2 "find /srv; stat -c %a /srv/d/e/f"; scp web2:/srv/g h; cat h; scp web2:/srv/none .'),
  ).toBe(
    '/srv\n/srv/d\n/srv/d/e\n/srv/d/e/f\n/srv/g\n600\none\nscp: stat "/srv/none": No such file or directory\n',
  );
});
