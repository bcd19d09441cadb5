import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { execCommand } from '../entrypoint';

const self = '/docker-entrypoint.sh';
const scripts = '/docker-entrypoint.d';
const site = '/etc/nginx/conf.d/default.conf';

/**
 * `/docker-entrypoint.sh` of the nginx image, with the scripts in /docker-entrypoint.d that the image itself brings; what else lies there is
 * run as it is. (nginxinc/docker-nginx, entrypoint/)
 */
export const nginxEntrypoint: Program = {
  name: 'nginx-entrypoint',
  start: { cpu: 3, anon: 700_000 },
  *main(p) {
    if (p.args[0] === 'nginx' || p.args[0] === 'nginx-debug') yield* configure(p);
    return yield* execCommand(p, p.args);
  },
};

function* say(p: Proc, text: string, from = self): Steps<void> {
  if (p.env['NGINX_ENTRYPOINT_QUIET_LOGS'] === undefined) yield* p.out(`${from}: ${text}\n`);
}

function* configure(p: Proc): Steps<void> {
  const entries = p.readDir(scripts);
  if (isFail(entries) || entries.length === 0) {
    yield* say(p, `No files found in ${scripts}/, skipping configuration`);
    return;
  }
  yield* say(p, `${scripts}/ is not empty, will attempt to perform configuration`);
  yield* say(p, `Looking for shell scripts in ${scripts}/`);
  for (const { name } of entries) {
    const path = `${scripts}/${name}`;
    if (name.endsWith('.envsh')) yield* say(p, `Sourcing ${path}`);
    else if (!name.endsWith('.sh')) yield* say(p, `Ignoring ${path}`);
    else if (p.access(path, 1) !== undefined) yield* say(p, `Ignoring ${path}, not executable`);
    else {
      yield* say(p, `Launching ${path}`);
      yield* runScript(p, name, path);
    }
  }
  yield* say(p, 'Configuration complete; ready for start up');
}

function* runScript(p: Proc, name: string, path: string): Steps<void> {
  if (name === '10-listen-on-ipv6-by-default.sh') return yield* listenOnIpv6(p, name);
  if (name === '20-envsubst-on-templates.sh') return yield* fillTemplates(p, name);
  if (name === '30-tune-worker-processes.sh') return undefined;
  const child = p.spawn({ argv: [path], path });
  if (!isFail(child)) yield* p.wait(child);
  return undefined;
}

function* listenOnIpv6(p: Proc, name: string): Steps<void> {
  const content = p.readText(site);
  if (isFail(content)) return yield* say(p, `info: ${site} is not a file or does not exist`, name);
  if (p.access(site, 2) !== undefined)
    return yield* say(p, `info: can not modify ${site} (read-only file system?)`, name);
  if (content.includes('listen  [::]:80;')) return yield* say(p, 'info: IPv6 listen already enabled', name);
  yield* say(p, `info: Getting the checksum of ${site}`, name);
  if (!/^ {4}listen {7}80;$/m.test(content))
    return yield* say(p, `info: ${site} differs from the packaged version`, name);
  const refused = p.writeText(site, content.replace(/^( {4}listen {7}80;)$/m, '$1\n    listen  [::]:80;'));
  if (refused !== undefined)
    return yield* say(p, `info: can not modify ${site} (read-only file system?)`, name);
  return yield* say(p, `info: Enabled listen on IPv6 in ${site}`, name);
}

/** envsubst: every `${NAME}` and `$NAME` of a variable that is set gets its value. */
function* fillTemplates(p: Proc, name: string): Steps<void> {
  const from = p.env['NGINX_ENVSUBST_TEMPLATE_DIR'] ?? '/etc/nginx/templates';
  const to = p.env['NGINX_ENVSUBST_OUTPUT_DIR'] ?? '/etc/nginx/conf.d';
  const suffix = p.env['NGINX_ENVSUBST_TEMPLATE_SUFFIX'] ?? '.template';
  const entries = p.readDir(from);
  if (isFail(entries)) return;
  for (const entry of entries) {
    if (!entry.name.endsWith(suffix)) continue;
    const output = `${to}/${entry.name.slice(0, -suffix.length)}`;
    yield* say(p, `Running envsubst on ${from}/${entry.name} to ${output}`, name);
    const text = p.readText(`${from}/${entry.name}`);
    if (isFail(text)) continue;
    const env = p.env;
    p.writeText(
      output,
      text.replace(
        /\$\{(\w+)\}|\$([A-Za-z_]\w*)/g,
        (all, a?: string, b?: string) => env[a ?? b ?? ''] ?? all,
      ),
    );
  }
}
