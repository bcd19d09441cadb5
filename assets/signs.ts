/**
 * Signs of well-known images, drawn for Drydock: what the software does, nobody's logo. Each is a list of strokes in a square of
 * 24 by 24: `o` a ring (x, y, radius), `d` a disc, `r` a frame (x, y, width, height, radius), `b` a filled one, `l` a line
 * through points, `f` a filled outline.
 */
export const signs: Readonly<Record<string, string>> = {
  // One road that forks: requests go in, and are spread.
  nginx: 'l2,12 9,12 15,5 19,5|l9,12 15,19 19,19|f18,1.5 23,5 18,8.5|f18,15.5 23,19 18,22.5|d4,12 2.5',
  // A page between angle brackets.
  httpd: 'r5,2,14,20,2|l11,9 8,12 11,15|l13,9 16,12 13,15|l9,5.5 15,5.5',
  // A key: a value is a moment away.
  redis: 'o7.5,12,4.5|l12,12 22,12|l18,12 18,17|l21.5,12 21.5,16',
  memcached:
    'r5,5,14,14,2|b9,9,6,6,1|l9,5 9,1|l15,5 15,1|l9,23 9,19|l15,23 15,19|l5,9 1,9|l5,15 1,15|l23,9 19,9|l23,15 19,15',
  // Drums of rows: with a tick (they keep their word), with a wave, with a lozenge.
  postgres: 'r4,3,16,5,2.5|l4,6 4,20 20,20 20,6|l8,14 11,17 16,11',
  mysql: 'r4,3,16,5,2.5|l4,6 4,20 20,20 20,6|l6,15 9,12 12,15 15,12 18,15',
  mariadb: 'r4,3,16,5,2.5|l4,6 4,20 20,20 20,6|f12,10.5 15.5,14 12,17.5 8.5,14',
  // A document in braces.
  mongo: 'l8,2 5,4 5,9 2,12 5,15 5,20 8,22|l16,2 19,4 19,9 22,12 19,15 19,20 16,22|d12,8,2|d12,16,2',
  // A loop that turns around one thread.
  node: 'l18.5,6 15,3.5 10,3 5.5,6 3,11 4,16.5 8,20.5 13.5,21 18,18.5 20.5,14|f22.5,3 20.5,10 15,6.5|d12,12,3',
  // The prompt that waits for an expression.
  python: 'l2,6 7,12 2,18|l9,6 14,12 9,18|l16,6 21,12 16,18',
  php: 'l8,5 2,12 8,19|l12,8 13,5.5 17,5.5 18.5,8 18,10.5 15,12.5 15,15|d15,19,1.7',
  ruby: 'l8,3 6,21|l16,3 14,21|l3,9 20,9|l2.5,15 19.5,15|d21,18,1.8',
  golang: 'l1,7 8,7|l3,12 8,12|l1,17 8,17|o15.5,12,6.5|d15.5,12,2',
  java: 'r4,9,12,11,2|l16,11 20,11 20,16 16,17|l7,5 8.5,3 7,1|l12,5 13.5,3 12,1|l2,23 18,23',
  // Small systems and large ones.
  alpine: 'l1,20 9,6 14,14.5|l11.5,20 17,10 23,20 1,20|l6.5,10.5 9,13 11.5,10.5',
  busybox: 'r2,8,20,13,2|l8,8 8,4 16,4 16,8|l2,14 9,14|l15,14 22,14|r9,12,6,4,1',
  ubuntu: 'r2,3,20,18,2.5|l2,8 22,8|l6,11.5 9,14 6,16.5|l11,17 16,17',
  debian: 'b10,2,4,4|b6,8,12,4|b3,14,18,4|b1,20,22,2.5',
  fedora: 'l4,11 12,3 20,11|r6,11,12,10,1|b10.5,14,3,7',
  // A greeting.
  'hello-world': 'r2,3,20,14,4|f7,16 7,22 13,16|d8.5,10,1.7|d15.5,10,1.7|l9,13 12,14.5 15,13',
  // Shelves.
  registry:
    'r2,2,20,20,2|l2,9 22,9|l2,15.5 22,15.5|b5,4.5,4,4.5|b11,4.5,3,4.5|b6,11,6,4.5|b15,11,3,4.5|b5,17.5,3,4.5',
  // A nib.
  wordpress: 'l12,22 5,12 9,2 15,2 19,12 12,22 12,13|d12,11,2',
  rabbitmq: 'b1,9,4.5,6|b7.5,9,4.5,6|b14,9,4.5,6|f19.5,8 23.5,12 19.5,16',
  traefik: 'l12,22 12,2|f12,3 20,3 23,6 20,9 12,9|f12,11 4,11 1,14 4,17 12,17',
  caddy: 'r4,10,16,12,2|l7.5,10 7.5,6 10,2.5 14,2.5 16.5,6 16.5,10|d12,15,2|l12,16 12,19',
  adminer: 'r2,3,20,18,2|l2,9 22,9|l9,9 9,21|l12,13 19,13|l12,17 17,17',
  whoami: 'o12,7.5,4.5|l3,22 5,16 9,14.5 15,14.5 19,16 21,22',
  docker: 'r3,11,18,10,2|r7,4,10,7,1|l8,11 8,21|l12,11 12,21|l16,11 16,21',
};
