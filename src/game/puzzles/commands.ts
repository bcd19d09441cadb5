import { insidePort, type App, type Place, type Plan, type Puzzle, type Served, type Tenant } from './puzzle';
import { programOf, ratesPath } from './sources';
import { runtimes, services, vm } from './wares';

/** What is typed, and on which host. */
export interface TypedOn {
  host: string;
  line: string;
}

/** What crashes the kernel that it runs on. */
export const crash = 'echo c > /proc/sysrq-trigger';

/** What one types to put a tenant into a place. */
export function commandsFor(tenant: Tenant, place: Place): string[] {
  if (tenant.kind === 'kernel')
    return [
      `multipass launch --name ${tenant.name} --memory ${vm.given}`,
      `multipass exec ${tenant.name} -- sudo sh -c '${crash}'`,
    ];
  if (place.kind !== 'container') return tenant.kind === 'app' ? bare(tenant) : [];
  const end =
    tenant.kind === 'app' ? ` ${runtimes[tenant.runtime].command} /app/${programOf[tenant.runtime]}` : '';
  return [`docker run -d --name ${tenant.name} ${optionsOf(tenant)} ${place.image}${end}`];
}

/** Its door, its files, its settings. */
function optionsOf(tenant: App | Served): string {
  const door = `-p ${tenant.door}:${insidePort(tenant)}`;
  if (tenant.kind === 'service') {
    const service = services[tenant.name];
    return 'env' in service ? `-e ${service.env} ${door}` : door;
  }
  const rates = tenant.rates === undefined ? '' : ` -v /srv/${tenant.name}/rates.json:${ratesPath}`;
  return `-v /srv/${tenant.name}:/app${rates} ${door}`;
}

function bare({ name, runtime, rates }: App): string[] {
  const copy = rates === undefined ? [] : [`cp /srv/${name}/rates.json ${ratesPath}`];
  return [...copy, `${runtimes[runtime].command} /srv/${name}/${programOf[runtime]} &`];
}

/** Everything that is typed for an arrangement, tenant by tenant. */
export function typedFor({ hosts, tenants }: Puzzle, { places }: Plan): TypedOn[] {
  return tenants.flatMap((tenant, index) => {
    const place = places[index];
    if (place === undefined) return [];
    const host = hosts[place.host]?.name ?? '';
    return commandsFor(tenant, place).map((line) => ({ host, line }));
  });
}
