// A method made ready to serve: every template, mapping, pattern, URI and validator prepared at deploy.
import type {
  ContentHandling,
  IntegrationResponse,
  IntegrationType,
  PassthroughBehavior,
} from '../../../shared/definition/rest/integration';
import type { Method } from '../../../shared/definition/rest/method';
import type { HeaderList } from '../../../shared/trace/trace';
import type { MappingScope } from '../../../shared/vtl/mapping-scope';
import type { ExpressionReader, MappingExpression } from '../context/mapping-expression';

/** One method of a deployment. Immutable; shared by all requests. */
export interface CompiledMethod {
  /** Key of the method entity: `method:{apiId}/{resourceId}/GET`, `ANY` included. */
  readonly methodKey: string;
  readonly method: Method;
  readonly resourceId: string;
  /** `/pets/{id}`. */
  readonly resourcePath: string;
  /** Undefined where the method has no integration. */
  readonly integrationType: IntegrationType | undefined;
  readonly methodRequest: CompiledMethodRequest;
  readonly integrationRequest: CompiledIntegrationRequest;
  readonly endpoint: CompiledEndpoint;
  readonly integrationResponses: CompiledIntegrationResponses;
  /** Absent where there is nothing that could be kept. */
  readonly cacheKey?: CompiledCacheKey | undefined;
}

/** What a method's answers are kept under, beside the method itself. */
export interface CompiledCacheKey {
  readonly namespace: string;
  readonly parameters: readonly CacheKeyParameter[];
}

export interface CacheKeyParameter {
  /** As the integration names it. */
  readonly parameter: string;
  readonly read: ExpressionReader;
  /** The header or query parameter that it comes from: it may be a credential. */
  readonly sourceName?: string | undefined;
}

/** What the method request checks. Both parts are empty where no request validator asks for them. */
export interface CompiledMethodRequest {
  /** In the order AWS lists them when they are missing: headers, path, query. */
  readonly requiredParameters: readonly RequiredParameter[];
  readonly bodyModels: BodyModels | undefined;
}

export interface RequiredParameter {
  readonly location: 'header' | 'path' | 'querystring';
  readonly name: string;
}

/** Models by media type. A type without a model and without `$default` is not checked. */
export interface BodyModels {
  readonly byType: ReadonlyMap<string, BodyModel>;
  readonly fallback: BodyModel | undefined;
}

export interface BodyModel {
  readonly modelName: string;
  /** What is wrong with `body`, in the Java validator's words; undefined if nothing is. */
  validate(body: Uint8Array): readonly string[] | undefined;
}

export interface CompiledIntegrationRequest {
  readonly templates: RequestTemplates;
  readonly contentHandling: ContentHandling | undefined;
  readonly path: readonly ParameterMapping[];
  readonly querystring: readonly ParameterMapping[];
  readonly header: readonly ParameterMapping[];
}

export interface RequestTemplates {
  readonly byType: ReadonlyMap<string, BodyTemplate>;
  /** `$default`. */
  readonly fallback: BodyTemplate | undefined;
  readonly passthrough: PassthroughBehavior;
  /** True where any of them may override something in `$context`. */
  readonly usesContext: boolean;
}

/** A mapping template ready to run. */
export interface BodyTemplate {
  readonly contentType: string;
  /** The output of a template that is plain text: encoded once, at deploy. */
  readonly constant: Uint8Array | undefined;
  /** True where it may read or override something in `$context`. */
  readonly usesContext: boolean;
  /** Throws a TemplateError where the template is broken or fails. */
  render(scope: MappingScope): string;
}

/** NAME of `integration.request.{path|querystring|header}.NAME` or `method.response.header.NAME`, and its source. */
export interface ParameterMapping {
  readonly name: string;
  readonly expression: MappingExpression;
}

/** What the integration calls. */
export type CompiledEndpoint = MockEndpoint | HttpEndpoint | LambdaEndpoint | AwsServiceEndpoint | UnavailableEndpoint;

export interface MockEndpoint {
  readonly kind: 'mock';
  /** The statuses of templates that are plain text, by their very output: parsed once, at deploy. */
  readonly constantStatuses: ReadonlyMap<Uint8Array, number | undefined>;
}

