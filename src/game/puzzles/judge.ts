import { stacksFor, type Stacks } from './layers';
import { imagesFor, insidePort, type Place, type Plan, type Puzzle, type Tenant } from './puzzle';
import { hostItself, runtimes, services, vm } from './wares';

/** Memory that stays free on a host, bytes: programs grow a little while they work. */
const headroom = 24e6;

/** Bytes of memory that tenants may take on a host. */
export function memoryOf(host: Puzzle['hosts'][number]): number {
  return host.memory - hostItself.memory - headroom;
}

/** Bytes of memory that a tenant takes while it runs, the same in a container and without one. */
export function memoryFor(tenant: Tenant): number {
  if (tenant.kind === 'kernel') return vm.memory;
  return tenant.kind === 'app' ? runtimes[tenant.runtime].memory : services[tenant.name].memory;
}

/** Why an arrangement does not work. */
export type Fault = 'place' | 'door' | 'rates' | 'memory' | 'disk';

/** Whether an arrangement works, and what its images take on each host; else the first thing that is wrong. */
export function judge(
  puzzle: Puzzle,
  places: readonly Place[],
  stacks = stacksFor(puzzle.tenants),
): Plan | Fault {
  const wrong = puzzle.tenants.some((tenant, index) => {
    const place = places[index];
    return place === undefined || !mayLive(puzzle, tenant, place);
  });
  if (wrong) return 'place';
  const disk: number[] = [];
  for (const [index, host] of puzzle.hosts.entries()) {
    const here = puzzle.tenants.flatMap((tenant, i) => {
      const place = places[i];
      return place?.host === index ? [{ tenant, place }] : [];
    });
    if (hasTwice(here.flatMap(({ tenant }) => (tenant.kind === 'kernel' ? [] : [tenant.door]))))
      return 'door';
    const editions = here.flatMap(({ tenant, place }) =>
      place.kind === 'bare' && tenant.kind === 'app' && tenant.rates !== undefined ? [tenant.rates] : [],
    );
    if (new Set(editions).size > 1) return 'rates';
    if (here.reduce((sum, { tenant }) => sum + memoryFor(tenant), 0) > memoryOf(host)) return 'memory';
    disk[index] = bytesOf(
      stacks,
      here.flatMap(({ place }) => (place.kind === 'container' ? [place.image] : [])),
    );
    if (disk[index] > host.disk) return 'disk';
  }
  return { places: [...places], disk };
}

/** Whether a tenant could live there if it were alone. */
export function mayLive({ hosts }: Puzzle, tenant: Tenant, place: Place): boolean {
  const host = hosts[place.host];
  if (host === undefined) return false;
  if (place.kind === 'vm') return tenant.kind === 'kernel' && tenant.host === place.host;
  if (tenant.kind === 'kernel') return false;
  if (place.kind === 'container') return imagesFor(tenant).includes(place.image);
  return (
    tenant.kind === 'app' &&
    tenant.versions.includes(host.has[tenant.runtime]) &&
    tenant.door === insidePort(tenant)
  );
}

/** All places in which a tenant could live if it were alone. */
export function placesFor(puzzle: Puzzle, tenant: Tenant): Place[] {
  const images = imagesFor(tenant);
  return puzzle.hosts
    .flatMap((_, host): Place[] => [
      { kind: 'bare', host },
      ...images.map((image): Place => ({ kind: 'container', host, image })),
      { kind: 'vm', host },
    ])
    .filter((place) => mayLive(puzzle, tenant, place));
}

/** What images take on one disk, bytes: layers that several have lie there once. */
function bytesOf({ sizes, of }: Stacks, images: readonly string[]): number {
  const layers = new Set(images.flatMap((image) => of[image] ?? []));
  return [...layers].reduce((sum, layer) => sum + (sizes[layer] ?? 0), 0);
}

const hasTwice = (list: readonly number[]) => new Set(list).size < list.length;
