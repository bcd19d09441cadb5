import { tool } from '../tool';

export const printenv = tool({
  name: 'printenv',
  usage: '[OPTION]... [VARIABLE]...',
  summary: 'Shows the values of environment variables',
  options: { zero: '0,null' },
  busybox: { usage: '[VARIABLE]...' },

  *run(t) {
    const end = t.has('zero') ? '\0' : '\n';
    if (t.operands.length === 0) {
      for (const [name, value] of Object.entries(t.p.env)) t.say(`${name}=${value}${end}`);
    }
    for (const name of t.operands) {
      const value = t.p.env[name];
      if (value === undefined) t.status = 1;
      else t.say(value + end);
    }
    return undefined;
  },
});
