import { filled, pair, said, shortId, whenText, type Inspector, type Link, type Look } from './sheet';

function containerLink({ sim }: Look, id: string): Link {
  return { id: `crate:${id}`, kind: 'container', text: sim.containers.peek(id)?.name ?? shortId(id) };
}

/** A volume (`DAEMON NAME`). */
export const volume: Inspector = (look, key) => {
  const row = look.sim.volumes.peek(key);
  if (row === undefined) return undefined;
  const users = row.users.flatMap((id) => {
    const mount = look.sim.containerConfigs
      .peek(id)
      ?.mounts.find((one) => one.type === 'volume' && one.name === row.name);
    const name = look.sim.containers.peek(id)?.name ?? shortId(id);
    return mount === undefined ? [] : [[name, mount.destination, mount.isWritable ? 'rw' : 'ro']];
  });
  return {
    kind: 'volume',
    title: row.name.slice(0, 24),
    pairs: said([
      pair('path', `/var/lib/docker/volumes/${row.name}/_data`),
      pair('driver', row.driver),
      pair('created', whenText(row.created)),
      pair('users', row.users.length),
    ]),
    sections: filled([
      { name: 'users', kind: 'rows', rows: users },
      { name: 'labels', kind: 'rows', rows: Object.entries(row.labels ?? {}) },
    ]),
    links: row.users.map((id) => containerLink(look, id)),
  };
};

/** What the stage calls a store: `ENGINE:volume:NAME` or `ENGINE:bind:PATH`. */
export const store: Inspector = (look, rest) => {
  const [engine = '', kind = '', ...name] = rest.split(':');
  const at = name.join(':');
  const daemon = [...look.sim.daemons.all()].find((one) => one.machine === Number(engine));
  if (kind === 'volume') return volume(look, `${daemon?.id ?? 0} ${at}`);
  const users = [...look.sim.containerConfigs.all()].flatMap((config) =>
    config.mounts
      .filter((one) => one.type === 'bind' && one.source === at)
      .map((one) => ({ id: config.id, one })),
  );
  if (users.length === 0) return undefined;
  return {
    kind: 'bind',
    title: at,
    pairs: said([pair('path', at), pair('users', users.length)]),
    sections: filled([
      {
        name: 'users',
        kind: 'rows',
        rows: users.map(({ id, one }) => [
          look.sim.containers.peek(id)?.name ?? shortId(id),
          one.destination,
          one.isWritable ? 'rw' : 'ro',
        ]),
      },
    ]),
    links: users.map(({ id }) => containerLink(look, id)),
  };
};

export const network: Inspector = (look, id) => {
  const row = look.sim.networks.peek(id);
  if (row === undefined) return undefined;
  const members = [...look.sim.containers.all()].flatMap((container) =>
    Object.values(container.endpoints)
      .filter((one) => one.network === id)
      .map(({ settings }) => ({ container, settings })),
  );
  return {
    kind: 'network',
    title: row.name,
    pairs: said([
      pair('driver', row.driver),
      pair('subnet', row.subnet),
      pair('gateway', row.gateway),
      pair('bridge', row.bridge),
      pair('isolated', row.isInternal ? 'internal' : ''),
      pair('created', whenText(row.created)),
      pair('id', shortId(row.id)),
    ]),
    sections: filled([
      {
        name: 'members',
        kind: 'rows',
        rows: members.map(({ container, settings }) => [
          container.name,
          settings.IPAddress ?? '',
          [...new Set([...(settings.DNSNames ?? []), ...(settings.Aliases ?? [])])].join(' '),
        ]),
      },
    ]),
    links: members.map(({ container }) => ({
      id: `crate:${container.id}`,
      kind: 'container',
      text: container.name,
    })),
  };
};
