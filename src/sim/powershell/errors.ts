import type { Extent } from './syntax/ast';
import { errorRecord, newThing, type Thing, type Value } from './values';

/** What an error record says: its parts, as PowerShell 5.1 shows them. */
export interface Fault {
  message: string;
  /** ObjectNotFound, InvalidArgument …: the names of ErrorCategory */
  category: string;
  /** name of the class of the exception, without namespace */
  exception: string;
  /** the part of FullyQualifiedErrorId before the comma */
  id: string;
  /** what it was about, and its type's short name */
  target?: string;
  targetType?: string;
  /** cmdlet or command that says it; '' for the language itself */
  activity?: string;
  /** the part of FullyQualifiedErrorId behind the comma */
  by?: string;
  /** what stands before the message, where that is not the activity */
  prefix?: string;
}

/** Where it happened: a source and a piece of it. */
export interface Place {
  source: string;
  extent: Extent;
}

/** An error that ends what is under way, until something catches it. */
export class PowerShellError extends Error {
  constructor(
    readonly fault: Fault,
    public place?: Place,
    /** `throw` of something that is no text keeps it */
    readonly thrown?: Value,
  ) {
    super(fault.message);
  }
}

/** break, continue, return and exit on their way out. */
export class Leaving extends Error {
  constructor(
    readonly how: 'break' | 'continue' | 'return' | 'exit',
    readonly code = 0,
  ) {
    super(how);
  }
}

export function refuse(fault: Fault): never {
  throw new PowerShellError(fault);
}

/** An error of the language itself, with neither cmdlet nor target. */
export const runtimeFault = (message: string, id: string, category = 'InvalidOperation'): Fault => ({
  message,
  category,
  exception: 'RuntimeException',
  id,
});

export const cannotConvert = (
  text: string,
  type: string,
  why: string,
  id = 'InvalidCastFromStringToInteger',
): Fault => ({
  message: `Cannot convert value "${text}" to type "${type}". Error: "${why}"`,
  category: 'InvalidArgument',
  exception: 'RuntimeException',
  id,
});

export function categoryText(fault: Fault): string {
  const about = `${fault.target ?? ''}:${fault.targetType ?? (fault.target === undefined ? '' : 'String')}`;
  return `${fault.category}: (${about}) [${fault.activity ?? ''}], ${fault.exception}`;
}

export const qualifiedId = (fault: Fault) =>
  fault.by === undefined || fault.by === '' ? fault.id : `${fault.id},${fault.by}`;

/** The lines that show where: `At line:1 char:1`, the line, and what of it is meant. */
export function positionText({ source, extent }: Place): string {
  const before = source.slice(0, extent[0]);
  const line = before.split('\n').length;
  const start = before.lastIndexOf('\n') + 1;
  const whole = (source.slice(start).split('\n')[0] ?? '').replace(/\r$/, '');
  const char = extent[0] - start;
  const length = Math.max(1, Math.min(extent[1], start + whole.length) - extent[0]);
  return `At line:${String(line)} char:${String(char + 1)}\n+ ${whole}\n+ ${' '.repeat(char)}${'~'.repeat(length)}`;
}

/** An error as a value: `$Error[0]`, `$_` in a catch. */
export function recordOf(error: PowerShellError): Thing {
  const { fault } = error;
  const exception = newThing(
    `System.Management.Automation.${fault.exception}`,
    { Message: fault.message },
    fault.message,
  );
  return newThing(
    errorRecord,
    {
      Exception: exception,
      TargetObject: error.thrown ?? fault.target ?? null,
      CategoryInfo: categoryText(fault),
      FullyQualifiedErrorId: qualifiedId(fault),
      InvocationInfo: error.place === undefined ? null : positionText(error.place),
    },
    fault.message,
  );
}

/** As the console shows it (the view `NormalView` of 5.1), lines not longer than `cols`. */
export function shownError(error: PowerShellError, cols: number): string {
  const { fault, place } = error;
  const prefix = fault.prefix ?? fault.activity ?? '';
  const lines = wrap(`${prefix === '' ? '' : `${prefix} : `}${fault.message}`, cols);
  if (place !== undefined) lines.push(...positionText(place).split('\n'));
  const details = [
    `    + CategoryInfo          : ${categoryText(fault)}`,
    `    + FullyQualifiedErrorId : ${qualifiedId(fault)}`,
  ];
  for (const detail of details) lines.push(...wrap(detail, cols, '   '));
  return `${lines.join('\n')}\n \n`;
}

/** Breaks at blanks where it can. */
function wrap(text: string, cols: number, indent = ''): string[] {
  const out: string[] = [];
  for (const line of text.split('\n')) {
    let rest = line;
    while (rest.length > cols) {
      const blank = rest.lastIndexOf(' ', cols - 1);
      const at = blank > cols / 3 ? blank + 1 : cols;
      out.push(rest.slice(0, at).trimEnd());
      rest = indent + rest.slice(at);
    }
    out.push(rest);
  }
  return out;
}
