import type { ParameterDeclaration } from './ast';
import { SyntaxFault, type Cursor } from './cursor';
import type { Expressions } from './expressions';

/** `( [string]$Name = 'x', $Other )`, after its opening. */
export function readParameters(cursor: Cursor, expressions: Expressions): ParameterDeclaration[] {
  const out: ParameterDeclaration[] = [];
  for (;;) {
    cursor.skip(true);
    if (cursor.take(')')) return out;
    if (cursor.isAtEnd)
      throw new SyntaxFault(
        "Missing ')' in function parameter list.",
        'MissingEndParenthesisInFunctionParameterList',
        cursor.at,
        true,
      );
    const one: ParameterDeclaration = { name: '' };
    for (;;) {
      cursor.skipLines();
      const attribute = cursor.match(/\[[a-z_]\w*\([^\]]*\)\]/iy);
      const type = attribute === undefined ? cursor.match(/\[[\w.[\]]+\]/y) : undefined;
      if (attribute !== undefined) readAttribute(attribute, one);
      else if (type !== undefined) one.type = type.slice(1, -1);
      else break;
    }
    const name = cursor.match(/\$\w+/y);
    if (name === undefined)
      throw new SyntaxFault('The parameter list must hold variables.', 'InvalidFunctionParameter', cursor.at);
    one.name = name.slice(1);
    cursor.skipLines();
    if (cursor.take('=')) {
      cursor.skipLines();
      one.initial = expressions.parse(cursor);
      cursor.skipLines();
    }
    out.push(one);
    cursor.take(',');
  }
}

function readAttribute(text: string, one: ParameterDeclaration): void {
  if (/mandatory(?!\s*=\s*\$false)/i.test(text)) one.isMandatory = true;
  if (/valuefrompipeline\b(?!\s*=\s*\$false)/i.test(text)) one.fromPipeline = true;
  const position = /position\s*=\s*(\d+)/i.exec(text)?.[1];
  if (position !== undefined) one.position = Number(position);
}
