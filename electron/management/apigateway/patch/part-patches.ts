// The patch paths of the named parts of an API: models, validators, authorizers, gateway responses, documentation.
import { badRequest } from '../../wire/aws-error';
import { listedRefusal, type PatchTable, plainRefusal } from './apply-patch';
import { booleanAt, listAt, mapAt, numberAt, textAt } from './patch-rules';

export const resourcePatches: PatchTable = {
  rules: [textAt('/parentId'), textAt('/pathPart')],
  refuse: listedRefusal(['/parentId', '/pathPart']),
};

export const modelPatches: PatchTable = {
  rules: [textAt('/description'), textAt('/schema')],
  refuse: listedRefusal(['/description', '/schema']),
};

export const requestValidatorPatches: PatchTable = {
  rules: [
    {
      path: '/name',
      ops: ['replace'],
      apply(draft, { value = '' }) {
        draft.name = value;
      },
    },
    booleanAt('/validateRequestParameters'),
    booleanAt('/validateRequestBody'),
  ],
  refuse: listedRefusal(['/name', '/validateRequestParameters', '/validateRequestBody']),
};

export const documentationPartPatches: PatchTable = {
  rules: [textAt('/properties')],
  refuse: listedRefusal(['/properties']),
};

/** Deployments, documentation versions and client certificates let their description be changed. */
export const descriptionPatches: PatchTable = {
  rules: [textAt('/description')],
  refuse: plainRefusal,
};

export const vpcLinkPatches: PatchTable = {
  rules: [
    {
      path: '/name',
      ops: ['replace'],
      apply(draft, { value = '' }) {
        draft.name = value;
      },
    },
    textAt('/description'),
    {
      path: '/targetArns',
      ops: ['add', 'remove', 'replace'],
      apply() {
        // AWS recorded: a public report quotes it
        throw badRequest('Target arns are not allowed to be changed/added.');
      },
    },
  ],
  refuse: plainRefusal,
};

export const authorizerPatches: PatchTable = {
  rules: [
    textAt('/name'),
    textAt('/type'),
    textAt('/authType'),
    textAt('/authorizerUri'),
    textAt('/authorizerCredentials'),
    textAt('/identityValidationExpression'),
    numberAt('/authorizerResultTtlInSeconds', 'Authorizer result TTL must be between 0 and 3600 seconds'),
    listAt('/providerARNs'),
    {
      // one text with commas between the sources
      path: '/identitySource',
      ops: ['add', 'remove', 'replace'],
      apply(draft, { op, value = '' }) {
        const sources = String(draft.identitySource ?? '')
          .split(',')
          .filter((source) => source !== '');
        const others = sources.filter((source) => source !== value);
        const next = op === 'replace' ? value : (op === 'add' ? [...others, value] : others).join(',');
        if (next === '') delete draft.identitySource;
        else draft.identitySource = next;
      },
    },
  ],
  refuse: plainRefusal,
};

export const gatewayResponsePatches: PatchTable = {
  rules: [
    textAt('/statusCode'),
    mapAt('/responseParameters', {
      missing: 'Invalid parameter name specified',
      empty: 'Invalid null or empty value in responseParameters',
    }),
    mapAt('/responseTemplates', {
      missing: 'Content-Type specified was not found',
      empty: 'Invalid null or empty value in responseTemplates',
    }),
  ],
  // AWS recorded: `add` and `remove` of `/statusCode` are an invalid path, not an invalid operation
  refuse: (operation) => plainRefusal(operation, undefined),
};
