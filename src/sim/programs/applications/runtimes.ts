import type { Proc } from '#sim/kernel/proc';
import type { Program } from '#sim/kernel/program';

const versionOf = (p: Proc, usual: string) => (p.version === '' ? usual : p.version);

/** A runtime of which only what it says of itself is here: anything else is refused. */
function runtime(
  name: string,
  says: (p: Proc) => { out?: string; err?: string; exit?: number } | undefined,
  language: string,
): Program {
  return {
    name,
    start: { cpu: 10, anon: 8_000_000 },
    *main(p) {
      const said = says(p);
      if (said === undefined) {
        yield* p.err(`${name}: programs in ${language} are not simulated\n`);
        return 126;
      }
      if (said.out !== undefined) yield* p.out(said.out);
      if (said.err !== undefined) yield* p.err(said.err);
      return said.exit ?? 0;
    },
  };
}

const asks = (p: Proc, ...words: string[]) => words.includes(p.args[0] ?? '');

/** `go version`, `go env`. */
export const go = runtime(
  'go',
  (p) => {
    const version = versionOf(p, '1.25.5');
    if (asks(p, 'version')) return { out: `go version go${version} linux/amd64\n` };
    const env: Record<string, string> = {
      GOARCH: 'amd64',
      GOOS: 'linux',
      GOPATH: p.env['GOPATH'] ?? '/go',
      GOROOT: '/usr/local/go',
      GOVERSION: `go${version}`,
      CGO_ENABLED: p.env['CGO_ENABLED'] ?? '1',
    };
    if (asks(p, 'env')) {
      const names = p.args.slice(1);
      if (names.length > 0) return { out: names.map((one) => `${env[one] ?? ''}\n`).join('') };
      return {
        out: Object.entries(env)
          .map(([one, value]) => `${one}='${value}'\n`)
          .join(''),
      };
    }
    if (asks(p, 'mod') && p.args[1] === 'init') {
      const path = p.args[2] ?? 'main';
      if (p.exists('go.mod')) return { err: `go: ${p.cwd()}/go.mod already exists\n`, exit: 1 };
      p.writeText('go.mod', `module ${path}\n\ngo ${version.split('.').slice(0, 2).join('.')}\n`);
      return { err: `go: creating new go.mod: module ${path}\n` };
    }
    if (p.args.length === 0 || asks(p, 'help'))
      return {
        out: 'Go is a tool for managing Go source code.\n\nUsage:\n\n\tgo <command> [arguments]\n',
        exit: p.args.length === 0 ? 2 : 0,
      };
    return undefined;
  },
  'Go',
);

/** `java -version`; archives that are not there. */
export const java = runtime(
  'java',
  (p) => {
    const version = versionOf(p, '21.0.9');
    const lines = `openjdk version "${version}" 2025-10-21\nOpenJDK Runtime Environment (build ${version}+10)\nOpenJDK 64-Bit Server VM (build ${version}+10, mixed mode, sharing)\n`;
    if (asks(p, '-version')) return { err: lines };
    if (asks(p, '--version')) return { out: lines.replace(/"/g, '').replace(' version', '') };
    const at = p.args.indexOf('-jar');
    const jar = p.args[at + 1] ?? '';
    if (at >= 0 && !p.exists(jar)) return { err: `Error: Unable to access jarfile ${jar}\n`, exit: 1 };
    return undefined;
  },
  'Java',
);

export const javac = runtime(
  'javac',
  (p) => (asks(p, '-version', '--version') ? { out: `javac ${versionOf(p, '21.0.9')}\n` } : undefined),
  'Java',
);

/** `ruby -v`, and `-e 'puts "…"'` of a fixed text. */
export const ruby = runtime(
  'ruby',
  (p) => {
    const version = versionOf(p, '3.4.7');
    if (asks(p, '-v', '--version'))
      return { out: `ruby ${version} (2025-10-08 revision 7a5688e2a2) +PRISM [x86_64-linux]\n` };
    const text =
      p.args[0] === '-e' ? /^\s*(puts|print)\s*\(?\s*(["'])(.*)\2\s*\)?\s*$/.exec(p.args[1] ?? '') : null;
    return text === null || (text[3] ?? '').includes('#{')
      ? undefined
      : { out: `${text[3] ?? ''}${text[1] === 'puts' ? '\n' : ''}` };
  },
  'Ruby',
);
export const gem = runtime(
  'gem',
  (p) => (asks(p, '-v', '--version') ? { out: '3.6.9\n' } : undefined),
  'Ruby',
);
export const irb = runtime('irb', (p) => (p.isTty(0) ? undefined : { out: '' }), 'Ruby');
export const bundle = runtime(
  'bundle',
  (p) => (asks(p, '-v', '--version') ? { out: 'Bundler version 2.6.9\n' } : undefined),
  'Ruby',
);

export const mvn = runtime(
  'mvn',
  (p) =>
    asks(p, '-v', '--version', '-version')
      ? { out: `Apache Maven ${versionOf(p, '3.9.11')}\nMaven home: /usr/share/maven\n` }
      : undefined,
  'Java',
);
export const gradle = runtime(
  'gradle',
  (p) =>
    asks(p, '-v', '--version', '-version')
      ? {
          out: `\n------------------------------------------------------------\nGradle ${versionOf(p, '9.2.1')}\n------------------------------------------------------------\n`,
        }
      : undefined,
  'Java',
);
export const gcc = runtime(
  'gcc',
  (p) =>
    asks(p, '-v', '--version')
      ? { out: `gcc (GCC) ${versionOf(p, '15.2.0')}\n` }
      : p.args.length === 0
        ? { err: 'gcc: fatal error: no input files\ncompilation terminated.\n', exit: 1 }
        : undefined,
  'C',
);
export const rustc = runtime(
  'rustc',
  (p) =>
    asks(p, '-V', '--version')
      ? { out: `rustc ${versionOf(p, '1.92.0')} (ded5c06cf 2025-12-08)\n` }
      : undefined,
  'Rust',
);
export const cargo = runtime(
  'cargo',
  (p) =>
    asks(p, '-V', '--version')
      ? { out: `cargo ${versionOf(p, '1.92.0')} (344c4567c 2025-10-21)\n` }
      : undefined,
  'Rust',
);
export const perl = runtime(
  'perl',
  (p) => {
    const version = versionOf(p, '5.42.0');
    if (asks(p, '-v', '--version'))
      return {
        out: `\nThis is perl 5, version ${version.split('.')[1] ?? ''}, subversion ${version.split('.')[2] ?? '0'} (v${version}) built for x86_64-linux-gnu\n\n`,
      };
    const text =
      p.args[0] === '-e' ? /^\s*print\s*\(?\s*"((?:[^"\\$@]|\\n)*)"\s*\)?;?\s*$/.exec(p.args[1] ?? '') : null;
    return text === null ? undefined : { out: (text[1] ?? '').replaceAll('\\n', '\n') };
  },
  'Perl',
);
