import { PyClass, PyObject, PyTuple, type Py } from './values';

const tree: Readonly<Record<string, string>> = {
  Exception: 'BaseException',
  SystemExit: 'BaseException',
  KeyboardInterrupt: 'BaseException',
  GeneratorExit: 'BaseException',
  ArithmeticError: 'Exception',
  ZeroDivisionError: 'ArithmeticError',
  OverflowError: 'ArithmeticError',
  AssertionError: 'Exception',
  AttributeError: 'Exception',
  EOFError: 'Exception',
  ImportError: 'Exception',
  ModuleNotFoundError: 'ImportError',
  LookupError: 'Exception',
  IndexError: 'LookupError',
  KeyError: 'LookupError',
  MemoryError: 'Exception',
  NameError: 'Exception',
  UnboundLocalError: 'NameError',
  OSError: 'Exception',
  BlockingIOError: 'OSError',
  ChildProcessError: 'OSError',
  ConnectionError: 'OSError',
  BrokenPipeError: 'ConnectionError',
  ConnectionAbortedError: 'ConnectionError',
  ConnectionRefusedError: 'ConnectionError',
  ConnectionResetError: 'ConnectionError',
  FileExistsError: 'OSError',
  FileNotFoundError: 'OSError',
  InterruptedError: 'OSError',
  IsADirectoryError: 'OSError',
  NotADirectoryError: 'OSError',
  PermissionError: 'OSError',
  ProcessLookupError: 'OSError',
  TimeoutError: 'OSError',
  ReferenceError: 'Exception',
  RuntimeError: 'Exception',
  NotImplementedError: 'RuntimeError',
  RecursionError: 'RuntimeError',
  StopIteration: 'Exception',
  StopAsyncIteration: 'Exception',
  SyntaxError: 'Exception',
  IndentationError: 'SyntaxError',
  TypeError: 'Exception',
  ValueError: 'Exception',
  UnicodeError: 'ValueError',
  UnicodeDecodeError: 'UnicodeError',
  UnicodeEncodeError: 'UnicodeError',
  Warning: 'Exception',
  DeprecationWarning: 'Warning',
  UserWarning: 'Warning',
};

export const objectClass = new PyClass('object', [], 'builtins');

/** The classes of exceptions, by name. */
export const errorClasses: ReadonlyMap<string, PyClass> = (() => {
  const made = new Map<string, PyClass>();
  made.set('BaseException', new PyClass('BaseException', [objectClass], 'builtins'));
  for (const [name, base] of Object.entries(tree)) {
    const above = made.get(base);
    made.set(name, new PyClass(name, above === undefined ? [] : [above], 'builtins'));
  }
  return made;
})();

/** A line of a traceback. */
export interface TraceLine {
  file: string;
  line: number;
  where: string;
  /** the part of the line that failed, and its sign where it has two sides */
  column: number;
  end: number;
  mark: string;
}

/** A raised exception on its way up. */
export class Raised extends Error {
  readonly lines: TraceLine[] = [];
  constructor(readonly value: PyObject) {
    super(value.type.name);
  }
}

/** Makes an exception of that class with these arguments. */
export function makeError(name: string, ...args: Py[]): PyObject {
  const type = errorClasses.get(name) ?? errorClasses.get('Exception');
  if (type === undefined) throw new Error(name);
  const made = new PyObject(type);
  made.attributes.set('args', new PyTuple(args));
  return made;
}

/** Throws an exception with a message. */
export function raise(name: string, ...args: Py[]): never {
  throw new Raised(makeError(name, ...args));
}

const numbers: Readonly<Record<string, readonly [number, string, string]>> = {
  ENOENT: [2, 'No such file or directory', 'FileNotFoundError'],
  EACCES: [13, 'Permission denied', 'PermissionError'],
  EPERM: [1, 'Operation not permitted', 'PermissionError'],
  EEXIST: [17, 'File exists', 'FileExistsError'],
  EISDIR: [21, 'Is a directory', 'IsADirectoryError'],
  ENOTDIR: [20, 'Not a directory', 'NotADirectoryError'],
  EROFS: [30, 'Read-only file system', 'OSError'],
  ENOSPC: [28, 'No space left on device', 'OSError'],
  ENOTEMPTY: [39, 'Directory not empty', 'OSError'],
  ESRCH: [3, 'No such process', 'ProcessLookupError'],
  EADDRINUSE: [98, 'Address already in use', 'OSError'],
  EADDRNOTAVAIL: [99, 'Cannot assign requested address', 'OSError'],
  ECONNREFUSED: [111, 'Connection refused', 'ConnectionRefusedError'],
  ECONNRESET: [104, 'Connection reset by peer', 'ConnectionResetError'],
  ENETUNREACH: [101, 'Network is unreachable', 'OSError'],
  EHOSTUNREACH: [113, 'No route to host', 'OSError'],
  ETIMEDOUT: [110, 'Connection timed out', 'TimeoutError'],
  EPIPE: [32, 'Broken pipe', 'BrokenPipeError'],
  EBADF: [9, 'Bad file descriptor', 'OSError'],
};

/** The exception of a refused system call. */
export function raiseFail(error: string, file?: string): never {
  const [number, words, name] = numbers[error] ?? [5, 'Input/output error', 'OSError'];
  const made = makeError(name, number, words, ...(file === undefined ? [] : [file]));
  made.attributes.set('errno', number);
  made.attributes.set('strerror', words);
  made.attributes.set('filename', file ?? null);
  throw new Raised(made);
}

/** Ends the program: SystemExit that nobody caught, or os._exit. */
export class Exit {
  constructor(readonly code: number) {}
}
