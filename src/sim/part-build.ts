import { dockerBuildx } from './buildx/index';
import { buildKit, serve, stepBody } from './daemon/buildkit/index';
import { provide } from './given';

/** BuildKit, and the client's plugin that builds with it. */
provide({ name: 'build', programs: { 'docker-buildx': dockerBuildx } });
buildKit.fill({ serve, step: stepBody });
