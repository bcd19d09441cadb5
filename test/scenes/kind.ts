import type { Facts } from '#canvas/facts';
import type { StageEvent } from '#canvas/view';

/** A state of the stage worth looking at. */
export interface SceneFile {
  title: string;
  facts: Facts;
  events?: StageEvent[];
}

/** A request sent `ago` ms before `time`, answered `took` ms later. */
export function anExchange(
  time: number,
  ago: number,
  [method, path, status]: readonly [string, string, number],
  took = 30,
): StageEvent[] {
  const id = `${path}${ago}`;
  const common = { machine: 1, type: 'request', id };
  return [
    { ...common, time: time - ago, action: 'send', attributes: { method, path } },
    {
      ...common,
      time: time - ago + took,
      action: 'answer',
      attributes: { method, path, status: String(status) },
    },
  ];
}
