import { isObj, type Value } from './heap';
import { inspect } from './inspect';
import { keysOf } from './operators';
import { wrapper, type Realm } from './realm';
import type { SyntaxProblem } from './syntax';

/** Node's own lines below the script's, in stack traces of a main module: how a module is run, and how its text is compiled. */
interface Trailer {
  run: string[];
  compile: string[];
  /** the same for -e and -p */
  evalRun: string[];
  evalCompile: string[];
  /** above the script's own line, when require() finds nothing; and all there is, when the main module is missing */
  require: string[];
  missing: string[];
  /** above the script's own line, when a port is taken; and below, where the event was emitted */
  listen: string[];
  emitted: string[];
}

const inner = (folder: string, lines: readonly string[]) =>
  lines.map((line) => `    at ${line.replaceAll('~', folder)}`);

const trailers: Readonly<Record<number, Trailer>> = {
  9: {
    run: inner('internal/', [
      'Module._compile (~modules/cjs/loader.js:654:30)',
      'Object.Module._extensions..js (~modules/cjs/loader.js:665:10)',
      'Module.load (~modules/cjs/loader.js:566:32)',
      'tryModuleLoad (~modules/cjs/loader.js:506:12)',
      'Function.Module._load (~modules/cjs/loader.js:498:3)',
      'Function.Module.runMain (~modules/cjs/loader.js:695:10)',
      'startup (~bootstrap/node.js:201:19)',
      'bootstrapNodeJSCore (~bootstrap/node.js:516:3)',
    ]),
    compile: inner('internal/', [
      'new Script (vm.js:51:7)',
      'createScript (vm.js:136:10)',
      'Object.runInThisContext (vm.js:197:10)',
      'Module._compile (~modules/cjs/loader.js:618:28)',
      'Object.Module._extensions..js (~modules/cjs/loader.js:665:10)',
      'Module.load (~modules/cjs/loader.js:566:32)',
      'tryModuleLoad (~modules/cjs/loader.js:506:12)',
      'Function.Module._load (~modules/cjs/loader.js:498:3)',
      'Function.Module.runMain (~modules/cjs/loader.js:695:10)',
      'startup (~bootstrap/node.js:201:19)',
    ]),
    evalRun: inner('internal/', [
      'Script.runInThisContext (vm.js:65:33)',
      'Object.runInThisContext (vm.js:197:38)',
      'Object.<anonymous> ([eval]-wrapper:6:22)',
      'Module._compile (~modules/cjs/loader.js:654:30)',
      'evalScript (~bootstrap/node.js:483:27)',
      'startup (~bootstrap/node.js:177:9)',
      'bootstrapNodeJSCore (~bootstrap/node.js:516:3)',
    ]),
    evalCompile: inner('internal/', [
      'new Script (vm.js:51:7)',
      'createScript (vm.js:136:10)',
      'Object.runInThisContext (vm.js:197:10)',
      'Object.<anonymous> ([eval]-wrapper:6:22)',
      'Module._compile (~modules/cjs/loader.js:654:30)',
      'evalScript (~bootstrap/node.js:483:27)',
      'startup (~bootstrap/node.js:177:9)',
      'bootstrapNodeJSCore (~bootstrap/node.js:516:3)',
    ]),
    require: inner('internal/', [
      'Function.Module._resolveFilename (~modules/cjs/loader.js:548:15)',
      'Function.Module._load (~modules/cjs/loader.js:475:25)',
      'Module.require (~modules/cjs/loader.js:598:17)',
      'require (~modules/cjs/helpers.js:11:18)',
    ]),
    missing: inner('internal/', [
      'Function.Module._resolveFilename (~modules/cjs/loader.js:548:15)',
      'Function.Module._load (~modules/cjs/loader.js:475:25)',
      'Function.Module.runMain (~modules/cjs/loader.js:695:10)',
      'startup (~bootstrap/node.js:201:19)',
      'bootstrapNodeJSCore (~bootstrap/node.js:516:3)',
    ]),
    listen: inner('', [
      'Server.setupListenHandle [as _listen2] (net.js:1346:14)',
      'listenInCluster (net.js:1387:12)',
      'Server.listen (net.js:1475:7)',
    ]),
    emitted: inner('internal/', [
      'emitErrorNT (net.js:1366:8)',
      'process._tickCallback (~process/next_tick.js:178:19)',
      'Function.Module.runMain (~modules/cjs/loader.js:697:11)',
      'startup (~bootstrap/node.js:201:19)',
      'bootstrapNodeJSCore (~bootstrap/node.js:516:3)',
    ]),
  },
  14: {
    run: inner('internal/', [
      'Module._compile (~modules/cjs/loader.js:1114:14)',
      'Object.Module._extensions..js (~modules/cjs/loader.js:1143:10)',
      'Module.load (~modules/cjs/loader.js:979:32)',
      'Function.Module._load (~modules/cjs/loader.js:819:12)',
      'Function.executeUserEntryPoint [as runMain] (~modules/run_main.js:75:12)',
      '~main/run_main_module.js:17:47',
    ]),
    compile: inner('internal/', [
      'wrapSafe (~modules/cjs/loader.js:1029:16)',
      'Module._compile (~modules/cjs/loader.js:1078:27)',
      'Object.Module._extensions..js (~modules/cjs/loader.js:1143:10)',
      'Module.load (~modules/cjs/loader.js:979:32)',
      'Function.Module._load (~modules/cjs/loader.js:819:12)',
      'Function.executeUserEntryPoint [as runMain] (~modules/run_main.js:75:12)',
      '~main/run_main_module.js:17:47',
    ]),
    evalRun: inner('internal/', [
      'Script.runInThisContext (vm.js:134:12)',
      'Object.runInThisContext (vm.js:310:38)',
      '~process/execution.js:81:19',
      '[eval]-wrapper:6:22',
      'evalScript (~process/execution.js:80:60)',
      '~main/eval_string.js:27:3',
    ]),
    evalCompile: inner('internal/', [
      'new Script (vm.js:102:7)',
      'createScript (vm.js:262:10)',
      'Object.runInThisContext (vm.js:310:10)',
      '~process/execution.js:81:19',
      '[eval]-wrapper:6:22',
      'evalScript (~process/execution.js:80:60)',
      '~main/eval_string.js:27:3',
    ]),
    require: inner('internal/', [
      'Function.Module._resolveFilename (~modules/cjs/loader.js:931:15)',
      'Function.Module._load (~modules/cjs/loader.js:774:27)',
      'Module.require (~modules/cjs/loader.js:1003:19)',
      'require (~modules/cjs/helpers.js:107:18)',
    ]),
    missing: inner('internal/', [
      'Function.Module._resolveFilename (~modules/cjs/loader.js:931:15)',
      'Function.Module._load (~modules/cjs/loader.js:774:27)',
      'Function.executeUserEntryPoint [as runMain] (~modules/run_main.js:75:12)',
      '~main/run_main_module.js:17:47',
    ]),
    listen: inner('', [
      'Server.setupListenHandle [as _listen2] (net.js:1331:16)',
      'listenInCluster (net.js:1379:12)',
      'Server.listen (net.js:1465:7)',
    ]),
    emitted: inner('internal/', [
      'emitErrorNT (net.js:1358:8)',
      'processTicksAndRejections (~process/task_queues.js:82:21)',
    ]),
  },
  18: {
    run: inner('node:internal/', [
      'Module._compile (~modules/cjs/loader:1218:14)',
      'Module._extensions..js (~modules/cjs/loader:1272:10)',
      'Module.load (~modules/cjs/loader:1081:32)',
      'Module._load (~modules/cjs/loader:922:12)',
      'Function.executeUserEntryPoint [as runMain] (~modules/run_main:82:12)',
      '~main/run_main_module:23:47',
    ]),
    compile: inner('node:internal/', [
      'internalCompileFunction (~vm:73:18)',
      'wrapSafe (~modules/cjs/loader:1176:20)',
      'Module._compile (~modules/cjs/loader:1218:27)',
      'Module._extensions..js (~modules/cjs/loader:1308:10)',
      'Module.load (~modules/cjs/loader:1117:32)',
      'Module._load (~modules/cjs/loader:958:12)',
      'Function.executeUserEntryPoint [as runMain] (~modules/run_main:81:12)',
      '~main/run_main_module:23:47',
    ]),
    evalRun: inner('node:', [
      'Script.runInThisContext (~vm:129:12)',
      'Object.runInThisContext (~vm:307:38)',
      '~internal/process/execution:79:19',
      '[eval]-wrapper:6:22',
      'evalScript (~internal/process/execution:78:60)',
      '~internal/main/eval_string:28:3',
    ]),
    evalCompile: inner('node:', [
      'new Script (~vm:100:7)',
      'createScript (~vm:257:10)',
      'Object.runInThisContext (~vm:305:10)',
      '~internal/process/execution:79:19',
      '[eval]-wrapper:6:22',
      'evalScript (~internal/process/execution:78:60)',
      '~internal/main/eval_string:28:3',
    ]),
    require: inner('node:internal/', [
      'Module._resolveFilename (~modules/cjs/loader:1039:15)',
      'Module._load (~modules/cjs/loader:885:27)',
      'Module.require (~modules/cjs/loader:1105:19)',
      'require (~modules/cjs/helpers:103:18)',
    ]),
    missing: inner('node:internal/', [
      'Module._resolveFilename (~modules/cjs/loader:1039:15)',
      'Module._load (~modules/cjs/loader:885:27)',
      'Function.executeUserEntryPoint [as runMain] (~modules/run_main:82:12)',
      '~main/run_main_module:23:47',
    ]),
    listen: inner('node:', [
      'Server.setupListenHandle [as _listen2] (~net:1463:16)',
      'listenInCluster (~net:1511:12)',
      'Server.listen (~net:1599:7)',
    ]),
    emitted: inner('node:', [
      'emitErrorNT (~net:1490:8)',
      'process.processTicksAndRejections (~internal/process/task_queues:82:21)',
    ]),
  },
};

