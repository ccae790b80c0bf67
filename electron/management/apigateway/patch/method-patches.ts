// The patch paths of a Method and of the parts inside it.
import { badRequest } from '../../wire/aws-error';
import { type PatchTable, plainRefusal } from './apply-patch';
import { booleanAt, listAt, mapAt, numberAt, textAt } from './patch-rules';

// AWS recorded: as for `/apiKeyRequired`, what is not `true` counts as false
const flag = (value: string) => value.toLowerCase() === 'true';

export const methodPatches: PatchTable = {
  rules: [
    {
      path: '/authorizationType',
      ops: ['replace'],
      apply(draft, { value = '' }) {
        draft.authorizationType = value.toUpperCase();
      },
    },
    textAt('/authorizerId'),
    listAt('/authorizationScopes'),
    booleanAt('/apiKeyRequired'),
    textAt('/operationName'),
    textAt('/requestValidatorId'),
    mapAt('/requestParameters', { read: flag }),
    mapAt('/requestModels'),
  ],
  refuse: plainRefusal,
};

export const methodResponsePatches: PatchTable = {
  rules: [
    mapAt('/responseParameters', { read: flag, missing: 'Invalid parameter name specified' }),
    mapAt('/responseModels', { missing: 'Content-Type specified was not found' }),
  ],
  refuse: plainRefusal,
};

export const integrationPatches: PatchTable = {
  rules: [
    textAt('/httpMethod'),
    textAt('/uri'),
    textAt('/connectionType'),
    textAt('/connectionId'),
    textAt('/integrationTarget'),
    textAt('/credentials'),
    textAt('/passthroughBehavior'),
    textAt('/contentHandling'),
    textAt('/cacheNamespace'),
    textAt('/responseTransferMode'),
    numberAt('/timeoutInMillis', 'Timeout should be between 50 ms and 29000 ms'),
    booleanAt('/tlsConfig/insecureSkipVerification'),
    listAt('/cacheKeyParameters', ['add', 'remove', 'replace']),
    {
      // the key stands in the path as Terraform sends it: `/cacheKeyParameters/method.request.path.id`
      path: '/cacheKeyParameters/{name}',
      ops: ['add', 'remove', 'replace'],
      apply(draft, { op }, [name = '']) {
        const others = ((draft.cacheKeyParameters as string[] | undefined) ?? []).filter((known) => known !== name);
        draft.cacheKeyParameters = op === 'remove' ? others : [...others, name];
      },
    },
    mapAt('/requestParameters'),
    mapAt('/requestTemplates'),
  ],
  refuse: plainRefusal,
  check(draft, before, operations) {
    const isMock = before.type === 'MOCK';
    const changed = operations.find(({ path }) => path === '/uri' || path === '/httpMethod');
    if (isMock && changed !== undefined) throw badRequest(`Invalid patch path ${changed.path ?? 'null'}`);
    if (draft.cacheKeyParameters === undefined) draft.cacheKeyParameters = [];
  },
};

export const integrationResponsePatches: PatchTable = {
  rules: [
    textAt('/contentHandling'),
    {
      path: '/selectionPattern',
      ops: ['replace'],
      apply(draft, { value = '' }) {
        draft.selectionPattern = value;
      },
    },
    mapAt('/responseParameters', { missing: 'Invalid parameter name specified' }),
    mapAt('/responseTemplates', { missing: 'Content-Type specified was not found' }),
  ],
  refuse: plainRefusal,
};
