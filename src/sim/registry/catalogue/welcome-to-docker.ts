import { file } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { nginx } from './nginx';
import { layersOf } from './steps';

const base = nginx.images.find(({ tags }) => tags.includes('alpine'));
const page = `<!doctype html>
<html lang="en">
<head><title>Welcome to Docker</title></head>
<body><h1>Congratulations!!!</h1><p>This page comes from a container.</p></body>
</html>
`;

export const welcomeToDocker: Family = {
  repository: 'docker/welcome-to-docker',
  images: [
    app({
      name: 'docker/welcome-to-docker',
      tags: ['latest'],
      created: '2023-12-19',
      base: layersOf(base),
      megabytes: 1.1,
      by: 'COPY /app/build /usr/share/nginx/html',
      tree: { '/usr/share/nginx/html/index.html': file(page) },
      rest: '/usr/share/nginx/html/static/all.js',
      config: base?.config ?? {},
    }),
  ],
};
