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
