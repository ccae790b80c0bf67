// Every rule of the findings: its name, how bad it is, and one line that says what it looks for.
import type { Finding } from '../finding';

interface FindingRuleText {
  readonly severity: Finding['severity'];
  readonly summary: string;
}

/** The rules by name; docs/findings.md shows them. */
export const findingRules = {
  'root-missing': { severity: 'error', summary: 'An API has no root resource, so nothing of it can be reached.' },
  'resource-unreachable': { severity: 'error', summary: 'A resource hangs under a parent that is not there.' },
  'resource-refused': { severity: 'error', summary: 'A resource stands where API Gateway would not create it.' },
  'method-unreachable': { severity: 'error', summary: 'A method belongs to a resource that is not there.' },
  'no-methods': { severity: 'warning', summary: 'An API without methods cannot be deployed.' },
  'private-without-policy': {
    severity: 'warning',
    summary: 'A private API has no resource policy: nobody may call it, and AWS refuses to deploy it.',
  },
  'no-routes': { severity: 'warning', summary: 'An HTTP or WebSocket API without routes cannot be deployed.' },
  'route-without-integration': { severity: 'warning', summary: 'A route has no integration, so it calls nothing.' },
  'default-route-missing': {
    severity: 'info',
    summary: 'A WebSocket API has no $default route: messages that select no route are refused.',
  },
  'route-response-missing': {
    severity: 'warning',
    summary: 'A route selects a response it does not have, or has one that nothing selects: clients get no answer.',
  },
  'response-unreachable': {
    severity: 'error',
    summary: 'A route response or integration response belongs to a route or integration that is not there.',
  },
  'preflight-refused': {
    severity: 'warning',
    summary: 'CORS is configured, but a route with an authorizer takes the preflight requests and refuses them.',
  },
  'cors-origin-invalid': {
    severity: 'warning',
    summary: 'An allowed origin has a path or a slash at its end: no browser ever sends it.',
  },
  'integration-unused': { severity: 'info', summary: 'No route has this integration.' },
  'issuer-invalid': {
    severity: 'warning',
    summary: 'The issuer of a JWT authorizer is the address of its document: no token has it.',
  },
  'integration-missing': { severity: 'error', summary: 'A method without integration stops a deployment.' },
  'authorizer-unknown': { severity: 'error', summary: 'A method asks for an authorizer that the API does not have.' },
  'authorizer-type-mismatch': {
    severity: 'error',
    summary: 'A method’s authorization type is not the one its authorizer has: its requests are refused.',
  },
  'authorizer-identity-invalid': {
    severity: 'error',
    summary: 'An authorizer’s identity source or validation pattern is none: every request answers 500.',
  },
  'authorizer-sources-missing': {
    severity: 'warning',
    summary: 'A REQUEST authorizer keeps results but names nothing to keep them by.',
  },
  'certificate-key-missing': {
    severity: 'warning',
    summary: 'The private key of a certificate is not on this machine: nothing can show it.',
  },
  'certificate-unknown': {
    severity: 'info',
    summary: 'A domain name uses a certificate that is not in the workspace: the local authority issues one for it.',
  },
  'default-endpoint-open': {
    severity: 'warning',
    summary: 'An API behind a domain name with mutual TLS answers on its default endpoint without a certificate.',
  },
  'access-key-without-user': { severity: 'warning', summary: 'An access key belongs to a user that is not there.' },
  'access-key-without-secret': {
    severity: 'warning',
    summary: 'The secret of an access key is not on this machine: its signatures are refused.',
  },
  'managed-policy-unknown': {
    severity: 'warning',
    summary: 'A user or role has a managed policy, or a boundary, that nothing is known of here.',
  },
  'credentials-role-unknown': {
    severity: 'info',
    summary: 'An integration or authorizer names a role that the workspace, which has some, does not have.',
  },
  'credentials-role-untrusting': {
    severity: 'warning',
    summary: 'The role of an integration or authorizer does not trust API Gateway.',
  },
  'user-pool-invalid': { severity: 'error', summary: 'An authorizer names something that is no user pool.' },
  'user-pool-missing': {
    severity: 'info',
    summary: 'An authorizer names a user pool that the workspace does not have: only local tokens are let in.',
  },
  'scopes-unmatched': {
    severity: 'warning',
    summary: 'A method wants scopes, but its authorizer’s validation expression refuses every access token.',
  },
  'scope-unknown': { severity: 'warning', summary: 'A method wants a scope that its user pool does not have.' },
  'scopes-ignored': {
    severity: 'warning',
    summary: 'A method has scopes, which its kind of authorization does not look at.',
  },
  'request-validator-unknown': {
    severity: 'error',
    summary: 'A method asks for a request validator that the API does not have.',
  },
  'model-unknown': { severity: 'error', summary: 'A method or a model names a model that the API does not have.' },
  'parameter-refused': {
    severity: 'error',
    summary: 'A request or response parameter has a name API Gateway refuses, or one name stands in two places.',
  },
  'path-parameter-missing': {
    severity: 'warning',
    summary: 'A method requires a path parameter that its resource does not have: validation would always fail.',
  },
  'operation-name-duplicate': { severity: 'warning', summary: 'Two methods have one operation name.' },
  'endpoint-invalid': {
    severity: 'error',
    summary: 'The uri or method of an integration is not one API Gateway takes.',
  },
  'timeout-refused': { severity: 'error', summary: 'An integration timeout is out of range for the endpoint type.' },
  'uri-placeholder-unmapped': {
    severity: 'error',
    summary: 'A placeholder in an integration uri has no integration.request.path mapping.',
  },
  'mapping-refused': {
    severity: 'error',
    summary: 'A parameter mapping is no expression, or names a parameter that is not declared.',
  },
  'method-response-missing': {
    severity: 'error',
    summary: 'An integration response has no method response with its status code.',
  },
  'default-response-missing': {
    severity: 'warning',
    summary: 'No integration response stands for answers that match no selection pattern; they become 500.',
  },
  'selection-pattern-invalid': { severity: 'error', summary: 'A selection pattern is no Java regular expression.' },
  'stage-variable-undefined': {
    severity: 'warning',
    summary: 'An integration or authorizer uses a stage variable that no stage of the API has.',
  },
  'function-missing': {
    severity: 'warning',
    summary: 'An integration or authorizer calls a Lambda function that the workspace does not have: calls answer 500.',
  },
  'service-endpoint-missing': {
    severity: 'warning',
    summary: 'An AWS integration calls a service that the workspace has no endpoint for: calls answer 500.',
  },
  'vpc-link-unknown': { severity: 'error', summary: 'An integration names a VPC link that is not there.' },
  'load-balancer-unmapped': {
    severity: 'warning',
    summary: 'Nothing stands for the load balancer behind a VPC link, and the uri names no host of this machine.',
  },
  'template-invalid': { severity: 'error', summary: 'A mapping template does not compile.' },
  'template-refused': { severity: 'error', summary: 'A template is too long or stands under a wrong content type.' },
  'model-schema-invalid': { severity: 'error', summary: 'The schema of a model is no JSON object, or is empty.' },
  'part-refused': {
    severity: 'error',
    summary: 'An authorizer, validator, gateway response, stage or the API itself breaks a rule of API Gateway.',
  },
  'policy-invalid': { severity: 'error', summary: 'A policy is no policy document.' },
  'policy-too-long': { severity: 'error', summary: 'A resource policy is longer than API Gateway keeps.' },
  'policy-never-matches': {
    severity: 'warning',
    summary: 'A part of a policy names another service, API, stage or method, so it matches no request.',
  },
  'policy-key-unknown': {
    severity: 'warning',
    summary: 'A policy asks for a condition key that requests to this API do not have.',
  },
  'policy-too-wide': { severity: 'info', summary: 'A policy lets everybody do everything.' },
  'policy-cancelled': { severity: 'warning', summary: 'A statement of a policy denies all that another one allows.' },
  'reference-unknown': {
    severity: 'error',
    summary: 'A usage plan, API key or base path mapping names something that is not there.',
  },
  'test-reference-unknown': {
    severity: 'warning',
    summary: 'A test names an API, stage, model or persona that is not there.',
  },
  'test-check-invalid': { severity: 'warning', summary: 'A check of a test lacks something, or can never be met.' },
  'test-secret-plain': {
    severity: 'warning',
    summary: 'A header of a test carries a credential that everyone who has the file can read.',
  },
  'cache-without-cluster': {
    severity: 'warning',
    summary: 'Caching is enabled for methods of a stage that has no cache cluster: nothing is kept.',
  },
  'cache-without-methods': {
    severity: 'info',
    summary: 'A stage has a cache cluster, which AWS charges for, and caching is enabled for none of its methods.',
  },
  'cache-key-incomplete': {
    severity: 'warning',
    summary: 'A cached method does not have its path variables in the cache key: all their values get one answer.',
  },
  'cache-shared-by-callers': {
    severity: 'info',
    summary: 'A cached method is guarded, and nothing in its cache key tells callers apart: all get one answer.',
  },
  'waf-reference-unknown': {
    severity: 'error',
    summary: 'A rule of a web ACL names a set or rule group that is not there, or a stage such a web ACL.',
  },
  'waf-rule-refused': {
    severity: 'error',
    summary: 'AWS refuses a rule: its priority is taken, it has no action or two, or its pattern cannot be read.',
  },
  'waf-rule-unreachable': {
    severity: 'warning',
    summary: 'A rule of a web ACL is never asked, because one before it takes every request.',
  },
  'waf-group-unknown': {
    severity: 'info',
    summary: 'A web ACL uses a managed rule group whose rules are not public: it never matches here.',
  },
  'quota-exceeded': { severity: 'warning', summary: 'An API has more of something than the default quota allows.' },
  'setting-not-enforced': { severity: 'info', summary: 'A setting is kept but does nothing here; AWS honours it.' },
} as const satisfies Readonly<Record<string, FindingRuleText>>;

export type FindingRule = keyof typeof findingRules;
