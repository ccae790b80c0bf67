// A gateway that has nothing beside its APIs: every function is one that does not exist, and nobody has a key.
import type { LambdaFunctions } from '../../shared/lambda/functions';
import type { AccessSettings, Companions } from './ports';

export const noCompanions: Companions = {
  functions: [],
  serviceEndpoints: [],
  vpcLinks: [],
  loadBalancers: [],
  clientCertificates: [],
};

export const openAccess: AccessSettings = {
  isStrict: false,
  apiKeys: [],
  usagePlans: [],
  users: [],
  accessKeys: [],
  roles: [],
  policies: [],
  userPools: [],
  providerKeys: [],
};

export const noFunctions: LambdaFunctions = {
  invoke: async ({ functionName, region, accountId, requestId = '' }) => ({
    kind: 'refused',
    status: 404,
    errorType: 'ResourceNotFoundException',
    message: `Function not found: arn:aws:lambda:${region}:${accountId}:function:${functionName}`,
    requestId,
  }),
};
