import type { Check } from './check';

/** Something was announced, so many times: for what leaves no trace, such as a look inside. */
export const event: Check<'event'> = (goal, { events, machine }) => {
  const wanted = Object.entries(goal.attributes).map(([key, pattern]) => [key, new RegExp(pattern)] as const);
  const found = events.filter(
    (one) =>
      one.machine === machine(goal.host) &&
      one.type === goal.type &&
      (one.action === goal.action || one.action.startsWith(`${goal.action}:`)) &&
      wanted.every(([key, pattern]) => pattern.test(one.attributes[key] ?? '')),
  );
  return found.length >= goal.times;
};
