import { readProof, type Proof } from '#game/proof';
import { fromAddress, pack, toAddress, unpack } from '../site/pack';
import { proofSign } from './sign';

/** No proof is longer, characters: as written, and unpacked. */
const mostWritten = 200_000;
const mostUnpacked = 2_000_000;

/** A proof as a line of text to hand in. */
export async function proofText(proof: Proof): Promise<string> {
  return `${proofSign}${toAddress(await pack(JSON.stringify(proof)))}`;
}

/** The proofs in what was pasted, each with the text that it came as; undefined for what is none. */
export async function proofsIn(text: string): Promise<(Proof | undefined)[]> {
  const found = text.split(/\s+/).filter((word) => word !== '');
  return Promise.all(
    found.map(async (word) => {
      if (!word.startsWith(proofSign) || word.length > mostWritten) return undefined;
      try {
        return readProof(await unpack(fromAddress(word.slice(proofSign.length)), mostUnpacked));
      } catch {
        return undefined;
      }
    }),
  );
}
