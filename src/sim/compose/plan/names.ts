import type { Compose } from '../client/compose';
import type { Project } from '../model/project';
import type { Service } from '../model/service';

/** `shop-web-1`, or what the service says itself. */
export function containerName(
  compose: Compose,
  project: Project,
  name: string,
  service: Service,
  number: number,
): string {
  return service.container_name ?? [project.name, name, String(number)].join(compose.separator);
}

/** The image of a service; one that is only built is called after project and service. */
export function imageOf(project: Project, name: string, service: Service, separator = '-'): string {
  return service.image ?? [project.name, name].join(separator);
}

/** How many containers a service shall have. */
export function scaleOf(service: Service): number {
  return service.scale ?? service.deploy?.replicas ?? 1;
}

/** The service with another number of containers. */
export function scaled(service: Service, scale: number): Service {
  return {
    ...service,
    scale,
    ...(service.deploy && { deploy: { ...service.deploy, replicas: scale } }),
  };
}
