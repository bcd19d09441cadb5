import { readSession } from '#app/node/batch/request';
import { Session } from '#app/node/batch/session';

/** What commands say on a fresh host, one after another: output, then errors, then the exit status where it is not 0. */
export function said(images: string[], commands: string[], files: Record<string, string> = {}): string[] {
  const request = readSession(
    JSON.stringify({ id: 'packages', images, files, steps: commands.map((cmd) => ({ cmd })) }),
  );
  if (typeof request === 'string') throw new Error(request);
  const session = new Session(request);
  return request.steps.map((step, i) => {
    const { stdout, stderr, exit, fault } = session.step(step, request.steps[i + 1]);
    if (fault !== undefined) throw new Error(fault);
    const out = stdout.replace(/\(Reading database \.\.\. \d*%?\r/g, '');
    return `${out}${stderr}${exit === 0 ? '' : `exit ${exit ?? ''}\n`}`;
  });
}

/** In a container of that image. */
export const inside = (image: string, script: string, options = '') =>
  `docker run --rm ${options} ${image} sh -c '${script}'`;
