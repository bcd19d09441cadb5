import { program } from '../trees/pieces';
import type { Family, ImageFacts } from '../types';
import { nanoBase, nanoVersion } from './nanoserver';
import { copies, known, setsCmd } from './steps';

const tree = () => ({ '/hello': program('hello', { size: 10072 }) });

const greeting = `
Hello from Docker!
This message shows that your installation appears to be working correctly.

To generate this message, Docker took the following steps:
 1. The Docker client contacted the Docker daemon.
 2. The Docker daemon pulled the "hello-world" image from the Docker Hub.
    (windows-amd64, nanoserver)
 3. The Docker daemon created a new container from that image which runs the
    executable that produces the output you are currently reading.
 4. The Docker daemon streamed that output to the Docker client, which sent it
    to your terminal.

To try something more ambitious, you can run a Windows Server container with:
 PS C:\\> docker run -it mcr.microsoft.com/windows/servercore:ltsc2025 powershell

Share images, automate workflows, and more with a free Docker ID:
 https://hub.docker.com/

For more examples and ideas, visit:
 https://docs.docker.com/get-started/

`;

/** The variant for Windows: a text on Nano Server. docker-library/repo-info@11dd8d4cffac, repos/hello-world/remote/nanoserver.md */
function windows(
  base: 'ltsc2025' | 'ltsc2022',
  tags: readonly string[],
  digest: string,
  bytes: number,
): ImageFacts {
  const text = () => ({ '/hello.txt': { type: 'file' as const, text: greeting } });
  return {
    tags: ['latest', 'nanoserver', ...tags],
    created: '2026-09-09T22:32:03Z',
    layers: [
      nanoBase(base),
      known(digest, bytes, greeting.length, 'cmd /S /C #(nop) COPY file in C: ', text),
    ],
    config: { cmd: ['cmd', '/C', 'type C:\\hello.txt'] },
    architectures: ['amd64'],
    windows: nanoVersion(base),
  };
}

/** docker-library/repo-info@11dd8d4cffac, repos/hello-world/remote/latest.md */
export const helloWorld: Family = {
  repository: 'library/hello-world',
  images: [
    {
      tags: ['latest', 'linux'],
      created: '2025-08-08T19:05:17Z',
      layers: [known('4f55086f7dd0', 2415, 10072, copies('/hello'), tree, [setsCmd('/hello')])],
      config: { cmd: ['/hello'] },
    },
    windows('ltsc2025', ['nanoserver-ltsc2025'], 'f9fb3a522cf5', 1797),
    windows('ltsc2022', ['nanoserver-ltsc2022'], 'ee8ef01330ce', 1788),
  ],
};
