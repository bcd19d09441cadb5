import type { ProgramTable } from '#sim/kernel/program';
import { dockerInit } from './docker-init';
import { dockerd } from './dockerd';
import { containerd } from './runtime/containerd';
import { runc } from './runtime/runc';
import { shim } from './runtime/shim';

/** The programs of a Docker Engine. */
export const daemonPrograms: ProgramTable = {
  [dockerd.name]: dockerd,
  [containerd.name]: containerd,
  [shim.name]: shim,
  [runc.name]: runc,
  [dockerInit.name]: dockerInit,
};
