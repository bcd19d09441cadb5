import { civilTime, months, twoDigits } from '#sim/base/calendar';
import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import { text } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Page } from './page';
import { service } from './service';

const versionOf = (p: Proc) => p.env['TOMCAT_VERSION'] ?? '11.0.15';

/** `05-Jan-2026 09:00:12.345 INFO [main] …`, the format of java.util.logging as Tomcat sets it. */
function stamp(p: Proc): string {
  const now = Math.floor(p.now());
  const t = civilTime(now);
  const date = `${twoDigits(t.day)}-${months[t.month - 1] ?? ''}-${String(t.year)}`;
  return `${date} ${twoDigits(t.hour)}:${twoDigits(t.minute)}:${twoDigits(t.second)}.${String(now % 1000).padStart(3, '0')}`;
}

const notFound = (version: string): Page => ({
  status: 404,
  reason: '',
  type: 'text/html;charset=utf-8',
  body: `<!doctype html><html lang="en"><head><title>HTTP Status 404 – Not Found</title></head><body><h1>HTTP Status 404 – Not Found</h1><hr class="line" /><h3>Apache Tomcat/${version}</h3></body></html>`,
});

/** Tomcat: static files of its webapps; a fresh image has none, and answers 404. Servlets and JSP do not run. */
export const catalina = service({
  name: 'catalina.sh',
  start: { cpu: 60, anon: 95_000_000 },
  plan(p) {
    const version = versionOf(p);
    const [verb = ''] = p.args;
    if (verb === 'version')
      return {
        says: `Server version: Apache Tomcat/${version}\nServer number:  ${version}.0\nArchitecture:   amd64\n`,
        exit: 0,
      };
    if (verb !== 'run' && verb !== 'start')
      return { says: 'Usage: catalina.sh ( commands ... )\ncommands:\n  run\n  start\n  version\n', exit: 1 };
    const say = (where: string, words: string) => `${stamp(p)} INFO [main] org.apache.${where} ${words}`;
    return {
      ports: [8080],
      fd: 2,
      cpu: 900,
      status: 143,
      lines: [
        say('catalina.startup.VersionLoggerListener.log', `Server version name:   Apache Tomcat/${version}`),
        say('coyote.AbstractProtocol.init', 'Initializing ProtocolHandler ["http-nio-8080"]'),
        say('catalina.startup.Catalina.load', 'Server initialization in [412] milliseconds'),
        say('catalina.core.StandardService.startInternal', 'Starting service [Catalina]'),
        say(
          'catalina.core.StandardEngine.startInternal',
          `Starting Servlet engine: [Apache Tomcat/${version}]`,
        ),
        say('coyote.AbstractProtocol.start', 'Starting ProtocolHandler ["http-nio-8080"]'),
        say('catalina.startup.Catalina.start', 'Server startup in [58] milliseconds'),
      ],
    };
  },
  respond(sim, viewer, asked) {
    const top = '/usr/local/tomcat/webapps';
    const own = asked.path.split('/')[1] ?? '';
    const inside = files.stat(sim, viewer, `${top}/${own}`, true);
    const at = own !== '' && !isFail(inside) ? `${top}${asked.path}` : `${top}/ROOT${asked.path}`;
    const file = at.endsWith('/') ? `${at}index.html` : at;
    const content = files.readFile(sim, viewer, file);
    if (isFail(content)) return notFound('11.0.15');
    return { status: 200, reason: '', type: 'text/html', body: text(content) };
  },
});
