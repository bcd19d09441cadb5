import type { Play } from '#game/play';
import { nextTime } from '#sim/index';
import { isBehind, letPass, useClock } from '#ui/game';
import { store } from '#ui/store';

/** What is drawn beside the panels: called once a frame. Answers whether it wants another although nothing happens. */
export type Drawer = (wallMs: number) => boolean;

/** When the next event is nearer than this, the loop stays awake instead of setting an alarm, wall ms. */
const near = 120;

let drawer: Drawer = () => false;
let frame = 0;
let alarm: ReturnType<typeof setTimeout> | undefined;
let last = 0;
/** the last frame had something to simulate: a slow one must not make the next one slower */
let isBusy = false;

export function setDrawer(one: Drawer): void {
  drawer = one;
  wake();
}

/** Has the loop look at once whether there is something to do. */
export function wake(): void {
  clearTimeout(alarm);
  if (frame === 0) frame = requestAnimationFrame(tick);
}

/**
 * Simulated time follows the wall clock while the page is seen. The loop runs only while something is due or moves;
 * otherwise it sets an alarm for the next event (or the next second of the clock) and sleeps.
 */
export function startLoop(): void {
  last = performance.now();
  useClock(() => {
    passWithin(catchUp());
  });
  document.addEventListener('visibilitychange', () => {
    last = performance.now();
    if (!document.hidden) wake();
  });
  store.subscribe((now, before) => {
    const isAsked =
      now.play !== before.play ||
      now.past !== before.past ||
      now.isPaused !== before.isPaused ||
      now.speed !== before.speed ||
      now.theme !== before.theme ||
      now.words !== before.words ||
      now.zoom !== before.zoom ||
      now.folded !== before.folded ||
      now.isTable !== before.isTable;
    if (isAsked) wake();
  });
  wake();
}

/** The simulated time that it is now: what has passed since the last look is added. */
function catchUp(): number {
  const wall = performance.now();
  const passed = wall - last;
  last = wall;
  const { isPaused, speed, now, past } = store.getState();
  if (isPaused || past !== undefined || document.hidden) return now;
  const next = now + (isBusy ? Math.min(passed, longest) : passed) * speed;
  store.setState({ now: next });
  return next;
}

/** A frame may simulate for so long, wall ms: where a world is too busy for this computer, its clock goes slower. */
const budget = 40;
/** The most simulated time of a frame, in frames' worth of wall ms. */
const longest = 250;

function passWithin(now: number): void {
  const end = performance.now() + budget;
  letPass(now, () => performance.now() > end);
  const { play } = store.getState();
  if (play !== undefined && play.world.time < now) store.setState({ now: play.world.time });
}

function tick(): void {
  frame = 0;
  if (isBehind()) {
    last = performance.now();
    wake();
    return;
  }
  const before = last;
  const now = catchUp();
  const { play, isPaused: isHeld, past, speed } = store.getState();
  const isPaused = isHeld || past !== undefined;
  const due = dueOf(play);
  isBusy = !isPaused && due !== undefined && due <= now;
  if (isBusy) passWithin(now);
  const isMoving = drawer(Math.min(100, last - before));
  if (isMoving) {
    if (!isPaused) letPass(store.getState().now);
    wake();
    return;
  }
  const next = dueOf(store.getState().play);
  if (isPaused) return;
  const rest = next === undefined ? Infinity : (next - now) / speed;
  if (rest < near) wake();
  else alarm = setTimeout(wake, Math.min(1000, rest));
}

/** When there is something to do next, simulated ms. */
function dueOf(play: Play | undefined): number | undefined {
  if (play === undefined) return undefined;
  const event = nextTime(play.world);
  return event === undefined || play.lookAt === undefined
    ? (event ?? play.lookAt)
    : Math.min(event, play.lookAt);
}
