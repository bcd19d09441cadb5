import type { RaceResult, SideResult } from '#game/race/index';
import { mebibytes, published } from '#game/race/index';
import type { RaceWordKey } from '#locales/race/index';

type Say = (key: RaceWordKey, values?: Readonly<Record<string, string | number>>) => string;

/** A line of the result: what it is, and both sides'. */
export interface Row {
  label: string;
  containers: string;
  machines: string;
}

/** The result in rows, for the page and for the picture. */
export function rowsOf({ containers, machines }: RaceResult, say: Say): Row[] {
  const row = (key: RaceWordKey, value: (side: SideResult) => string): Row => ({
    label: say(key),
    containers: value(containers),
    machines: value(machines),
  });
  const seconds = (n: number | undefined) => (n === undefined ? '–' : say('race.seconds', { n }));
  return [
    row('race.row.ready', ({ ready }) => String(ready)),
    row('race.row.refused', ({ refused }) => String(refused)),
    row('race.row.first', ({ first }) => seconds(first)),
    row('race.row.all', ({ all }) => seconds(all)),
    row('race.row.memory', ({ memoryEach }) =>
      memoryEach === undefined ? '–' : say('race.mebibytes', { n: mebibytes(memoryEach).toFixed(1) }),
    ),
    row('race.row.work', ({ work }) => say('race.core-seconds', { n: work.toFixed(1) })),
    row('race.row.served', ({ served }) => String(served)),
  ];
}

export interface CardColours {
  page: string;
  panel: string;
  text: string;
  dim: string;
  line: string;
  containers: string;
  machines: string;
}

const width = 960;
const margin = 40;
const step = 34;

/** Draws the card that one saves: the result, and what it may be compared with, with sources. */
export function drawCard(result: RaceResult, say: Say, colours: CardColours): HTMLCanvasElement {
  const rows = rowsOf(result, say);
  const canvas = document.createElement('canvas');
  const scale = 2;
  const height = margin * 2 + 120 + rows.length * step + 70 + published.length * 28;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext('2d');
  if (pen === null) return canvas;
  pen.scale(scale, scale);
  pen.fillStyle = colours.page;
  pen.fillRect(0, 0, width, height);
  const write = (text: string, x: number, y: number, colour: string, font: string) => {
    pen.fillStyle = colour;
    pen.font = font;
    pen.fillText(text, x, y);
  };
  const sans = 'system-ui, sans-serif';
  const { setup } = result;
  write('Drydock', margin, margin + 14, colours.text, `700 26px ${sans}`);
  const hosts = `${say('race.cores')}: ${String(setup.cores)} · ${say('race.memory')}: ${say('race.gibibytes', { n: setup.memory })} · ${say('race.machine-memory')}: ${say('race.mebibytes', { n: setup.machineMemory })}`;
  write(hosts, margin, margin + 46, colours.dim, `16px ${sans}`);
  let y = margin + 92;
  write(say('race.containers'), 430, y, colours.containers, `600 19px ${sans}`);
  write(say('race.machines'), 680, y, colours.machines, `600 19px ${sans}`);
  for (const { label, containers, machines } of rows) {
    y += step;
    pen.fillStyle = colours.line;
    pen.fillRect(margin, y - 24, width - 2 * margin, 1);
    write(label, margin, y, colours.text, `17px ${sans}`);
    write(containers, 430, y, colours.text, `600 17px ${sans}`);
    write(machines, 680, y, colours.text, `600 17px ${sans}`);
  }
  y += 44;
  if (result.density !== undefined)
    write(say('race.density', { n: result.density.toFixed(0) }), margin, y, colours.text, `600 17px ${sans}`);
  y += 34;
  write(say('race.published'), margin, y, colours.dim, `600 15px ${sans}`);
  for (const { key, figure, source } of published) {
    y += 26;
    write(`${figure}  ${say(`race.published.${key}`)} (${source})`, margin, y, colours.dim, `14px ${sans}`);
  }
  return canvas;
}

/** Hands the card over as a PNG. */
export function saveCard(canvas: HTMLCanvasElement): void {
  canvas.toBlob((blob) => {
    if (blob === null) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = 'drydock-race.png';
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(link.href);
    }, 1000);
  }, 'image/png');
}
