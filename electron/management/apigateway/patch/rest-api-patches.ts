// The patch paths of the RestApi.
import { badRequest } from '../../wire/aws-error';
import { type Draft, type PatchRule, type PatchTable, plainRefusal } from './apply-patch';
import { booleanAt, listAt, numberAt, textAt } from './patch-rules';

const compressionRefusal = 'Invalid minimum compression size, must be between 0 and 10485760';

export const restApiPatches: PatchTable = {
  rules: [
    textAt('/name'),
    textAt('/description', ['add', 'replace', 'remove']),
    textAt('/apiKeySource'),
    textAt('/policy'),
    textAt('/securityPolicy'),
    textAt('/endpointAccessMode'),
    booleanAt('/disableExecuteApiEndpoint'),
    numberAt('/minimumCompressionSize', compressionRefusal),
    textAt('/endpointConfiguration/ipAddressType'),
    listAt('/endpointConfiguration/vpcEndpointIds'),
    endpointTypeRule(),
    binaryMediaTypeRule(),
  ],
  refuse(operation, atPath) {
    // AWS recorded: with its quotes and bars
    if (atPath?.path === '/endpointConfiguration/types/{type}') {
      return badRequest("Invalid patch operation specified. Must be 'add'|'remove'|'replace'");
    }
    return plainRefusal(operation, atPath);
  },
  check(draft) {
    const { types, ipAddressType } = draft.endpointConfiguration as { types: string[]; ipAddressType?: string };
    if (types[0] === 'PRIVATE' && ipAddressType === 'ipv4') {
      throw badRequest('Only dualstack ipAddressType is supported for Private APIs.');
    }
  },
};

/** AWS recorded: the segment after `types` is an index or the old type; PRIVATE brings dualstack with it. */
function endpointTypeRule(): PatchRule {
  return {
    path: '/endpointConfiguration/types/{type}',
    ops: ['replace'],
    apply(draft, { value = '' }) {
      const { types: _, ...rest } = draft.endpointConfiguration as Draft;
      draft.endpointConfiguration = {
        ...rest,
        types: [value],
        ...(value === 'PRIVATE' && { ipAddressType: 'dualstack' }),
      };
    },
  };
}

/** AWS recorded: the path holds the type; `replace` takes the old one away and appends the value. */
function binaryMediaTypeRule(): PatchRule {
  return {
    path: '/binaryMediaTypes/{type}',
    ops: ['add', 'remove', 'replace'],
    apply(draft, { op, value }, [type = '']) {
      const others = ((draft.binaryMediaTypes as string[] | undefined) ?? []).filter((known) => known !== type);
      const added = op === 'remove' ? [] : [op === 'replace' && value !== undefined ? value : type];
      const types = [...others, ...added];
      if (types.length > 0) draft.binaryMediaTypes = types;
      else delete draft.binaryMediaTypes;
    },
  };
}
