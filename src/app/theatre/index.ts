import { store } from '#ui/store';
import { Camera } from './camera';
import { Deck } from './deck';
import { ExplainPanel } from './explain-panel';
import { Inspector } from './inspector';
import { Ring } from './ring';
import { thingOf, type Sight } from './sight';
import './theatre.css';
import { Timeline } from './timeline';
import { followTheatreWords, say } from './words';

/** What is around the stage, once somebody turns to it: timeline, explanation, inspector, camera, keys. */
export class Theatre {
  readonly #deck = new Deck();
  readonly #timeline = new Timeline();
  readonly #explain = new ExplainPanel();
  readonly #inspector = new Inspector();
  readonly #camera: Camera;
  readonly #spoken: Ring;
  readonly #at: Ring;

  private constructor(
    host: HTMLElement,
    private readonly sight: Sight,
  ) {
    this.#camera = new Camera(sight);
    this.#spoken = new Ring(sight, 'spoken');
    this.#at = new Ring(sight, 'at');
    this.#timeline.deck = this.#deck;
    this.#timeline.explain = () => {
      this.#inspector.close();
      void this.#explain.open();
    };
    this.#timeline.take = (kind) => {
      void import('./souvenirs').then(({ takeAway }) => takeAway(sight, kind));
    };
    this.#explain.deck = this.#deck;
    this.#explain.point = (id) => {
      this.#point(id);
    };
    this.#inspector.point = (id) => {
      this.#point(id);
    };
    this.#inspector.home = () => {
      sight.view.focus({ preventScroll: true });
    };
    host.append(this.#explain, this.#inspector, this.#timeline);
    sight.view.setAttribute('aria-description', say('camera.keys'));
    sight.view.addEventListener('keydown', this.#keys);
    sight.view.addEventListener('click', this.#click);
    sight.view.addEventListener('blur', () => {
      this.#at.show('');
    });
  }

  static async mount(host: HTMLElement, sight: Sight): Promise<Theatre> {
    await followTheatreWords();
    return new Theatre(host, sight);
  }

  zoom(factor: number): void {
    this.#camera.zoom(factor);
  }

  #point(id: string): void {
    this.#spoken.show(id);
    const thing = thingOf(this.sight.scene, id);
    if (thing !== undefined && store.getState().zoom > 1) this.#camera.show(thing);
  }

  #open(id: string): void {
    this.#explain.close();
    void this.#inspector.open(id);
  }

  readonly #click = (event: MouseEvent): void => {
    if (this.#camera.isDragged) return;
    const { view } = this.sight;
    const box = view.getBoundingClientRect();
    const found = this.sight.at(
      event.clientX - box.left + view.scrollLeft,
      event.clientY - box.top + view.scrollTop,
    );
    if (found === undefined) this.#inspector.close();
    else this.#open(found.id);
  };

  readonly #keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = this.#deeds[event.key];
    if (deed === undefined) return;
    event.preventDefault();
    deed();
  };

  readonly #deeds: Readonly<Record<string, () => void>> = {
    ArrowRight: () => {
      this.#go(1, 0);
    },
    ArrowLeft: () => {
      this.#go(-1, 0);
    },
    ArrowUp: () => {
      this.#go(0, -1);
    },
    ArrowDown: () => {
      this.#go(0, 1);
    },
    Enter: () => {
      if (this.#at.id !== '') this.#open(this.#at.id);
    },
    Escape: () => {
      this.#inspector.close();
      this.#explain.close();
      this.#deck.toNow();
    },
    '+': () => {
      this.#camera.zoom(1.25);
    },
    '-': () => {
      this.#camera.zoom(0.8);
    },
    0: () => {
      this.#camera.fit();
    },
    ',': () => {
      this.#deck.step(-1);
    },
    '.': () => {
      this.#deck.step(1);
    },
    ' ': () => {
      store.setState(({ isPaused }) => ({ isPaused: !isPaused }));
    },
    f: () => {
      this.#camera.isFollowing = !this.#camera.isFollowing;
    },
    e: () => {
      void this.#explain.open();
    },
  };

  /** The keyboard goes to the next thing that way, and its name is said. */
  #go(dx: number, dy: number): void {
    const thing = this.#camera.next(this.#at.id, dx, dy);
    if (thing === undefined) return;
    this.#at.show(thing.id);
    this.#camera.show(thing);
    const name = this.sight.say(thing.name);
    store.setState(({ told }) => ({ told: [...told, name].slice(-50) }));
  }
}
