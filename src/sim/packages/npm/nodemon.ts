import { isFail } from '#sim/base/fail';
import type { Program } from '#sim/kernel/program';
import { runAndWait } from './scripts';

/** nodemon: says what it starts, and starts it. Changed files are not noticed: nobody edits while a container runs here. */
export const nodemon: Program = {
  name: 'nodemon',
  start: { cpu: 120, anon: 30_000_000 },
  *main(p) {
    const args = [...p.args];
    const at = args.findIndex((arg) => !arg.startsWith('-'));
    const own = args.slice(0, Math.max(0, at));
    let script = at < 0 ? undefined : args[at];
    if (script === undefined) {
      const manifest = p.readText('package.json');
      script = isFail(manifest) ? 'index.js' : (/"main"\s*:\s*"([^"]+)"/.exec(manifest)?.[1] ?? 'index.js');
    }
    const rest = at < 0 ? [] : args.slice(at + 1);
    const flags = own.filter((arg) => arg.startsWith('--inspect'));
    const version = p.version === '' ? '3.1.10' : p.version;
    const shown = ['node', ...flags, script, ...rest].join(' ');
    yield* p.out(
      `[nodemon] ${version}\n[nodemon] to restart at any time, enter \`rs\`\n[nodemon] watching path(s): *.*\n[nodemon] watching extensions: js,mjs,cjs,json\n[nodemon] starting \`${shown}\`\n`,
    );
    const code = yield* runAndWait(p, ['sh', '-c', `exec ${shown}`], { ...p.env }, '/bin/sh');
    yield* p.out(
      code === 0
        ? '[nodemon] clean exit - waiting for changes before restart\n'
        : '[nodemon] app crashed - waiting for file changes before starting...\n',
    );
    for (;;) yield* p.waitSignal();
  },
};
