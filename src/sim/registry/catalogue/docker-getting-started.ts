import { file } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { nginx } from './nginx';
import { layersOf } from './steps';

const base = nginx.images.find(({ tags }) => tags.includes('alpine'));

export const dockerGettingStarted: Family = {
  repository: 'docker/getting-started',
  images: [
    app({
      name: 'docker/getting-started',
      tags: ['latest', 'pwd'],
      created: '2022-12-15',
      base: layersOf(base),
      megabytes: 2.9,
      by: 'COPY site /usr/share/nginx/html',
      tree: {
        '/usr/share/nginx/html/index.html': file(
          '<!doctype html>\n<html lang="en">\n<head><title>Getting Started</title></head>\n<body><h1>Getting Started</h1></body>\n</html>\n',
        ),
      },
      rest: '/usr/share/nginx/html/assets/all.js',
      config: base?.config ?? {},
    }),
  ],
};
