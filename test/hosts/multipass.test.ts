import { expect, test } from 'vitest';
import { Lab } from '../support/lab';

const boot = 60_000;

test('an instance is a machine of its own that one can enter', () => {
  const lab = new Lab();
  expect(lab.run('multipass launch --name vm1 --cpus 2 --memory 2G', 1, boot)).toBe('Launched: vm1\n');
  expect(lab.run('multipass exec vm1 -- sh -c "hostname; whoami; nproc; sudo id -u"')).toBe(
    'vm1\nubuntu\n2\n0\n',
  );
  expect(lab.run('multipass exec vm1 -- sh -c "exit 4"; echo $?')).toBe('4\n');
  expect(lab.run('multipass exec vm1 ls -l')).toBe(
    'Unknown option \'l\'.\nOptions to the inner command should come after "--", like this:\nmultipass exec <instance> -- <command> <arguments>\n',
  );
  expect(lab.run('multipass exec vm1 -- docker ps; echo $?')).toBe(
    'bash: line 1: docker: command not found\n127\n',
  );
  lab.type('multipass shell vm1\n');
  expect(lab.type('hostname\n')).toContain('vm1\r\n');
  expect(lab.type('exit\n')).toContain('web1');
});

test('files go in, stay on its disk, and go with it', () => {
  const lab = new Lab();
  lab.run('multipass launch -n a', 1, boot);
  lab.run('echo kept > f; multipass transfer f a:/home/ubuntu/f');
  expect(lab.run('multipass stop a; multipass list; multipass exec a -- cat f')).toBe(
    'Name                    State             IPv4             Image\na                       Stopped           --               Ubuntu 24.04 LTS\n' +
      'exec failed: instance "a" is not running\n',
  );
  expect(lab.run('multipass start a; multipass exec a -- cat f', 1, boot)).toBe('kept\n');
  expect(
    lab.run('multipass delete a; multipass start a; multipass recover a; multipass list | tail -1'),
  ).toBe(
    'start failed: instance "a" is deleted\na                       Stopped           --               Ubuntu 24.04 LTS\n',
  );
  expect(lab.run('multipass delete --purge a; multipass list; multipass info a')).toBe(
    'No instances found.\ninfo failed: instance "a" does not exist\n',
  );
});

test('snapshots keep a disk that is not in use, and bring it back', () => {
  const lab = new Lab();
  lab.run('multipass launch -n vm1; multipass exec vm1 -- sh -c "echo before > note"', 1, boot);
  expect(lab.run('multipass snapshot vm1')).toBe(
    'snapshot failed: Multipass can only take snapshots of stopped instances.\n',
  );
  expect(
    lab.run(
      'multipass stop vm1; multipass snapshot vm1 --comment clean; multipass info vm1 | grep Snap',
      1,
      boot,
    ),
  ).toBe('Snapshot taken: vm1.snapshot1\nSnapshots:      1\n');
  lab.run('multipass start vm1; multipass exec vm1 -- rm note; multipass stop vm1', 1, boot);
  expect(
    lab.run(
      'multipass restore vm1.no; multipass restore --destructive vm1.snapshot1; multipass start vm1; multipass exec vm1 -- cat note',
      1,
      boot,
    ),
  ).toBe('restore failed: No such snapshot: vm1.no\nSnapshot restored: vm1.snapshot1\nbefore\n');
});
