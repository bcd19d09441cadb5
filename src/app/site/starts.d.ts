/** How a player finds each level: made when the page is built, by src/app/node/tools/start-worlds.js. */
declare module 'virtual:starts' {
  export const starts: Readonly<Record<string, () => Promise<import('#game/play').Played>>>;
}
