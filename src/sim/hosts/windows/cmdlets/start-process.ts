import { isFail } from '#sim/base/fail';
import type { Cmdlet } from '#sim/powershell/index';
import { asItems, toText, worldPath } from '#sim/powershell/index';

export const startProcess: Cmdlet = {
  name: 'Start-Process',
  aliases: ['saps', 'start'],
  summary: 'Starts a program beside this one.',
  hasWhatIf: true,
  parameters: {
    FilePath: { position: 0, type: 'string', isMandatory: true },
    ArgumentList: { position: 1, type: 'strings', aliases: ['Args'] },
    Wait: { type: 'switch' },
    NoNewWindow: { type: 'switch' },
    Verb: { type: 'string' },
    WorkingDirectory: { type: 'string' },
  },
  *run({ session, args, fail }) {
    const { p } = session;
    const name = toText(args['FilePath'] ?? '');
    const folders = /[\\/]/.test(name)
      ? ['']
      : ['.\\', ...(session.environment('Path') ?? '').split(';').map((one) => `${one}\\`)];
    const path = folders
      .flatMap((folder) => ['', '.exe'].map((ending) => worldPath(p, `${folder}${name}${ending}`)))
      .find((one) => {
        const stat = p.stat(one);
        return !isFail(stat) && stat.type === 'file';
      });
    const argv = [name, ...asItems(args['ArgumentList'] ?? null).flatMap((one) => toText(one).split(' '))];
    const pid =
      path === undefined
        ? { error: 'ENOENT' as const }
        : p.spawn({ path, argv, env: session.state.env, session: true, files: {} });
    if (isFail(pid)) {
      yield* fail({
        message: `This command cannot be run due to the error: ${pid.error === 'ENOEXEC' ? 'The specified executable is not a valid application for this OS platform.' : 'The system cannot find the file specified.'}`,
        category: 'InvalidOperation',
        target: '',
        targetType: '',
        exception: 'InvalidOperationException',
        id: 'InvalidOperationException',
      });
      return;
    }
    if (args['Wait'] === true) yield* p.wait(pid);
  },
};
