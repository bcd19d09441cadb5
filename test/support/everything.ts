// Every test has the whole simulation, as Node has it (src/sim/more.ts), and rows that cannot be written to once they are in a world.
import '#sim/more';
import { Rows } from '#sim/base/rows';

Rows.freezes = true;
