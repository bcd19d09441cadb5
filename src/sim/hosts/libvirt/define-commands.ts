import { isFail, strerror } from '#sim/base/fail';
import { type Command, type Commands } from './command';
import { defineDomain } from './define';
import { domainNamed, Refusal } from './domain';
import { readDefinition } from './xml';
import { startDomain } from './power-commands';

function defining(summary: string, isStarted: boolean): Command {
  return {
    summary,
    operands: ['file'],
    flags: ['validate'],
    *run(p, given) {
      const file = given.value('file') ?? '';
      const text = p.readText(file);
      if (isFail(text)) throw new Refusal(`Failed to open file '${file}': ${strerror(text)}`);
      const verb = isStarted ? 'create' : 'define';
      const wanted = readDefinition(text);
      if (typeof wanted === 'string') throw new Refusal(`Failed to ${verb} domain from ${file}`, wanted);
      const made = defineDomain(p, wanted);
      if (typeof made === 'string') throw new Refusal(`Failed to ${verb} domain from ${file}`, made);
      if (isStarted) yield* startDomain(p, domainNamed(p, wanted.name), 'create');
      yield* p.out(`Domain '${wanted.name}' ${isStarted ? 'created' : 'defined'} from ${file}\n`);
    },
  };
}

/** Commands of virsh that read definitions. */
export const defineCommands: Commands = {
  create: defining('create a domain from an XML file', true),
  define: defining("define (but don't start) a domain from an XML file", false),
};
