import type { Steps } from '#sim/kernel/program';
import { Leaving, PowerShellError, recordOf } from '../errors';
import type { Output, Session } from '../session';
import type { Expression, Statement } from '../syntax/ast';
import { asItems, asValue, isTrue, toText, type Value } from '../values';
import { collect } from './collect';
import { areEqual } from './convert';
import { assign, evaluate } from './evaluate';
import { operate } from './operators';
import { regex, wildcard } from './patterns';
import { runPipeline } from './pipeline';

type Kinds = Statement['kind'];
type Runner<K extends Kinds> = (
  session: Session,
  node: Extract<Statement, { kind: K }>,
  output: Output,
) => Steps<void>;

/** What a turn of a loop costs, ms of processor time: a loop that never ends must not be free. Ours. */
const turnCost = 0.02;

export function* runStatements(session: Session, body: readonly Statement[], output: Output): Steps<void> {
  for (const statement of body) {
    try {
      yield* runStatement(session, statement, output);
    } catch (error) {
      if (!(error instanceof PowerShellError) || session.isCaught) throw error;
      // an error that nobody catches ends its statement, and the next goes on
      if (error.place === undefined && 'extent' in statement)
        error.place = { source: session.source, extent: statement.extent };
      if (session.preference === 'stop' || error.thrown !== undefined) throw error;
      yield* session.reportError(error);
    }
  }
}

export function* runStatement(session: Session, node: Statement, output: Output): Steps<void> {
  const runner = runners[node.kind] as (session: Session, node: Statement, output: Output) => Steps<void>;
  yield* runner(session, node, output);
}

/** What a statement gives, as one value. */
function* valueOf(session: Session, node: Statement): Steps<Value> {
  return asValue(yield* collect((output) => runStatement(session, node, output)));
}

function* test(session: Session, node: Statement): Steps<boolean> {
  return isTrue(yield* valueOf(session, node));
}

/** One turn of a loop: false when it is left. */
function* turn(session: Session, body: readonly Statement[], output: Output): Steps<boolean> {
  yield* session.p.cpu(turnCost);
  try {
    yield* runStatements(session, body, output);
  } catch (error) {
    if (!(error instanceof Leaving)) throw error;
    if (error.how === 'break') return false;
    if (error.how !== 'continue') throw error;
  }
  return true;
}

const runners: { [K in Kinds]: Runner<K> } = {
  *pipeline(session, node, output) {
    yield* runPipeline(session, node, output);
  },
  *assignment(session, node) {
    const given = yield* valueOf(session, node.value);
    const operator = node.operator.slice(0, -1);
    const value =
      operator === '' ? given : operate(session, operator, yield* evaluate(session, node.target), given);
    yield* assign(session, node.target, value);
    session.state.isOk = true;
  },
  *if(session, node, output) {
    for (const branch of node.branches) {
      if (!(yield* test(session, branch.test))) continue;
      yield* runStatements(session, branch.body, output);
      return;
    }
    if (node.otherwise !== undefined) yield* runStatements(session, node.otherwise, output);
  },
  *while(session, node, output) {
    while (yield* test(session, node.test)) if (!(yield* turn(session, node.body, output))) return;
  },
  *do(session, node, output) {
    do {
      if (!(yield* turn(session, node.body, output))) return;
    } while ((yield* test(session, node.test)) !== node.isUntil);
  },
  *for(session, node, output) {
    if (node.first !== undefined) yield* runStatement(session, node.first, output);
    while (node.test === undefined || (yield* test(session, node.test))) {
      if (!(yield* turn(session, node.body, output))) return;
      if (node.step !== undefined) yield* collect((ignored) => runStatementOf(session, node.step, ignored));
    }
  },
  *foreach(session, node, output) {
    const items = asItems(yield* valueOf(session, node.of));
    for (const item of items) {
      session.set(node.variable, item);
      if (!(yield* turn(session, node.body, output))) return;
    }
  },
  *switch(session, node, output) {
    for (const item of asItems(yield* valueOf(session, node.of))) {
      let isFound = false;
      session.set('_', item);
      for (const one of node.cases) {
        if (one.test === undefined ? isFound : !(yield* fits(session, node.mode, item, one.test))) continue;
        isFound = true;
        if (!(yield* turn(session, one.body, output))) return;
      }
    }
  },

  *function(session, node) {
    session.state.functions[node.name.toLowerCase()] = { name: node.name, text: node.text };
  },
  *try(session, node, output) {
    try {
      session.catching += 1;
      try {
        yield* runStatements(session, node.body, output);
      } finally {
        session.catching -= 1;
      }
    } catch (error) {
      if (!(error instanceof PowerShellError) || node.handler === undefined) throw error;
      const record = recordOf(error);
      session.state.errors = [record, ...session.state.errors].slice(0, 50);
      session.set('_', record);
      yield* runStatements(session, node.handler, output);
    } finally {
      if (node.last !== undefined) yield* runStatements(session, node.last, output);
    }
  },
  *leave(session, node, output) {
    const { how, value } = node;
    if (how === 'return' || how === 'throw' || how === 'exit') {
      if (how === 'return' && value !== undefined) yield* runStatement(session, value, output);
      if (how === 'return') throw new Leaving('return');
      const given = value === undefined ? null : yield* valueOf(session, value);
      if (how === 'exit') throw new Leaving('exit', Number(toText(given)) || 0);
      const message = given === null ? 'ScriptHalted' : toText(given);
      throw new PowerShellError(
        {
          message,
          category: 'OperationStopped',
          target: message,
          exception: 'RuntimeException',
          id: message,
          prefix: '',
        },
        { source: session.source, extent: node.extent },
        given,
      );
    }
    throw new Leaving(how);
  },
};

function* runStatementOf(session: Session, node: Statement | undefined, output: Output): Steps<void> {
  if (node !== undefined) yield* runStatement(session, node, output);
}

function* fits(session: Session, mode: string, item: Value, test: Expression): Steps<boolean> {
  const wanted = yield* evaluate(session, test);
  if (test.kind === 'block')
    return isTrue(asValue(yield* collect((output) => session.runBlock(session, toText(wanted), output))));
  if (mode === 'wildcard') return wildcard(toText(wanted)).test(toText(item));
  if (mode === 'regex') return regex(toText(wanted), 'i')?.test(toText(item)) ?? false;
  return areEqual(item, wanted);
}
