import { file } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { nginx } from './nginx';
import { layersOf } from './steps';

const base = nginx.images.find(({ tags }) => tags.includes('latest'));

export const dockersamplesStaticSite: Family = {
  repository: 'dockersamples/static-site',
  images: [
    app({
      name: 'dockersamples/static-site',
      tags: ['latest'],
      created: '2016-06-04',
      base: layersOf(base),
      megabytes: 0.01,
      by: 'COPY Hello_docker.html /usr/share/nginx/html/index.html',
      tree: {
        '/usr/share/nginx/html/index.html': file(
          '<html>\n<head><title>Docker Static Site</title></head>\n<body><h1>Hello Docker!</h1></body>\n</html>\n',
        ),
      },
      rest: '',
      config: { ...base?.config, ports: ['80/tcp', '443/tcp'] },
    }),
  ],
};
