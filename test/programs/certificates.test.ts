import { describe, expect, it } from 'vitest';
import { tools } from '#sim/programs/tools';
import { KernelWorld } from '../support/kernel-world';

const aWorld = () => new KernelWorld(Object.values(tools).filter((program) => program.name !== 'systemd'));
const sh = (world: KernelWorld, line: string) =>
  world.exec(['openssl', ...line.split(' ')], { cwd: '/root' });

describe('openssl: keys and certificates', () => {
  it('makes a key that only its owner may read', () => {
    const world = aWorld();
    expect(sh(world, 'genrsa -out k.pem 2048').exit).toBe(0);
    expect(world.exec(['head', '-n', '1', '/root/k.pem']).stdout).toBe('-----BEGIN PRIVATE KEY-----\n');
    expect(world.exec(['stat', '-c', '%a', '/root/k.pem']).stdout).toBe('600\n');
  });

  it('makes a certificate that signs itself, and reads it', () => {
    const world = aWorld();
    expect(
      sh(world, 'req -newkey rsa:2048 -nodes -keyout k -x509 -days 365 -out c -subj /C=DE/CN=localhost').exit,
    ).toBe(0);
    const shown = sh(world, 'x509 -in c -noout -subject -issuer').stdout;
    expect(shown).toBe('subject=C = DE, CN = localhost\nissuer=C = DE, CN = localhost\n');
    expect(sh(world, 'x509 -in c -noout -dates').stdout).toMatch(
      /^notBefore=\w{3} [ \d]\d \d\d:\d\d:\d\d \d{4} GMT\nnotAfter=\w{3} [ \d]\d \d\d:\d\d:\d\d \d{4} GMT\n$/,
    );
  });

  it('asks for a name, where nobody answers with the usual one', () => {
    const world = aWorld();
    sh(world, 'genrsa -out k 2048');
    const asked = world.exec(['openssl', 'req', '-new', '-x509', '-key', 'k', '-out', 'c'], {
      cwd: '/root',
      input: 'FR\n\n\n.\n\nweb\n\n',
    });
    expect(asked.stderr).toContain('Country Name (2 letter code) [AU]:');
    expect(sh(world, 'x509 -in c -noout -subject').stdout).toBe(
      'subject=C = FR, ST = Some-State, CN = web\n',
    );
  });

  it('signs a request with an authority, whose key must be its own', () => {
    const world = aWorld();
    sh(world, 'req -newkey rsa:2048 -nodes -keyout ca-key -x509 -out ca -subj /CN=ca');
    sh(world, 'req -newkey rsa:2048 -nodes -keyout key -out csr -subj /CN=host');
    expect(sh(world, 'x509 -req -in csr -CA ca -CAkey ca-key -CAcreateserial -out cert').stderr).toBe(
      'Certificate request self-signature ok\nsubject=CN = host\n',
    );
    expect(sh(world, 'x509 -in cert -noout -issuer').stdout).toBe('issuer=CN = ca\n');
    expect(sh(world, 'x509 -req -in csr -CA ca -CAkey key -out other')).toMatchObject({
      stderr: 'CA certificate and CA private key do not match\n',
      exit: 1,
    });
  });

  it('refuses what it does not know', () => {
    expect(sh(aWorld(), 'req -frob')).toMatchObject({ stderr: 'req: Unknown option: -frob\n', exit: 1 });
    expect(sh(aWorld(), 'x509 -in nosuch')).toMatchObject({ exit: 1 });
  });
});
