import type {
  ParameterCaseOperation,
  ParameterOperation,
  ParameterRemoveOperation,
  ParameterReplaceOperation,
  ParameterTransformOperation,
} from 'unbash';
import type { Shell } from '../shell';
import type { Found } from './parameter';
import { matches, replace, trim } from './pattern';
import { expandPattern, expandText } from './word';
import { quoteAssigned, quoteWord } from './quote';

type Change = (value: string) => string;
type Operation = (sh: Shell, operation: never, found: Found) => Change;

/** What is done to each value of a parameter. The default and slice operations stand in parameter.ts: they ask for more. */
export const operations: Readonly<Partial<Record<ParameterOperation['type'], Operation>>> = {
  Remove: (sh, operation: ParameterRemoveOperation) => {
    const pattern = expandPattern(sh, operation.operand);
    return (value) => trim(value, pattern, operation.operator, sh.isShopt('extglob'));
  },
  Replace: (sh, operation: ParameterReplaceOperation) => {
    const pattern = expandPattern(sh, operation.pattern);
    const by = expandText(sh, operation.replacement);
    const isAmpersand = sh.dialect.isBash && operation.replacement.text.includes('&');
    const put = (matched: string) =>
      isAmpersand && operation.replacement.parts === undefined
        ? operation.replacement.text.replace(/\\(.)|&/g, (all, escaped: string | undefined) =>
            all === '&' ? matched : (escaped ?? ''),
          )
        : by;
    return (value) => replace(value, pattern, put, operation.operator, sh.isShopt('extglob'));
  },
  CaseModification: (sh, operation: ParameterCaseOperation) => {
    const pattern = operation.operand === undefined ? '?' : expandPattern(sh, operation.operand);
    const isAll = operation.operator.length === 2;
    const change: Change = (char) =>
      operation.operator.startsWith('^') ? char.toUpperCase() : char.toLowerCase();
    return (value) =>
      [...value]
        .map((char, i) => ((isAll || i === 0) && matches(pattern, char) ? change(char) : char))
        .join('');
  },
  Transform: (sh, operation: ParameterTransformOperation, found) =>
    transforms(sh, found)[operation.operand.text] ?? ((value) => value),
};

function transforms(sh: Shell, found: Found): Record<string, Change> {
  return {
    Q: quoteWord,
    U: (value) => value.toUpperCase(),
    u: (value) => value.slice(0, 1).toUpperCase() + value.slice(1),
    L: (value) => value.toLowerCase(),
    E: (value) => value.replace(/\\n/g, '\n').replace(/\\t/g, '\t').replace(/\\\\/g, '\\'),
    A: (value) => `${found.name}=${quoteAssigned(value)}`,
    a: () => {
      const row = sh.variables.row(found.name);
      return [
        row?.list && !row.isAssociative ? 'a' : '',
        row?.isAssociative ? 'A' : '',
        row?.isInteger ? 'i' : '',
        row?.isReadonly ? 'r' : '',
        row?.isExported ? 'x' : '',
      ].join('');
    },
  };
}
