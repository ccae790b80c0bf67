// Who may call, asked once more for a recorded request: by web ACL, policies, authorizer and API key of the deployment
// it runs through. Nothing is counted and nothing is kept: throttles, quotas, rates of web ACLs and results of authorizers
// stay as they are.

import { matchMethod } from '../../2-routing/match-method';
import { openAuthorize } from '../../3-access/authorize';
import { openAuthorizeByFunction } from '../../3-access/authorizers/authorize-by-function';
import { openAuthorizeFunctionRoute } from '../../3-access/http-api/authorize-function-route';
import { openAuthorizeJwtRoute } from '../../3-access/http-api/authorize-jwt-route';
import { openAuthorizeRoute } from '../../3-access/http-api/authorize-route';
import { askOwnPolicies } from '../../3-access/policies/ask-own-policies';
import { decidePolicies } from '../../3-access/policies/decide-policies';
import { resourcePolicyBefore } from '../../3-access/policies/resource-policy';
import { openAuthorizeByToken } from '../../3-access/tokens/authorize-by-token';
import type { TokenKeys } from '../../3-access/tokens/token-keys';
import type { VerifiedTokens } from '../../3-access/tokens/verified-tokens';
import { openRequireApiKey } from '../../3-access/usage/require-api-key';
import { openUsageIndex } from '../../3-access/usage/usage-index';
import { openCheckWebAcl } from '../../3-access/waf/check-web-acl';
import type { ApiExchange, Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange } from '../../http-exchange';
import type { RecordedCaller } from '../../replay-ports';
import { openAuthorizeRecordedSigner } from './recorded-signer';

export interface ReplayAccessParts {
  readonly tokenKeys: TokenKeys;
  /** On the monotonic clock. */
  readonly now: () => number;
}

/** The request that is asked for. */
export interface AskedRequest {
  readonly caller: RecordedCaller;
  /** True where a token of the deployment's authorizers is still masked. */
  readonly hasUnreadToken: boolean;
  /** Hears why nobody can say what would have been decided. */
  readonly unknown: (why: string) => void;
}

export interface ReplayAccess {
  /** The access steps of a REST API, routing among them. */
  rest(asked: AskedRequest): readonly Step[];
  /** The one step of an HTTP API that asks who calls. */
  http(asked: AskedRequest): Step<HttpExchange>;
}

const noSamples = { add: () => undefined };
/** Nobody comes often: a rule that counts would count its own replay. */
const noRates = { count: () => 0, keys: () => [] };

/** Opens them with what one gateway prepares once: compiled web ACLs, indexes of keys and plans. */
export function openReplayAccess({ tokenKeys, now }: ReplayAccessParts): ReplayAccess {
  const checkWebAcl = openCheckWebAcl(now, noSamples, noRates);
  const requireApiKey = openRequireApiKey(openUsageIndex());
  return {
    rest(asked) {
      const authorize = openAuthorize({
        AWS_IAM: openAuthorizeRecordedSigner(asked.caller, asked.unknown),
        CUSTOM: openAuthorizeByFunction({}),
        COGNITO_USER_POOLS: openAuthorizeByToken({ keys: tokenKeys, verified: recordedTokens(asked.caller) }),
      });
      return [checkWebAcl, matchMethod, resourcePolicyBefore, knowing(authorize, asked), decidePolicies, requireApiKey];
    },
    http(asked) {
      const signer = openAuthorizeRecordedSigner(asked.caller, asked.unknown);
      const authorize = openAuthorizeRoute({
        AWS_IAM: (exchange) => {
          void signer(exchange);
          const { refusal } = askOwnPolicies(exchange, 'execute-api:Invoke') ?? {};
          if (refusal !== undefined) throw new GatewayError('ACCESS_DENIED', { reason: refusal });
          exchange.caller = { kind: 'iam' };
        },
        JWT: openAuthorizeJwtRoute(tokenKeys, () => asked.caller.token?.isSigned === true),
        CUSTOM: openAuthorizeFunctionRoute({}),
      });
      return knowing(authorize, asked);
    },
  };
}

/** A refusal for want of a good token says nothing where the token is masked. */
function knowing<E extends ApiExchange>(step: Step<E>, { hasUnreadToken, caller, unknown }: AskedRequest): Step<E> {
  const doubt = (thrown: unknown): never => {
    const isUnread = thrown instanceof GatewayError && thrown.responseType === 'UNAUTHORIZED';
    if (isUnread && hasUnreadToken && caller.token === undefined) {
      unknown('the token that its authorizer asks for is masked, and no authorizer read it then');
    }
    throw thrown;
  };
  return {
    ...step,
    run(exchange) {
      try {
        return step.run(exchange)?.catch(doubt);
      } catch (thrown) {
        doubt(thrown);
      }
    },
  };
}

/** What the recording knows of its token's signature, in the place of what was verified a moment ago. */
function recordedTokens({ token }: RecordedCaller): VerifiedTokens {
  return {
    knownUntil: () => (token?.isSigned === true ? Number.MAX_SAFE_INTEGER : undefined),
    keep: () => undefined,
    flush: () => undefined,
  };
}