function trailerOf(realm: Realm): Trailer {
  const known = realm.major < 12 ? 9 : realm.major < 16 ? 14 : 18;
  return (
    trailers[known] ?? {
      run: [],
      compile: [],
      evalRun: [],
      evalCompile: [],
      require: [],
      missing: [],
      listen: [],
      emitted: [],
    }
  );
}

/** The end that node 17 and later have. */
const farewell = (realm: Realm) =>
  realm.major >= 17 ? `\nNode.js v${realm.version.replace(/^v/, '')}\n` : '';

function sourceLine(
  realm: Realm,
  file: string,
  text: string,
  line: number,
): { shown: string; shift: number } {
  const shown = text.split('\n')[line - 1] ?? '';
  const isWrapped = line === 1 && realm.major < 12 && file.startsWith('/');
  return isWrapped ? { shown: wrapper + shown, shift: wrapper.length } : { shown, shift: 0 };
}

/** What node says of a file that it cannot read as a script. */
export function syntaxReport(realm: Realm, file: string, text: string, bad: SyntaxProblem): string {
  const { shown, shift } = sourceLine(realm, file, text, bad.line);
  const caret = `${' '.repeat(bad.column + shift)}${'^'.repeat(Math.max(1, bad.width))}`;
  const lines = file === '[eval]' ? trailerOf(realm).evalCompile : trailerOf(realm).compile;
  const warning =
    bad.problem.includes('import statement outside') && realm.major >= 12
      ? `(node:${realm.p.pid}) Warning: To load an ES module, set "type": "module" in the package.json or use the .mjs extension.\n(Use \`node --trace-warnings ...\` to show where the warning was created)\n`
      : '';
  return `${warning}${file}:${bad.line}\n${shown}\n${caret}\n\n${bad.problem}\n${lines.map((one) => `${one}\n`).join('')}${farewell(realm)}`;
}

