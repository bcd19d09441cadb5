import { attachConsole } from '../vm/console';
import { domainOperand, type Command } from './command';
import { domainNamed, isActive, Refusal } from './domain';

export const console: Command = {
  summary: 'connect to the guest console',
  operands: domainOperand,
  flags: ['force', 'safe'],
  *run(p, given) {
    const domain = domainNamed(p, given.value('domain') ?? '');
    if (!p.isTty(0)) throw new Refusal('Cannot run interactive console without a controlling TTY');
    if (!isActive(domain)) throw new Refusal('The domain is not running');
    yield* p.out(`Connected to domain '${domain.name}'\nEscape character is ^] (Ctrl + ])\n`);
    yield* attachConsole(p, domain.id);
  },
};
