import type { Cmdlet } from '../cmdlet';
import { newObject, hashtable, newThing, isDictionary, toText } from '../values';

export const newObjectCmdlet: Cmdlet = {
  name: 'New-Object',
  summary: 'Makes an object.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    TypeName: { position: 0, type: 'string', isMandatory: true },
    ArgumentList: { position: 1, type: 'list' },
    Property: {},
  },
  *run({ args, emit, fail }) {
    const type = toText(args['TypeName'] ?? '');
    const given = args['Property'] ?? null;
    if (/^(?:system\.management\.automation\.)?ps(?:custom)?object$/i.test(type)) {
      yield* emit(newObject(isDictionary(given) ? { ...given.props } : {}));
      return;
    }
    if (/^(?:system\.collections\.)?hashtable$/i.test(type)) {
      yield* emit(newThing(hashtable, {}));
      return;
    }
    yield* fail({
      message: `Cannot find type [${type}]: verify that the assembly containing this type is loaded.`,
      category: 'InvalidType',
      target: '',
      targetType: '',
      exception: 'PSArgumentException',
      id: 'TypeNotFound',
    });
  },
};
