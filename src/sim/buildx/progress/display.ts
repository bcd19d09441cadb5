import { utf8 } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { SolveStatus } from '#sim/daemon/api/buildkit';
import type { BuildView } from '../target';
import { PlainLog } from './plain';
import { rawJson } from './raw-json';
import { Trace } from './trace';
import { TtyPicture } from './tty';

/** How often a picture is drawn, ms. */
const tick = 100;

/** What a build is shown by. */
export interface Display {
  readonly trace: Trace;
  /** takes news in and shows them, at once or with the next picture */
  add(status: SolveStatus): Steps<void>;
  /** ms (simulated) of the next picture; undefined where there are none */
  nextTick(): number | undefined;
  draw(): Steps<void>;
  end(): Steps<void>;
}

type Form = Exclude<BuildView['progress'], 'auto'>;

/** `auto` is a picture on a terminal and a log without one. */
export function formOf(p: Proc, progress: BuildView['progress']): Form {
  const wanted = progress === 'auto' ? (p.env['BUILDKIT_PROGRESS'] ?? 'auto') : progress;
  if (wanted === 'tty' || wanted === 'auto' || wanted === '')
    return p.tty(2) === undefined && wanted !== 'tty' ? 'plain' : 'tty';
  return wanted as Form;
}

export function newDisplay(p: Proc, form: Form, builder: string, driver: string): Display {
  const trace = new Trace();
  if (form === 'tty') return ttyDisplay(p, trace, `${driver}:${builder}`);
  if (form === 'rawjson') return rawDisplay(p, trace);
  if (form === 'plain') {
    // without a builder the news are not of a build of its own
    const head =
      builder === ''
        ? ''
        : `#0 building with ${JSON.stringify(builder)} instance using ${driver} driver
`;
    return plainDisplay(p, trace, head);
  }
  return silentDisplay(trace);
}

function plainDisplay(p: Proc, trace: Trace, head: string): Display {
  const log = new PlainLog(trace, head !== '');
  let isBegun = false;
  const print = function* (words: string): Steps<void> {
    if (words === '' && isBegun) return;
    const first = isBegun || words === '' ? '' : head;
    isBegun ||= words !== '';
    if (first + words !== '') yield* p.err(first + words);
  };
  let due: number | undefined;
  return {
    trace,

    *add(status) {
      trace.add(status);
      due ??= p.clock() + tick;
    },
    nextTick: () => due,
    *draw() {
      due = undefined;
      yield* print(log.update());
    },
    *end() {
      yield* print(log.end());
    },
  };
}

function ttyDisplay(p: Proc, trace: Trace, note: string): Display {
  const begun = p.now();
  const picture = new TtyPicture(trace, begun);
  let next = p.clock();
  const draw = function* (isOver: boolean): Steps<void> {
    const size = p.tty(2) ?? { rows: 24, cols: 80 };
    yield* p.err(picture.draw(p.now(), isOver, { rows: size.rows, cols: size.cols, note }));
    next = p.clock() + tick;
  };
  return {
    trace,

    *add(status) {
      trace.add(status);
    },
    nextTick: () => next,
    draw: () => draw(false),
    *end() {
      yield* draw(true);
      const blocks = picture.end();
      if (blocks !== '') yield* p.err(blocks);
    },
  };
}

function rawDisplay(p: Proc, trace: Trace): Display {
  return {
    trace,
    *add(status) {
      trace.add(status);
      yield* p.err(rawJson(status, utf8));
    },
    nextTick: () => undefined,

    *draw() {},

    *end() {},
  };
}

function silentDisplay(trace: Trace): Display {
  return {
    trace,

    *add(status) {
      trace.add(status);
    },
    nextTick: () => undefined,

    *draw() {},

    *end() {},
  };
}
