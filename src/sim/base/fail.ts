/**
 * What a system call answers when it refuses. Errors of the simulation are values; exceptions are for faults of ours.
 * Numbers and texts: errno(3) and glibc's strerror.
 */
export interface Fail {
  readonly error: Errno;
}

const errors = {
  E2BIG: [7, 'Argument list too long'],
  EACCES: [13, 'Permission denied'],
  EADDRINUSE: [98, 'Address already in use'],
  EADDRNOTAVAIL: [99, 'Cannot assign requested address'],
  EAGAIN: [11, 'Resource temporarily unavailable'],
  EBADF: [9, 'Bad file descriptor'],
  EBUSY: [16, 'Device or resource busy'],
  ECHILD: [10, 'No child processes'],
  ECONNREFUSED: [111, 'Connection refused'],
  ECONNRESET: [104, 'Connection reset by peer'],
  EEXIST: [17, 'File exists'],
  EFBIG: [27, 'File too large'],
  EHOSTUNREACH: [113, 'No route to host'],
  EINTR: [4, 'Interrupted system call'],
  EINVAL: [22, 'Invalid argument'],
  EIO: [5, 'Input/output error'],
  EISDIR: [21, 'Is a directory'],
  ELOOP: [40, 'Too many levels of symbolic links'],
  EMFILE: [24, 'Too many open files'],
  ENAMETOOLONG: [36, 'File name too long'],
  ENETUNREACH: [101, 'Network is unreachable'],
  ENODEV: [19, 'No such device'],
  ENOENT: [2, 'No such file or directory'],
  ENOEXEC: [8, 'Exec format error'],
  ENOMEM: [12, 'Cannot allocate memory'],
  ENOSPC: [28, 'No space left on device'],
  ENOSYS: [38, 'Function not implemented'],
  ENOTCONN: [107, 'Transport endpoint is not connected'],
  ENOTDIR: [20, 'Not a directory'],
  ENOTEMPTY: [39, 'Directory not empty'],
  ENOTSOCK: [88, 'Socket operation on non-socket'],
  ENOTTY: [25, 'Inappropriate ioctl for device'],
  ENXIO: [6, 'No such device or address'],
  EOPNOTSUPP: [95, 'Operation not supported'],
  EPERM: [1, 'Operation not permitted'],
  EPIPE: [32, 'Broken pipe'],
  ERANGE: [34, 'Numerical result out of range'],
  EROFS: [30, 'Read-only file system'],
  ESRCH: [3, 'No such process'],
  ETIMEDOUT: [110, 'Connection timed out'],
  EXDEV: [18, 'Invalid cross-device link'],
} as const satisfies Record<string, readonly [number, string]>;

export type Errno = keyof typeof errors;

const values = Object.fromEntries(
  Object.keys(errors).map((error) => [error, Object.freeze({ error })]),
) as unknown as Record<Errno, Fail>;

/** The refusal of that name, always the same frozen value. */
export function fail(error: Errno): Fail {
  return values[error];
}

export function isFail(value: unknown): value is Fail {
  return typeof value === 'object' && value !== null && 'error' in value && typeof value.error === 'string';
}

/** The text that programs print, such as `No such file or directory`. */
export function strerror(refusal: Fail | Errno): string {
  return errors[typeof refusal === 'string' ? refusal : refusal.error][1];
}

export function errnoNumber(refusal: Fail | Errno): number {
  return errors[typeof refusal === 'string' ? refusal : refusal.error][0];
}
