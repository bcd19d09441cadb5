import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import { service } from './service';

/** Caddy: static files of the root that its Caddyfile names. */
export const caddy = service({
  name: 'caddy',
  start: { cpu: 30, anon: 25_000_000 },
  plan(p) {
    const version = p.version === '' ? '2.10.2' : p.version;
    if (p.args[0] === 'version') return { says: `v${version}\n`, exit: 0 };
    if (p.args[0] !== 'run' && p.args[0] !== 'file-server')
      return { says: 'usage: caddy <command> [<args...>]\n', fd: 2, exit: 1 };
    const say = (msg: string, more: object = {}) =>
      JSON.stringify({ level: 'info', ts: p.now() / 1000, msg, ...more });
    return {
      ports: [80],
      fd: 2,
      lines: [
        say('using config from file', { file: '/etc/caddy/Caddyfile' }),
        say('serving initial configuration'),
      ],
      last: [say('shutting down apps, then terminating', { signal: 'SIGTERM' })],
    };
  },
  respond(sim, viewer, asked) {
    const config = files.readFile(sim, viewer, '/etc/caddy/Caddyfile');
    const root = isFail(config) ? undefined : /^\s*root\s+\*\s+(\S+)/m.exec(text(config))?.[1];
    const said = isFail(config) ? undefined : /^\s*respond\s+"([^"]*)"/m.exec(text(config))?.[1];
    const headers = [['Server', 'Caddy']] as const;
    if (said !== undefined)
      return { status: 200, reason: 'OK', type: 'text/plain; charset=utf-8', body: said, headers };
    const path = `${root ?? '/usr/share/caddy'}${asked.path.endsWith('/') ? `${asked.path}index.html` : asked.path}`;
    const content = files.readFile(sim, viewer, path);
    if (isFail(content)) return { status: 404, reason: 'Not Found', type: '', body: '', headers };
    return { status: 200, reason: 'OK', body: text(content), headers };
  },
});