/** The stack of an error, with node's own lines below those of a main module. */
function fullStack(realm: Realm, stack: string): string {
  const trailer = trailerOf(realm);
  const all = stack.split('\n');
  const at = all.findIndex((line) => line.startsWith('    at '));
  const head = at < 0 ? all : all.slice(0, at);
  const isMissing = stack.includes('Cannot find module');
  if (isMissing && at < 0) return [...head, ...trailer.missing].join('\n');
  const above = isMissing ? trailer.require : stack.startsWith('Error: listen ') ? trailer.listen : [];
  const lines = [...above, ...(at < 0 ? [] : all.slice(at))];
  if (lines.some((line) => line.includes('at Object.<anonymous> ('))) lines.push(...trailer.run);
  else if (lines.some((line) => line.startsWith('    at [eval]:'))) lines.push(...trailer.evalRun);
  return [...head, ...lines.slice(0, 10)].join('\n');
}

/** What node says of a value that nobody caught. */
export function uncaughtReport(realm: Realm, value: Value): string {
  const where = realm.thrownAt;
  if (!isObj(value) || value.kind !== 'error') return plainReport(realm, value);
  const stack = fullStack(realm, String((value.get('stack') as string | undefined) ?? ''));
  const shownKeys = keysOf(value).filter((key) => !key.startsWith('%'));
  const fields =
    realm.major >= 12 && shownKeys.length > 0
      ? ` {\n${shownKeys.map((key) => `  ${key}: ${inspect(realm, value.get(key))}`).join(',\n')}\n}`
      : '';
  const code = String((value.get('code') as string | undefined) ?? '');
  const message = String((value.get('message') as string | undefined) ?? '');
  if (value.props.has('%unhandled')) return emittedReport(realm, stack, fields);
  let head = '';
  if (message.startsWith('Cannot find module')) {
    head =
      realm.major >= 16
        ? 'node:internal/modules/cjs/loader:1042\n  throw err;\n  ^\n\n'
        : realm.major >= 12
          ? 'internal/modules/cjs/loader.js:934\n  throw err;\n  ^\n\n'
          : 'internal/modules/cjs/loader.js:550\n    throw err;\n    ^\n\n';
  } else if (code === 'ENOENT' && realm.major >= 12)
    head = `${realm.major >= 16 ? 'node:internal/fs/utils:347' : 'internal/fs/utils.js:332'}\n    throw err;\n    ^\n\n`;
  else if (where !== undefined) head = `${placeText(realm, where)}\n\n`;
  return `${head}${stack}${fields}\n${farewell(realm)}`;
}

