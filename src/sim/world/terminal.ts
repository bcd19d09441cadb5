/** A window with a shell that the player types into: the master side of a tty. */
export interface Terminal {
  id: number;
  machine: number;
  tty: number;
  /** process that was started in it */
  process: number;
  title: string;
}
