import type { LayerTree } from '#sim/world/files';
import { grown, link, links, program, programs } from './pieces';

/** Python built into /usr/local, as its own image has it. */
export function pythonTree(version: string, needs: readonly string[], size: number): LayerTree {
  const short = version.split('.').slice(0, 2).join('.');
  const bin = '/usr/local/bin';
  return grown(
    size,
    `/usr/local/lib/libpython${short}.so.1.0 /usr/local/lib/python${short}/all.pyc /usr/local/include/python${short}/Python.h`,
    {
      [`${bin}/python${short}`]: program('python3', { version, needs, size: 14_500 }),
      [`${bin}/python3`]: link(`python${short}`),
      ...links(bin, 'python', 'python3'),
      [`${bin}/idle3`]: program('idle', { size: 120 }),
      [`${bin}/pydoc3`]: program('pydoc', { size: 104 }),
      [`/usr/local/lib/python${short}/os.py`]: { type: 'file', size: 39_000 },
    },
  );
}

/** pip beside it. */
export function pipTree(version: string, size: number): LayerTree {
  const short = version.split('.').slice(0, 2).join('.');
  return grown(
    size,
    `/usr/local/lib/python${short}/site-packages/pip/all.py`,
    programs('/usr/local/bin', `pip pip3 pip${short} wheel`, { size: 220 }),
  );
}
