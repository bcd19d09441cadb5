import type { Sim } from '#sim/world/sim';

/** What is wrong with a world between two deeds: nothing, if the daemon keeps its books. */
export function brokenInvariants(sim: Sim): string[] {
  return [...containers(sim), ...images(sim), ...addresses(sim), ...ports(sim), ...memory(sim)];
}

function containers(sim: Sim): string[] {
  const wrong: string[] = [];
  const counted = { running: 0, paused: 0, stopped: 0 };
  for (const row of sim.containers.all()) {
    const who = `container ${row.name} (${row.state})`;
    const process = sim.processes.peek(row.process);
    const isUp = row.state === 'running' || row.state === 'paused';
    // its shim tells dockerd of its end a moment after it
    const shim = sim.processes.peek(row.shim);
    if (isUp && process === undefined && shim === undefined) wrong.push(`${who} has no process`);
    if (!isUp && row.state !== 'restarting' && process !== undefined) wrong.push(`${who} has a process`);
    if (row.state === 'restarting' || row.state === 'running') counted.running += 1;
    else if (row.state === 'paused') counted.paused += 1;
    else counted.stopped += 1;
    if (sim.containerConfigs.peek(row.id) === undefined) wrong.push(`${who} has no configuration`);
    if (sim.containerNames.peek(`${row.daemon} ${row.name}`)?.id !== row.id)
      wrong.push(`${who} has lost its name`);
    if (sim.filesystems.peek(row.fs) === undefined) wrong.push(`${who} has no files`);
    for (const exec of row.execs)
      if (sim.execs.peek(exec) === undefined) wrong.push(`${who} has lost an exec`);
    for (const { network } of Object.values(row.endpoints))
      if (isUp && network !== '' && sim.networks.peek(network) === undefined)
        wrong.push(`${who} is on a network that is gone`);
  }
  for (const { counts } of sim.daemons.all())
    if (JSON.stringify(counts) !== JSON.stringify(counted))
      wrong.push(`counts ${JSON.stringify(counts)} are not ${JSON.stringify(counted)}`);
  for (const { id } of sim.containerNames.all())
    if (!sim.containers.has(id)) wrong.push(`a name of ${id}, which is gone`);
  for (const { id, container } of sim.execs.all())
    if (!sim.containers.has(container)) wrong.push(`exec ${id} of nobody`);
  for (const { name, users } of sim.volumes.all())
    for (const user of users)
      if (!sim.containers.has(user)) wrong.push(`volume ${name} is used by ${user}, which is gone`);
  return wrong;
}

/** Every layer that an image stands on is in the store, which counts how many do. */
function images(sim: Sim): string[] {
  const wrong: string[] = [];
  const uses = new Map<string, number>();
  for (const { daemon, layers } of sim.images.all())
    for (const layer of new Set(layers))
      uses.set(`${daemon} ${layer}`, (uses.get(`${daemon} ${layer}`) ?? 0) + 1);
  for (const [key, count] of uses)
    if (sim.storedLayers.peek(key)?.images !== count)
      wrong.push(
        `layer ${key} has ${count} images, and ${String(sim.storedLayers.peek(key)?.images)} in its row`,
      );
  for (const { id, daemon } of sim.storedLayers.all())
    if (!uses.has(`${daemon} ${id}`)) wrong.push(`layer ${id} is kept for nobody`);
  for (const { id, references } of sim.daemons.all())
    for (const [name, image] of Object.entries(references))
      if (sim.images.peek(`${id} ${image}`) === undefined) wrong.push(`${name} leads nowhere`);
  for (const { name, image, daemon } of sim.containers.all())
    if (image !== '' && sim.images.peek(`${daemon} ${image}`) === undefined && image !== '')
      wrong.push(`the image of ${name} is gone`);
  return wrong;
}

/** The addresses that are taken are those of gateways and of endpoints. */
function addresses(sim: Sim): string[] {
  const owned = new Set<string>();
  for (const { pool, gateway } of sim.networks.all()) if (pool !== null) owned.add(`${pool.id}/${gateway}`);
  for (const { endpoints } of sim.containers.all())
    for (const { network, settings } of Object.values(endpoints))
      if (settings.IPAddress !== '')
        owned.add(`${sim.networks.peek(network)?.pool?.id ?? '?'}/${settings.IPAddress}`);
  const taken = [...sim.takenAddresses.keys()];
  return [
    ...taken.filter((key) => !owned.has(key)).map((key) => `address ${key} is taken by nobody`),
    ...[...owned].filter((key) => !taken.includes(key)).map((key) => `address ${key} is used and not taken`),
  ];
}

/** The ports that the host answers for are those of containers that run. */
function ports(sim: Sim): string[] {
  const published = new Set<string>();
  for (const { ports: list } of sim.publishedPorts.all())
    for (const { container, hostPort } of list) published.add(`${container} ${hostPort}`);
  const wanted = new Set<string>();
  for (const { id, ports: map } of sim.containers.all())
    for (const list of Object.values(map)) for (const { HostPort } of list) wanted.add(`${id} ${HostPort}`);
  return [
    ...[...published]
      .filter((key) => !wanted.has(key))
      .map((key) => `port of ${key} is published for nobody`),
    ...[...wanted].filter((key) => !published.has(key)).map((key) => `port of ${key} is not published`),
  ];
}

/** A cgroup has as much private memory as its processes and the cgroups below it. */
function memory(sim: Sim): string[] {
  const sums = new Map<number, number>();
  for (const { cgroup, memory: own } of sim.processes.all())
    for (let at = cgroup; at !== 0; at = sim.cgroups.peek(at)?.parent ?? 0)
      sums.set(at, (sums.get(at) ?? 0) + own.anon);
  const wrong: string[] = [];
  for (const { id, anon } of sim.cgroups.all())
    if (anon !== (sums.get(id) ?? 0))
      wrong.push(`cgroup ${id} has ${anon} bytes, its processes have ${sums.get(id) ?? 0}`);
  return wrong;
}
