// What a deployment becomes before it serves: everything parsed and looked up once, immutable afterwards.
import type { RestApiView } from '../../../shared/definition/api-view';
import type { EndpointType } from '../../../shared/definition/rest/rest-api';
import type { Policy } from '../../../shared/policy/policy';
import type { FunctionAuthorizers } from '../3-access/authorizers/compile-authorizers';
import type { CompileProblem } from '../process/messages';
import type { CompiledGatewayResponses } from './compile-gateway-responses';
import type { CompiledMethod } from './compiled-method';
import type { RouteTree } from './route-tree';

export interface CompiledDeployment {
  readonly apiId: string;
  readonly apiName: string;
  readonly view: RestApiView;
  readonly routes: RouteTree;
  /** Every method by `{resource id}/{method}`, `ANY` as the entity has it. */
  readonly methods: ReadonlyMap<string, CompiledMethod>;
  readonly gatewayResponses: CompiledGatewayResponses;
  /** Lambda authorizers by id. */
  readonly functionAuthorizers: FunctionAuthorizers;
  /** Names in lower case of the headers that authorizers read tokens from. */
  readonly tokenHeaders: ReadonlySet<string>;
  /** Names of the query parameters that authorizers read: traces hide what is a token. */
  readonly tokenParameters: ReadonlySet<string>;
  readonly binaryMediaTypes: readonly string[];
  /** Absent: compression is off. */
  readonly minimumCompressionSize: number | undefined;
  readonly endpointType: EndpointType;
  /** Of a private API: the VPC endpoints it is associated with. */
  readonly vpcEndpointIds?: readonly string[];
  readonly disableExecuteApiEndpoint: boolean;
  /** The resource policy, ready to ask. */
  readonly policy: Policy | undefined;
  /** Parts that cannot work at run time; the deployment stands and such methods answer as AWS would. */
  readonly problems: readonly CompileProblem[];
}

/** The key of `CompiledDeployment.methods`. */
export function compiledMethodKey(resourceId: string, httpMethod: string): string {
  return `${resourceId}/${httpMethod}`;
}