function placeText(realm: Realm, where: { file: string; line: number; column: number }): string {
  const text = realm.sources.get(where.file) ?? '';
  const { shown, shift } = sourceLine(realm, where.file, text, where.line);
  return `${where.file}:${where.line}\n${shown}\n${' '.repeat(where.column + shift)}^`;
}

function plainReport(realm: Realm, value: Value): string {
  const place = realm.thrownAt === undefined ? '' : `\n${placeText(realm, realm.thrownAt)}\n`;
  const shown = realm.major < 12 ? (isObj(value) ? '[object Object]' : String(value)) : inspect(realm, value);
  const hint =
    realm.major >= 12 && !isObj(value)
      ? '(Use `node --trace-uncaught ...` to show where the exception was thrown)\n'
      : '';
  return `${place}${realm.major >= 16 ? `Uncaught:\n${shown}` : shown}\n${hint}${farewell(realm)}`;
}

function emittedReport(realm: Realm, stack: string, fields: string): string {
  const [file, line] =
    realm.major >= 16 ? ['node:events', 491] : ['events.js', realm.major >= 12 ? 377 : 165];
  const on = realm.major >= 12 ? "Emitted 'error' event on Server instance at:" : "Emitted 'error' event at:";
  return `${file}:${line}\n      throw er; // Unhandled 'error' event\n      ^\n\n${stack}\n${on}\n${trailerOf(realm).emitted.join('\n')}${fields}\n${farewell(realm)}`;
}

/** What node says of a promise that was rejected and that nobody handles: a warning before 15, the end since then. */
export function rejectionReport(realm: Realm, value: Value): { text: string; isFatal: boolean } {
  const shown =
    isObj(value) && value.kind === 'error' ? String(value.get('stack') as string) : inspect(realm, value);
  if (realm.major >= 15) {
    if (isObj(value) && value.kind === 'error') return { text: uncaughtReport(realm, value), isFatal: true };
    const why = `[UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${shown}".] {\n  code: 'ERR_UNHANDLED_REJECTION'\n}`;
    return {
      text: `node:internal/process/promises:288\n            triggerUncaughtException(err, true /* fromPromise */);\n            ^\n\n${why}\n${farewell(realm)}`,
      isFatal: true,
    };
  }
  const tag = `(node:${realm.p.pid})`;
  const hint =
    realm.major >= 12 ? '(Use `node --trace-warnings ...` to show where the warning was created)\n' : '';
  const flag =
    realm.major >= 12
      ? ' To terminate the node process on unhandled promise rejection, use the CLI flag `--unhandled-rejections=strict` (see https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode).'
      : '';
  return {
    isFatal: false,
    text:
      `${tag} UnhandledPromiseRejectionWarning: ${shown}\n${hint}${tag} UnhandledPromiseRejectionWarning: Unhandled promise rejection. This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch().${flag} (rejection id: 1)\n` +
      `${tag} [DEP0018] DeprecationWarning: Unhandled promise rejections are deprecated. In the future, promise rejections that are not handled will terminate the Node.js process with a non-zero exit code.\n`,
  };
}
