import { refuse, type Refusal } from '../refusal';

/** The first record of a comma-separated text, quoted as Go's encoding/csv has it: `a,"b,c",d`. */
export function readCsv(text: string): string[] | Refusal {
  if (text === '') return refuse('EOF');
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      const quoted = readQuoted(text, at);
      if (!Array.isArray(quoted)) return quoted;
      fields.push(quoted[0]);
      at = quoted[1];
    } else {
      const comma = text.indexOf(',', at);
      const field = text.slice(at, comma < 0 ? undefined : comma);
      if (field.includes('"')) {
        const column = at + field.indexOf('"') + 1;
        return refuse(`parse error on line 1, column ${String(column)}: bare " in non-quoted-field`);
      }
      fields.push(field);
      at = comma < 0 ? text.length : comma;
    }
    if (at >= text.length) return fields;
    at += 1;
  }
}

function readQuoted(text: string, from: number): [field: string, next: number] | Refusal {
  let field = '';
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) {
      const column = String(text.length + 1);
      return refuse(`parse error on line 1, column ${column}: extraneous or missing " in quoted-field`);
    }
    field += text.slice(at, end);
    const next = text[end + 1];
    if (next === undefined || next === ',') return [field, end + 1];
    if (next !== '"') {
      return refuse(
        `parse error on line 1, column ${String(end + 1)}: extraneous or missing " in quoted-field`,
      );
    }
    field += '"';
    at = end + 2;
  }
}
