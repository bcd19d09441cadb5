import type { Project } from '../model/project';
import type { Service } from '../model/service';

/** Only these services, without what they depend on: `--no-deps`. The others count as switched off. */
export function onlyThese(project: Project, services: readonly string[]): Project {
  if (services.length === 0) return project;
  const kept: Record<string, Service> = {};
  const disabled: Record<string, Service> = { ...project.disabledServices };
  for (const [name, service] of Object.entries(project.services)) {
    if (services.includes(name)) kept[name] = withoutOthers(service, services);
    else disabled[name] = service;
  }
  return { ...project, services: kept, disabledServices: disabled };
}

function withoutOthers(service: Service, services: readonly string[]): Service {
  const depends = Object.entries(service.depends_on ?? {}).filter(([name]) => services.includes(name));
  const { depends_on: _all, ...others } = service;
  return depends.length === 0 ? others : { ...others, depends_on: Object.fromEntries(depends) };
}

/** Everything but this service: what `run` starts before its own container. */
export function without(project: Project, name: string): Project {
  const { [name]: own, ...services } = project.services;
  const disabledServices = own ? { ...project.disabledServices, [name]: own } : project.disabledServices;
  return { ...project, services, disabledServices };
}
