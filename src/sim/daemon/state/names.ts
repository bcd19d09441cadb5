import type { Sim } from '#sim/world/sim';
import { nameKey } from './find';

/** The first half of a name nobody chose. */
const adjectives = (
  'admiring adoring affectionate agitated amazing angry awesome beautiful blissful bold boring brave busy charming clever ' +
  'compassionate competent condescending confident cool cranky crazy dazzling determined distracted dreamy eager ecstatic ' +
  'elastic elated elegant eloquent epic exciting fervent festive flamboyant focused friendly frosty funny gallant gifted ' +
  'goofy gracious great happy hardcore heuristic hopeful hungry infallible inspiring intelligent interesting jolly jovial ' +
  'keen kind laughing loving lucid magical modest musing mystifying naughty nervous nice nifty nostalgic objective optimistic ' +
  'peaceful pedantic pensive practical priceless quirky quizzical recursing relaxed reverent romantic sad serene sharp silly ' +
  'sleepy stoic strange stupefied suspicious sweet tender thirsty trusting unruffled upbeat vibrant vigilant vigorous wizardly ' +
  'wonderful xenodochial youthful zealous zen'
).split(' ');

/** The second: people of science and engineering. */
const surnames = (
  'agnesi albattani allen almeida antonelli archimedes ardinghelli aryabhata austin babbage banach banzai bardeen bartik bassi ' +
  'beaver bell benz bhabha bhaskara blackburn blackwell bohr booth borg bose bouman boyd brahmagupta brattain brown buck burnell ' +
  'cannon carson cartwright carver cerf chandrasekhar chaplygin chatelet chatterjee chaum chebyshev clarke cohen colden cori cray ' +
  'curie curran darwin davinci dewdney dhawan diffie dijkstra dirac driscoll dubinsky easley edison einstein elbakyan elgamal ' +
  'elion ellis engelbart euclid euler faraday feistel fermat fermi feynman franklin gagarin galileo galois ganguly gates gauss ' +
  'germain goldberg goldstine goldwasser golick goodall gould greider grothendieck haibt hamilton haslett hawking heisenberg ' +
  'hellman hermann herschel hertz heyrovsky hodgkin hofstadter hoover hopper hugle hypatia ishizaka jackson jang jemison jennings ' +
  'jepsen johnson joliot jones kalam kapitsa kare keldysh keller kepler khayyam khorana kilby kirch knuth kowalevski lalande ' +
  'lamarr lamport leakey leavitt lederberg lehmann lewin lichterman liskov lovelace lumiere mahavira margulis matsumoto maxwell ' +
  'mayer mccarthy mcclintock mclaren mclean mcnulty meitner mendel mendeleev meninsky merkle mestorf mirzakhani montalcini moore ' +
  'morse moser murdock napier nash neumann newton nightingale nobel noether northcutt noyce panini pare pascal pasteur payne ' +
  'perlman pike poincare poitras proskuriakova ptolemy raman ramanujan rhodes ride ritchie robinson roentgen rosalind rubin saha ' +
  'sammet sanderson satoshi shamir shannon shaw shirley shockley shtern sinoussi snyder solomon spence stonebraker sutherland ' +
  'swanson swartz swirles taussig tesla tharp thompson torvalds tu turing varahamihira vaughan villani visvesvaraya volhard ' +
  'wescoff wilbur wiles williams williamson wilson wing wozniak wright wu yalow yonath zhukovsky'
).split(' ');

/** A free name for a container that was given none: adjective_surname; after a clash with a digit. Never boring_wozniak. */
export function randomName(sim: Sim, daemon: number): string {
  for (let tries = 0; ; tries++) {
    const name = `${sim.random.of(adjectives)}_${sim.random.of(surnames)}`;
    if (name === 'boring_wozniak') continue; // Steve Wozniak is not boring: moby, pkg/namesgenerator
    const candidate = tries === 0 ? name : `${name}${sim.random.below(10)}`;
    if (!sim.containerNames.has(nameKey(daemon, candidate))) return candidate;
  }
}

const validName = /^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

export function isValidName(name: string): boolean {
  return validName.test(name);
}

/**
 * A random id of 64 digits whose short form is no number: it is used as a host name, which must not be one (moby,
 * pkg/stringid: GenerateRandomID).
 */
export function newId(sim: Sim): string {
  for (;;) {
    const id = sim.random.hex(64);
    if (!/^\d+$/.test(id.slice(0, 12))) return id;
  }
}
