/** Simulated time that runs along with the wall clock, `speed` times as fast. */
export class WallClock {
  readonly #wallStart = Date.now();

  constructor(
    private readonly simulatedStart: number,
    private readonly speed: number,
  ) {}

  /** What the simulation's time is now, ms. */
  now(): number {
    return this.simulatedStart + (Date.now() - this.#wallStart) * this.speed;
  }

  /** How long a person waits from now until that simulated moment, ms. */
  wait(simulated: number): number {
    return Math.max(0, (simulated - this.now()) / this.speed);
  }
}
