// Every test has the whole simulation, as Node has it (src/sim/more.ts).
import '#sim/more';
