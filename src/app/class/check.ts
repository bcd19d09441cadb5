import { verify, type Proof, type Verdict } from '#game/proof';
import { entryOf } from '../site/levels';
import { patiently } from '../site/patiently';

/** Types a proof's commands again in its level; undefined where this page has no such level. */
export async function check(proof: Proof): Promise<Verdict | undefined> {
  const level = await entryOf(proof.level);
  if (level === undefined) return undefined;
  const start = await level.start();
  return patiently(() => verify(proof, start));
}
