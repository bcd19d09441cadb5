import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { fail, output, readOptions } from './command-line';
import { keyText, newKey } from './key';

/** `openssl genrsa [-out FILE] [BITS]` */
export function* genrsa(p: Proc, args: readonly string[]): Steps<number> {
  const options = readOptions(args, 'out passout', 'aes256 aes128 des3 traditional');
  if (typeof options === 'string') return yield* fail(p, `genrsa: ${options}`);
  if (
    ['aes256', 'aes128', 'des3'].some((one) => options.switches.has(one)) &&
    options.values['passout'] === undefined
  )
    yield* p.err('Enter PEM pass phrase:\nVerifying - Enter PEM pass phrase:\n');
  const length = Number(options.rest[0] ?? 2048);
  if (!(length >= 512)) return yield* fail(p, `genrsa: Invalid key length ${options.rest[0] ?? ''}`);
  yield* p.cpu(length / 20);
  const status = yield* output(p, options.values['out'], keyText(newKey(p, length)));
  const { out } = options.values;
  if (status === 0 && out !== undefined) p.chmod(out, 0o600);
  return status;
}
