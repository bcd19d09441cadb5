/** Words of the dialogs, in English: the source of their keys. */
export const en = {
  'panel.close': 'Close',
  'panel.parts': 'Pages of this dialog',

  'levels.title': 'Levels',
  'levels.new': 'not solved yet',
  'levels.stars': '{n} of 3 stars',
  'levels.solved': '{n} of {of} levels solved, {stars} stars',
  'levels.next': 'Go on',
  'levels.next.about': 'Next: {title}',
  'levels.again': 'Everything is solved. Play again whatever you like.',
  'levels.here': 'you are here',

  'journal.title': 'Journal',
  'journal.empty': 'Nothing yet. What you type in the terminal is listed here.',
  'journal.took': 'took {time}',

  'games.title': 'Keep and share',
  'games.link': 'A link to this',
  'games.link.about':
    'Whoever opens it finds this level, with 1 command already typed.|Whoever opens it finds this level, with {n} commands already typed.',
  'games.link.bare': 'Whoever opens it finds this level from its beginning.',
  'games.copy': 'Copy',
  'games.copied': 'Copied',
  'games.kept': 'Kept in this browser',
  'games.name': 'Name',
  'games.keep': 'Keep this game',
  'games.none': 'Nothing is kept yet. A kept game can be opened again at any time, as it is now.',
  'games.open': 'Open',
  'games.down': 'Save {name} as a file',
  'games.drop': 'Delete {name}',
  'games.file': 'Open a file…',
  'games.refused': 'This is no game that could be opened ({text}).',
  'games.full': 'This browser could not keep the game ({text}). Save it as a file instead.',
  'games.down.this': 'Save as a file',
} as const;
