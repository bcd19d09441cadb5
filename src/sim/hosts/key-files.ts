import type { LayerEntry, LayerTree } from '#sim/world/files';

const blob = 'AAAAC3NzaC1lZDI1NTE5AAAAICL9By7gvvBtjTC6l0cJojaFHJj3Z4v9vIhUljThHaNO';
const line = `ssh-ed25519 ${blob} admin@lab\n`;

/** What a private key's file holds here: its own public half in base64 (programs/remote/keys.ts). */
const armour = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAc3NoLWVkMjU1MTkgQUFBQUMzTnphQzFsWkRJMU5URTVBQUFBSU
NMOUJ5N2d2dkJ0alRDNmwwY0pvamFGSEpqM1o0djl2SWhVbGpUaEhhTk8gYWRtaW5AbGFi
-----END OPENSSH PRIVATE KEY-----
`;

const file = (text: string, mode: number, uid: number): LayerEntry => ({
  type: 'file',
  text,
  mode,
  uid,
  gid: uid,
});

/** The administrator's key pair in a home, and who may come in with it. */
export const keysOf = (home: string, uid: number): LayerTree => ({
  [`${home}/.ssh`]: { type: 'dir', mode: 0o700, uid, gid: uid },
  [`${home}/.ssh/id_ed25519`]: file(armour, 0o600, uid),
  [`${home}/.ssh/id_ed25519.pub`]: file(line, 0o644, uid),
  [`${home}/.ssh/authorized_keys`]: file(line, 0o600, uid),
});

/** All machines of a lab are delivered with its administrator's key, so that one can go from one to the other by ssh. */
export const keyFiles: LayerTree = { ...keysOf('/root', 0), ...keysOf('/home/user', 1000) };
