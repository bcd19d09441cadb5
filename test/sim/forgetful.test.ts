import { rowsOf } from '#sim/base/table';
import { describe, expect, it } from 'vitest';
import { asBytes, text } from '#sim/base/bytes';
import { findNotJson } from '#sim/base/json';
import { advance, fork, input, newSimulation, nextTime, saveWorld, type Step, type World } from '#sim/index';

interface Session {
  name: string;
  script: string;
  system?: string;
}

/** Sessions in which every kind of program waits for something. */
const sessions: readonly Session[] = [
  {
    name: 'the life of containers',
    script:
      'docker run -d --name web nginx; docker run --rm busybox echo hi; docker stop web; docker ps -a; docker rm web',
  },
  { name: 'a pull', script: 'docker pull redis:7; docker images' },
  {
    name: 'logs, exec and a pipe',
    script:
      'docker run -d --name box busybox sh -c "while true; do date; sleep 1; done"; sleep 3; docker logs box | wc -l; docker exec box ps; docker kill box; docker wait box',
  },
  { name: 'ports', script: 'docker run -d -p 8080:80 nginx; sleep 1; curl -s localhost:8080 | grep title' },
  {
    name: 'shell loops and jobs',
    script:
      'for i in 1 2 3; do sleep 1 & done; wait; seq 5 | while read x; do echo $((x * x)); done | sort -rn; (exit 3); echo $?',
  },
  {
    name: 'images on the move',
    script:
      'docker run -d --name registry -p 5000:5000 registry:2 >/dev/null; sleep 1; docker tag busybox localhost:5000/x; docker push localhost:5000/x; docker rmi -f busybox localhost:5000/x; docker pull localhost:5000/x; docker save localhost:5000/x | docker load; docker login -u kim -p secret; docker context create far --docker host=tcp://127.0.0.1:1; docker -c far ps',
  },
  {
    name: 'builds with BuildKit: stages side by side, mounts, a base that is pulled, what fails, bake',
    script:
      'printf "FROM alpine AS a\\nRUN sleep 2; echo a > /a\\nFROM busybox AS b\\nRUN --mount=type=cache,target=/c sleep 1; echo b > /c/b\\nCOPY <<E /e\\nx\\nE\\nFROM busybox\\nWORKDIR /w\\nCOPY --from=a /a .\\nCOPY --from=b /e Dockerfile ./\\nRUN cat *\\n" > Dockerfile; docker build -t x .; docker build -q --build-arg N=1 .; printf "FROM busybox\\nRUN echo no; exit 3\\n" | docker build -; printf "target \\"default\\" { tags = [\\"y\\"] }" > docker-bake.hcl; docker buildx bake; docker build --check .; docker build -q -o out .; ls out/w; docker buildx du; docker builder prune -af; docker buildx history ls; docker buildx history logs',
  },
  {
    name: 'limits and restarts',
    script:
      'docker run -d --restart on-failure:2 --name r busybox false; sleep 5; docker inspect -f "{{.RestartCount}} {{.State.ExitCode}}" r; docker stats --no-stream --format "{{.PIDs}}"',
  },
  {
    name: 'a compose project, attached and not',
    script:
      'printf "services:\\n  a: {image: busybox, command: sh -c \\"echo hi; sleep 2\\", volumes: [vol:/v], restart: \\"on-failure:1\\"}\\n  b: {image: busybox, command: sleep 300, depends_on: [a], stop_signal: SIGKILL}\\nvolumes: {vol: }\\n" > compose.yaml; docker compose up -d; docker compose ps -a; docker compose exec -T b hostname; timeout 2 docker compose logs -f; timeout 3 docker compose up --abort-on-container-exit; docker compose run --rm a echo one; docker compose down -v',
  },
  {
    name: 'a compose project that is built',
    script:
      'printf "FROM busybox\\nRUN echo x > /x\\nCMD cat /x\\n" > Dockerfile; printf "services: {a: {build: .}}" > compose.yaml; docker compose up --build; docker compose down --rmi local',
  },
  {
    name: 'Docker Desktop on a Mac: its machine, its sockets, its ports, its files',
    system: 'macos-15',
    script:
      'docker desktop start; zsh -c "x=(a b); echo \\$x[2]"; cd ~; echo hi > f; docker run --rm -v ~/f:/f busybox cat /f; docker run -d -p 8080:80 nginx; sleep 1; curl -s localhost:8080 | grep title; docker desktop restart; docker ps -q | wc -l; docker desktop stop',
  },
];

interface Told {
  said: string;
  end: string;
}

/** Plays a session; `between` is done to the world at every event of the queue. */
function play({ script, system }: Session, between: (world: World) => World): Told {
  let world = newSimulation({
    seed: 3,
    hosts: [{ name: 'host', system, images: ['busybox', 'nginx', 'registry:2'] }],
  });
  let said = '';
  const take = (step: Step) => {
    said += step.output.outside.map((part) => (part.stream === 900_001 ? '' : part.data)).join('');
    const fault = step.output.events.find((event) => event.type === 'fault');
    expect(fault?.attributes['text']).toBeUndefined();
    world = between(step.world);
  };
  take(advance(world, 2000));
  const machine = rowsOf(world.tables.machines)[0]?.id ?? 0;
  take(
    input(world, {
      kind: 'spawn',
      machine,
      argv: ['/bin/bash', '-c', script],
      streams: { 0: 900_001, 1: 900_002, 2: 900_003 },
    }),
  );
  for (let i = 0; i < 20_000; i++) {
    const next = nextTime(world);
    if (next === undefined || next > 60_000)
      return { said: text(asBytes(said)), end: saveWorld(advance(world, 60_000).world) };
    take(advance(world, next));
  }
  throw new Error('the session has no end');
}

describe('a world whose live programs are lost at every event goes on as one that keeps them', () => {
  it.each(sessions)('$name', (session) => {
    const kept = play(session, (world) => world);
    const lost = play(session, fork);
    expect(lost.said).toBe(kept.said);
    expect(lost.end).toBe(kept.end);
    expect(findNotJson(JSON.parse(kept.end))).toBeUndefined();
    expect(kept.said).not.toBe('');
  });
});
