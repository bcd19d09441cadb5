import { isoSeconds } from '#sim/base/calendar';
import type { Program } from '#sim/kernel/program';
import { execCommand, userCredentials } from '../servers/entrypoint';
import { service } from './service';

/** RabbitMQ's server: it starts and listens; with the management plugin also on 15672. AMQP is not spoken. */
export const rabbitmqServer = service({
  name: 'rabbitmq-server',
  start: { cpu: 120, anon: 110_000_000 },
  plan(p) {
    const version = p.env['RABBITMQ_VERSION'] ?? '4.2.1';
    const isManaged = p.exists('/etc/rabbitmq/enabled_plugins');
    const at = () =>
      `${isoSeconds(p.now()).replace('T', ' ').replace('Z', '')}.${String(Math.floor(p.now() % 1000)).padStart(3, '0')}000+00:00`;
    const say = (id: string, words: string) => `${at()} [info] <0.${id}.0> ${words}`;
    return {
      ports: [5672, ...(isManaged ? [15672] : [])],
      cpu: 1200,
      lines: [
        say('209', `Starting RabbitMQ ${version} on Erlang 27.3.4`),
        say('480', `node           : rabbit@${p.env['HOSTNAME'] ?? 'localhost'}`),
        ...(isManaged
          ? [say('599', 'Management plugin: HTTP (non-TLS) listener started on port 15672')]
          : []),
        say('690', 'started TCP listener on [::]:5672'),
        say('480', `Server startup complete; ${isManaged ? 5 : 4} plugins started.`),
      ],
    };
  },
  respond(_sim, _viewer, asked) {
    if (asked.path !== '/')
      return {
        status: 401,
        reason: 'Unauthorized',
        type: 'application/json',
        body: '{"error":"not_authorized","reason":"Login failed"}',
      };
    return {
      status: 200,
      reason: 'OK',
      headers: [['server', 'Cowboy']],
      body: '<!DOCTYPE html>\n<html>\n<head>\n<title>RabbitMQ Management</title>\n</head>\n<body></body>\n</html>\n',
    };
  },
});

/** The image's entrypoint: the server runs as its own user. */
export const rabbitmqEntrypoint: Program = {
  name: 'rabbitmq-entrypoint',
  start: { cpu: 3, anon: 1_500_000 },
  *main(p) {
    const argv = p.argv.slice(1);
    const cred = argv[0]?.startsWith('rabbitmq') === true ? userCredentials(p, 'rabbitmq') : undefined;
    return yield* execCommand(p, argv, cred === undefined ? {} : { cred });
  },
};
