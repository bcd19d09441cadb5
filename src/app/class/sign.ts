/** What every proof's text begins with: the rest is its JSON, compressed, in letters for addresses. */
export const proofSign = 'drydock-proof.';
