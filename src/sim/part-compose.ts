import { dockerCompose } from './compose/docker-compose';
import { provide } from './given';

/** Compose, which docker's client runs as its plugin. */
provide({ name: 'compose', programs: { 'docker-compose': dockerCompose } });
