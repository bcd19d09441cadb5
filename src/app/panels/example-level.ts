const en = `# Two doors

The company has one web server, and wants a second one beside it.

- \`docker run -d --name NAME -p DOOR:80 nginx\`

## goals

- \`first\`: Nginx answers on port 8080.
- \`second\`: Another container of Nginx runs on port 8081.

## hints

- \`first\`: \`-p\` opens a door of the host.
- \`first\`: The host's port comes first, then the container's.
- \`first\`: \`docker run -d --name one -p 8080:80 nginx\`
- \`second\`: As before, with another name and another door.
- \`second\`: Inside it is port 80 again.
- \`second\`: \`docker run -d --name two -p 8081:80 nginx\`

## after

Inside, both listen on port 80: every container has a network of its own.
`;

const ja = `# 2 つの入り口

会社には Web サーバーが 1 つあります。その隣にもう 1 つ置きましょう。

- \`docker run -d --name 名前 -p 入り口:80 nginx\`

## goals

- \`first\`: Nginx が 8080 番ポートで応答する。
- \`second\`: Nginx のコンテナがもう 1 つ、8081 番ポートで動いている。

## hints

- \`first\`: \`-p\` でホストの入り口を開きます。
- \`first\`: ホストのポートが先、コンテナのポートが後です。
- \`first\`: \`docker run -d --name one -p 8080:80 nginx\`
- \`second\`: 名前と入り口を変えて、もう一度。
- \`second\`: 中は同じ 80 番のままです。
- \`second\`: \`docker run -d --name two -p 8081:80 nginx\`

## after

中ではどちらも 80 番で待ち受けています。コンテナごとに専用のネットワークがあるからです。
`;

/** What a level looks like as a file: to begin with, for those who write one. */
export const exampleLevel = {
  $schema: './level.schema.json',
  format: 'drydock-level',
  version: 1,
  level: {
    id: 'two-doors',
    hosts: [{ name: 'mikan', cores: 4, memory: 4 * 2 ** 30, images: ['nginx'] }],
    terminals: ['mikan'],
    goals: [
      { id: 'first', kind: 'command', run: 'curl -fsS -m 3 http://localhost:8080/', door: 8080 },
      {
        id: 'second',
        kind: 'container',
        image: 'nginx',
        port: '8081:80',
        state: 'running',
        after: ['first'],
      },
    ],
    par: 2,
    tokens: [
      'docker',
      'run',
      '-d',
      '--name',
      'one',
      'two',
      '-p',
      '8080:80',
      '8081:80',
      'nginx',
      'curl',
      'ps',
    ],
  },
  text: { en, ja },
};
