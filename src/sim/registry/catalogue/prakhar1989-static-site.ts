import { file } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { nginx } from './nginx';
import { layersOf } from './steps';

const base = nginx.images.find(({ tags }) => tags.includes('latest'));

export const prakharStaticSite: Family = {
  repository: 'prakhar1989/static-site',
  images: [
    app({
      name: 'prakhar1989/static-site',
      tags: ['latest'],
      created: '2016-03-12',
      base: layersOf(base),
      megabytes: 0.01,
      by: 'COPY index.html /usr/share/nginx/html/index.html',
      tree: {
        '/usr/share/nginx/html/index.html': file(
          '<html>\n<head><title>Hello Docker!</title></head>\n<body><h1>Hello Docker!</h1></body>\n</html>\n',
        ),
      },
      rest: '',
      config: { ...base?.config, ports: ['80/tcp', '443/tcp'] },
    }),
  ],
};
