import { expect, it } from 'vitest';
import { apr1 } from '#sim/programs/hash/apr1';
import { bcrypt, isBcrypt } from '#sim/programs/hash/bcrypt';

/** The first from libxcrypt's crypt(3), the second published with the algorithm's first implementation. */
const known = [
  ['secret', '$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a'],
  ['U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
] as const;

it.each(known)('knows the hash of %s', (password, hash) => {
  const [, version = '', cost = '', rest = ''] = hash.split('$');
  expect(bcrypt(password, rest.slice(0, 22), Number(cost), version)).toBe(hash);
  expect([isBcrypt(password, hash), isBcrypt(`${password} `, hash)]).toEqual([true, false]);
});

it('takes no hash of another kind', () => {
  expect(isBcrypt('secret', '$apr1$abcdefgh$0123456789012345678901')).toBe(false);
});

it("knows Apache's own hash of MD5, as openssl passwd -apr1 has it", () => {
  expect(apr1('secret', 'abcdefgh')).toBe('$apr1$abcdefgh$h9FWgUz3n9YxylKLlR5SQ/');
  expect(apr1('a much longer password than sixteen letters', 'xy')).toBe('$apr1$xy$geDalSoBikI75wTA4x8lv/');
});
