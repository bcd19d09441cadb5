import { store } from '#ui/store';

/** The class that the address names: '' without one. */
export function classAsked(): string {
  return new URL(location.href).searchParams.get('class') ?? '';
}

/** In an exercise, the proof is offered as soon as the level is solved. */
export function watchExercise(): void {
  if (classAsked() === '') return;
  store.subscribe((now, before) => {
    if (now.play?.isSolved === true && before.play?.isSolved === false) store.setState({ dialog: 'class' });
  });
}
