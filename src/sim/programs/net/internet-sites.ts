import { asBytes, noBytes, utf8, type Bytes } from '#sim/base/bytes';
import { httpDate } from '#sim/base/calendar';
import type { HeaderList } from '#sim/kernel/http/index';

/** A request that goes to a host of the simulated internet. */
export interface SiteRequest {
  scheme: 'http' | 'https';
  host: string;
  method: string;
  /** path and query */
  target: string;
  /** the address that the site sees */
  from: string;
  now: number;
}

export interface SiteAnswer {
  status: number;
  headers: HeaderList;
  body: Bytes;
}

type Site = (asked: SiteRequest) => SiteAnswer;

function page(status: number, type: string, text: string, more: HeaderList = []): SiteAnswer {
  const body = utf8(text);
  return {
    status,
    headers: [['Content-Type', type], ...more, ['Content-Length', String(body.length)]],
    body,
  };
}

const exampleDomain = `<!doctype html>
<html>
<head>
    <title>Example Domain</title>
    <meta charset="utf-8">
</head>
<body>
    <h1>Example Domain</h1>
    <p>This name is kept free for examples in documents.</p>
</body>
</html>
`;

const toHttps = (asked: SiteRequest): SiteAnswer =>
  page(301, 'text/html', '', [['Location', `https://${asked.host}${asked.target}`]]);

const unauthorized: Site = ({ target }) =>
  target.startsWith('/v2')
    ? page(
        401,
        'application/json',
        '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":null}]}\n',
        [
          ['Docker-Distribution-Api-Version', 'registry/2.0'],
          ['Www-Authenticate', 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"'],
        ],
      )
    : page(404, 'text/plain; charset=utf-8', '404 page not found\n');

const ownAddress: Site = ({ from }) => page(200, 'text/plain; charset=utf-8', `${from}\n`);

const exampleNames = ['example.com', 'www.example.com', 'example.org', 'www.example.org', 'example.net'];

/** The pages that there are; every other name of the internet answers 404. */
const sites: Readonly<Record<string, Site>> = {
  ...Object.fromEntries(
    exampleNames.map((name): [string, Site] => [name, () => page(200, 'text/html', exampleDomain)]),
  ),
  'google.com': (asked) =>
    page(301, 'text/html; charset=UTF-8', '', [['Location', `http://www.google.com${asked.target}`]]),
  'www.google.com': () =>
    page(
      200,
      'text/html; charset=UTF-8',
      '<!doctype html><html><head><title>Google</title></head><body></body></html>',
    ),
  'registry-1.docker.io': unauthorized,
  'ifconfig.me': ownAddress,
  'icanhazip.com': ownAddress,
  'httpbin.org': ({ scheme, host, target, from }) =>
    page(
      200,
      'application/json',
      `{\n  "args": {}, \n  "origin": "${from}", \n  "url": "${scheme}://${host}${target}"\n}\n`,
    ),
};

const onlyHttps = new Set([
  'github.com',
  'hub.docker.com',
  'download.docker.com',
  'nodejs.org',
  'registry.npmjs.org',
  'pypi.org',
]);

/** What a host of the simulated internet answers. */
export function askSite(asked: SiteRequest): SiteAnswer {
  const host = asked.host.toLowerCase();
  const answer =
    asked.scheme === 'http' && onlyHttps.has(host)
      ? toHttps(asked)
      : (sites[host]?.(asked) ??
        page(404, 'text/html', `<html><head><title>404 Not Found</title></head></html>\n`));
  const headers: HeaderList = [['Date', httpDate(asked.now)], ...answer.headers];
  return { ...answer, headers, body: asked.method === 'HEAD' ? noBytes : asBytes(answer.body) };
}
