import { json, type Reply } from '../http/answer';
import { readBody } from '../http/go-json';
import { isRefusal, type Refusal } from '../http/refusal';
import type { Call } from '../http/verb';
import { ensureVolume } from './prepare';
import { volumeSummary } from './summary';
import { newId } from '../state/names';

const fields = {
  Name: 'string',
  Driver: 'string',
  DriverOpts: 'labels',
  Labels: 'labels',
  ClusterVolumeSpec: 'json',
} as const;

/** POST /volumes/create: the volume of that name, new or as it is already; without a name an anonymous one. */
export function create({ sim, daemon, request }: Call): Reply | Refusal {
  const asked = readBody(request, fields, 'volume.CreateOptions');
  if (isRefusal(asked)) return asked;
  const wishes = asked as {
    Name: string;
    Driver: string;
    DriverOpts: Record<string, string> | null;
    Labels: Record<string, string> | null;
  };
  const isAnonymous = wishes.Name === '';
  const name = isAnonymous ? newId(sim) : wishes.Name;
  const labels = isAnonymous ? { ...wishes.Labels, 'com.docker.volume.anonymous': '' } : wishes.Labels;
  const driver = wishes.Driver === '' ? 'local' : wishes.Driver;
  const row = ensureVolume(sim, daemon, name, { labels, options: wishes.DriverOpts, isAnonymous, driver });
  return 'refused' in row ? row : json(volumeSummary(row), 201);
}
