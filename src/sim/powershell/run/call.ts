import type { Steps } from '#sim/kernel/program';
import { className, type Call, type Cmdlet } from '../cmdlet';
import { PowerShellError, type Fault, type Place } from '../errors';
import type { Output, Session } from '../session';
import { isTrue, toText, type Value } from '../values';
import { bind } from './bind';
import type { Given } from './command';

/** What is the same for all runs of one call. */
interface Calling {
  session: Session;
  cmdlet: Cmdlet;
  output: Output;
  place: Place;
  hasInput: boolean;
}

/** Calls a cmdlet: sorts its arguments, and runs it once, or once for each thing that is piped into it. */
export function* callCmdlet(
  session: Session,
  cmdlet: Cmdlet,
  given: readonly Given[],
  input: readonly Value[] | undefined,
  output: Output,
  place: Place,
): Steps<void> {
  session.state.isOk = true;
  const calling = { session, cmdlet, output, place, hasInput: input !== undefined };
  if (cmdlet.eachInput === true && input !== undefined)
    for (const item of input) yield* runOnce(calling, given, item, [item]);
  else yield* runOnce(calling, given, undefined, input ?? []);
}

function* runOnce(
  calling: Calling,
  given: readonly Given[],
  item: Value | undefined,
  items: readonly Value[],
): Steps<void> {
  const { session, cmdlet, place, output, hasInput } = calling;
  const { args, common } = bind(cmdlet, given, item, hasInput);
  const variable = common['outvariable'] ?? common['ov'];
  const kept: Value[] = [];
  const to: Output = {
    isHost: output.isHost,
    *emit(value) {
      if (variable !== undefined) kept.push(value);
      yield* output.emit(value);
    },
  };
  const action = toText(common['erroraction'] ?? common['ea'] ?? '').toLowerCase();
  const call = newCall(calling, args, items, to, action, isTrue(common['whatif'] ?? false));
  try {
    yield* cmdlet.run(call);
  } catch (error) {
    if (!(error instanceof PowerShellError)) throw error;
    error.place ??= place;
    if (!isSilent(action) || session.isCaught) throw error;
    session.state.isOk = false;
  }
  if (variable !== undefined) session.set(toText(variable), kept);
}

const isSilent = (action: string) => action === 'silentlycontinue' || action === 'ignore';

function newCall(
  { session, cmdlet, place, hasInput }: Calling,
  args: Readonly<Record<string, Value>>,
  input: readonly Value[],
  output: Output,
  action: string,
  isWhatIf: boolean,
): Call {
  const preference = action === '' ? session.preference : action;
  return {
    session,
    cmdlet,
    args,
    input,
    hasInput,
    output,
    place,
    isWhatIf,
    emit: (value) => output.emit(value),
    *fail(fault) {
      const full: Fault = { by: className(cmdlet), ...fault, activity: cmdlet.name };
      const error = new PowerShellError(full, place);
      if (preference === 'stop') throw error;
      session.state.isOk = false;
      if (!isSilent(preference)) yield* session.reportError(error);
    },
    *shallDo(operation, target) {
      if (!isWhatIf) return true;
      yield* session.print(`What if: Performing the operation "${operation}" on target "${target}".\n`);
      return false;
    },
  };
}
