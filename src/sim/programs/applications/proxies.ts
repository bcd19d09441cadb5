import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { service } from './service';

/** HAProxy: reads what it binds to from its configuration, and says 503 for backends, which it does not call. */
export const haproxy = service({
  name: 'haproxy',
  start: { cpu: 8, anon: 9_000_000 },
  plan(p) {
    const version = p.version === '' ? '3.3.0' : p.version;
    if (p.args.includes('-v'))
      return { says: `HAProxy version ${version} 2025/11/26 - https://haproxy.org/\n`, exit: 0 };
    const at = p.args.indexOf('-f');
    const path = p.args[at + 1] ?? '';
    const config = p.readText(path);
    const head = `[NOTICE]   (${p.pid}) : haproxy version is ${version}\n`;
    if (at < 0 || isFail(config))
      return {
        says: `${head}[ALERT]    (${p.pid}) : config : Cannot open configuration file/directory ${path} : No such file or directory\n`,
        fd: 2,
        exit: 1,
      };
    const ports = [...config.matchAll(/^\s*bind\s+\S*:(\d+)/gm)].map((found) => Number(found[1]));
    if (p.args.includes('-c')) return { says: 'Configuration file is valid\n', exit: 0 };
    return {
      ports: [...new Set(ports)],
      fd: 2,
      lines: [`[NOTICE]   (${p.pid}) : New worker (8) forked`, `[NOTICE]   (${p.pid}) : Loading success.`],
    };
  },
  respond: () => ({
    status: 503,
    reason: 'Service Unavailable',
    type: 'text/html',
    body: '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n',
  }),
});

/** `--entrypoints.web.address=:80` and `--api.insecure`: where Traefik listens. */
function traefikPorts(p: Proc): number[] {
  const named = p.args.flatMap((arg) => {
    const found = /^--entry[pP]oints\.\w+\.address=\S*:(\d+)/.exec(arg);
    return found === null ? [] : [Number(found[1])];
  });
  const isOpen = p.args.some((arg) => /^--api(\.insecure)?(=true)?$/.test(arg));
  return [...new Set([...(named.length > 0 ? named : [80]), ...(isOpen ? [8080] : [])])];
}

/** Traefik without routes: everything is not found, in its words. Providers are not followed. */
export const traefik = service({
  name: 'traefik',
  start: { cpu: 40, anon: 45_000_000 },
  plan(p) {
    const version = p.version === '' ? '3.6.4' : p.version;
    if (p.args[0] === 'version')
      return {
        says: `Version:      ${version}\nCodename:     ramequin\nGo version:   go1.24.11\nOS/Arch:      linux/amd64\n`,
        exit: 0,
      };
    return { ports: traefikPorts(p), lines: [] };
  },
  respond: (_sim, _viewer, asked) =>
    asked.path.startsWith('/api/rawdata')
      ? {
          status: 200,
          reason: 'OK',
          type: 'application/json',
          body: '{"routers":{},"middlewares":{},"services":{}}\n',
        }
      : {
          status: 404,
          reason: 'Not Found',
          type: 'text/plain; charset=utf-8',
          body: '404 page not found\n',
          headers: [['X-Content-Type-Options', 'nosniff']],
        },
});
