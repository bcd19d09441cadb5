/** Words of what is around the stage: timeline, explanation, inspector, pictures to take away. The source of the keys. */
export const en = {
  'time.label': 'The session’s time',
  'time.slider': 'Moment of the session',
  'time.at': '{time} of {end}',
  'time.back': 'Back to the event before (,)',
  'time.forth': 'On to the next event (.)',
  'time.command.back': 'Back to the command before',
  'time.command.forth': 'On to the next command',
  'time.now': 'Now',
  'time.now.title': 'Back to now: the session goes on where it is',
  'time.past': 'You are looking at the past. Typing brings you back to now.',
  'time.mark': '{time} · {command}',

  'explain.open': 'Explain',
  'explain.title': 'What the command did',
  'explain.choose': 'Command',
  'explain.none': 'Type a command first: then this shows what it did, from the client down to the kernel.',
  'explain.working': 'Watching the command once more…',
  'explain.layer.client': 'Client',
  'explain.layer.http': 'HTTP',
  'explain.layer.daemon': 'Daemon',
  'explain.layer.kernel': 'Kernel',
  'explain.step': 'Step {n} of {of}, after {time}',
  'explain.back': 'Step back',
  'explain.forth': 'Next step',
  'explain.play': 'Play in slow motion',
  'explain.pause': 'Pause',
  'explain.steps': 'Steps',
  'explain.close': 'Close the explanation',

  'inspect.close': 'Close the inspector',
  'inspect.gone': 'It is not there any more.',
  'inspect.back': 'Back',
  'inspect.links': 'Hangs together with',
  'inspect.more': '{n} more',

  'camera.keys':
    'Arrow keys go from thing to thing, Enter opens it, Escape closes; plus and minus zoom, 0 shows all; comma and full stop go from event to event, space pauses.',

  'take.png': 'Picture (PNG)',
  'take.svg': 'Drawing for slides (SVG)',
} as const;
