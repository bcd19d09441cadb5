import type { Rule } from '../rule';

/** The client found nobody at the socket. */
export const daemonDown: Rule = {
  finds: ({ output }) => (output.includes('Cannot connect to the Docker daemon') ? {} : undefined),
  says: {
    en: '`docker` is only the client, and `dockerd` does not answer. `systemctl status docker` says why; `systemctl start docker` starts it.',
    ja: '`docker` はクライアントにすぎず、相手の `dockerd` が応答していません。理由は `systemctl status docker`、起動は `systemctl start docker` です。',
  },
};
