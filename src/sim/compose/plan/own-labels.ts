import { composeVersion, labels as names } from '../client/labels';
import type { Project } from '../model/project';
import type { StringMap } from '../model/service';

/** The labels of every container of a service, beside those that tell its configuration. */
export function serviceLabels(project: Project, service: string, isOneOff: boolean): StringMap {
  return {
    [names.project]: project.name,
    [names.service]: service,
    [names.version]: composeVersion,
    [names.workingDir]: project.workingDir,
    [names.configFiles]: project.composeFiles.join(','),
    [names.oneOff]: isOneOff ? 'True' : 'False',
    ...(project.envFiles.length > 0 && { [names.environmentFile]: project.envFiles.join(',') }),
  };
}

export function networkLabels(project: Project, key: string, hash: string): StringMap {
  return {
    [names.network]: key,
    [names.project]: project.name,
    [names.version]: composeVersion,
    [names.configHash]: hash,
  };
}

export function volumeLabels(project: Project, key: string, hash: string): StringMap {
  return {
    [names.volume]: key,
    [names.project]: project.name,
    [names.version]: composeVersion,
    [names.configHash]: hash,
  };
}
