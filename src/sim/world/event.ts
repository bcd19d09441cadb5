/**
 * The one stream of what happened. It feeds `docker events`, the canvas, a level's goals and the journal; nobody
 * compares states to guess. Events leave through the output of a step and are not kept in the world.
 */
export interface SimEvent {
  /** simulated ms since the world began */
  time: number;
  machine: number;
  /** Docker's words for its own (`container`, `image`, `network`, `volume`, `daemon`); `process`, `request`, `layer`, `vm`, `machine`, `terminal` */
  type: string;
  /** create, start, die, pull …; for requests `send` and `answer` */
  action: string;
  /** id or name of the thing */
  id: string;
  attributes: Record<string, string>;
}