export interface HttpEndpoint {
  readonly kind: 'http';
  readonly isProxy: boolean;
  /** `ANY` stands for the client's method. */
  readonly httpMethod: string;
  readonly uri: UriTemplate;
  readonly timeoutMs: number;
  readonly insecureSkipVerification: boolean;
  /** Set for private integrations. */
  readonly vpcLink?: VpcLinkConnection;
  /** The body goes to the client as it comes (`responseTransferMode: STREAM`); HTTP_PROXY only. */
  readonly isStreaming?: boolean;
}

/** The way of a private integration to its endpoint. */
export interface VpcLinkConnection {
  /** Id of the VPC link; may be a stage variable. */
  readonly connectionId: UriTemplate;
  /** ARN of the load balancer or listener, where the integration names one. */
  readonly integrationTarget: string | undefined;
}

/** A Lambda function, named by its ARN. */
export interface LambdaEndpoint {
  readonly kind: 'lambda';
  /** AWS_PROXY; else AWS, with templates and selection. */
  readonly isProxy: boolean;
  /** Anything but POST fails at run time, as on AWS. */
  readonly httpMethod: string;
  /** The whole invocation ARN; any part of it may come from a stage variable. */
  readonly uri: UriTemplate;
  /** What the ARN names where nothing in it varies. */
  readonly target: LambdaTarget | undefined;
  /** Role ARN, or the caller's credentials; may hold stage variables. */
  readonly credentials: UriTemplate | undefined;
  /** A header that a mapping of a proxy sets although none may: every request fails. */
  readonly illegalHeader: string | undefined;
  readonly timeoutMs: number;
}

/** The function that an invocation ARN names. */
export interface LambdaTarget {
  /** What is called: `https://lambda.{region}.amazonaws.com/2015-03-31/functions/{functionArn}/invocations`. */
  readonly url: string;
  readonly functionName: string;
  /** Version or alias. */
  readonly qualifier: string | undefined;
  /** The function's own region, else the one that the invocation ARN names. */
  readonly region: string;
  /** Absent where the function is named without its account. */
  readonly accountId: string | undefined;
}

/** Another AWS service, reached at the endpoint that the workspace gives for it. */
export interface AwsServiceEndpoint {
  readonly kind: 'aws-service';
  readonly httpMethod: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  readonly region: UriTemplate;
  /** As the integration URI spells it, with a subdomain if there is one: `dynamodb`, `bucket.s3`. */
  readonly service: UriTemplate;
  readonly kindOfUri: 'path' | 'action';
  /** What follows `path/` or `action/`, as path and query of a URL whose origin stands for the service's. */
  readonly target: UriTemplate;
  readonly credentials: UriTemplate | undefined;
  readonly timeoutMs: number;
}

/** An integration that cannot be called; answered as a configuration error. */
export interface UnavailableEndpoint {
  readonly kind: 'unavailable';
  /** The execution log's reason. */
  readonly reason: string;
}

/** A URI taken apart at its `{name}` and `${stageVariables.name}` places. */
export interface UriTemplate {
  readonly source: string;
  readonly parts: readonly UriPart[];
  /** True where no part varies: the source is the URL. */
  readonly isConstant: boolean;
}

export interface UriPart {
  readonly kind: 'text' | 'path-parameter' | 'stage-variable';
  /** The text itself, or the name. */
  readonly value: string;
  readonly place: 'origin' | 'path' | 'query';
}

export interface CompiledIntegrationResponses {
  /** The one for `text` (a status code, or an error message), or undefined: no pattern matches and there is no default. */
  select(text: string): CompiledIntegrationResponse | undefined;
}

export interface CompiledIntegrationResponse {
  readonly response: IntegrationResponse;
  readonly status: number;
  /** `default`, or the pattern that was matched: for the trace. */
  readonly label: string;
  /** False where the method has no method response of this status. */
  readonly isDeclared: boolean;
  readonly headers: readonly ParameterMapping[];
  /** The header lines where all mappings are literals. */
  readonly constantHeaders: HeaderList | undefined;
  /** By media type; null leaves the body unmapped. */
  readonly templates: ReadonlyMap<string, BodyTemplate | null>;
  /** For requests that accept none of these types. */
  readonly fallback: BodyTemplate | null;
  readonly contentHandling: ContentHandling | undefined;
}
