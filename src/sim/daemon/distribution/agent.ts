import { engineVersion, gitCommit, goVersion } from '../api/version';

/** What dockerd calls itself to registries. */
export const engineAgent = `docker/${engineVersion} go/${goVersion} git-commit/${gitCommit} os/linux arch/amd64 UpstreamClient(Docker-Client/${engineVersion} \\(linux\\))`;
