/** The campaign as the page finds it: made when the page is built, by src/app/node/tools/start-worlds.js. */
declare module 'virtual:campaign' {
  type Language = import('#locales/index').Language;

  /** Levels in the order of the campaign: how a player finds each, and its texts, fetched one by one. */
  export const levels: Readonly<
    Record<
      string,
      {
        start: () => Promise<import('#game/play').Played>;
        text: Readonly<Record<Language, () => Promise<string>>>;
      }
    >
  >;
  /** Titles of all levels, by id. */
  export const titles: Readonly<Record<Language, () => Promise<Readonly<Record<string, string>>>>>;
}
