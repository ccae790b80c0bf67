// Rate-based statements: requests of one key within a sliding window.
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html
import { byteText } from './byte-text';
import { forwardedAddresses } from './compile-addresses';
import { cookiesOf, headerText, queryArguments, textsOf } from './inspected-request';
import type { CustomKey, RateBasedStatement } from './statement';
import {
  type CompiledStatement,
  StatementProblem,
  type StatementSurroundings,
  type WafMoment,
} from './statement-surroundings';
import { transformText } from './text-transformations';

const defaultWindowSeconds = 300;

/** Reads one part of a request's key; undefined where the request has none: it is not counted. */
type KeyPart = (moment: WafMoment) => string | undefined;

/** Requests that `scopeDown` lets through count under their key; over the limit they match until fewer come. */
export function compileRate(
  rate: RateBasedStatement,
  scopeDown: CompiledStatement | undefined,
  around: StatementSurroundings,
): CompiledStatement {
  const { Limit, EvaluationWindowSec = defaultWindowSeconds, AggregateKeyType } = rate;
  if (AggregateKeyType === 'CONSTANT' && scopeDown === undefined) {
    throw new StatementProblem('A rate-based statement with the key CONSTANT needs a ScopeDownStatement.');
  }
  const keyOf = keyReader(rate, around);
  const windowMs = EvaluationWindowSec * 1_000;
  return (moment) => {
    if (scopeDown !== undefined && scopeDown(moment) === undefined) return undefined;
    const key = keyOf(moment);
    if (key === undefined) return undefined;
    const count = moment.rates.count(around.rule, key, windowMs, moment.at);
    if (count <= Limit) return undefined;
    const shown = AggregateKeyType === 'CONSTANT' ? '' : ` of ${key}`;
    return { words: `${count} requests${shown} within ${EvaluationWindowSec} s, more than ${Limit}` };
  };
}

function keyReader(rate: RateBasedStatement, around: StatementSurroundings): KeyPart {
  switch (rate.AggregateKeyType) {
    case 'IP':
      return ({ request }) => request.sourceIp;
    case 'CONSTANT':
      return () => 'all';
    case 'FORWARDED_IP':
      return forwarded(rate);
    case 'CUSTOM_KEYS': {
      const parts = (rate.CustomKeys ?? []).map((key) => customPart(key, rate, around));
      return (moment) => {
        const values = parts.map((part) => part(moment));
        return values.every((value) => value !== undefined) ? values.join(' / ') : undefined;
      };
    }
  }
}

function forwarded({ ForwardedIPConfig: config }: RateBasedStatement): KeyPart {
  if (config === undefined) throw new StatementProblem('The key FORWARDED_IP needs a ForwardedIPConfig.');
  return ({ request }) => {
    const [address] = forwardedAddresses(request, config.HeaderName, 'FIRST') ?? [];
    if (address !== undefined) return address;
    // AWS documented: with the fallback MATCH requests without a valid address are counted together
    const isSent = headerText(request, config.HeaderName) !== undefined;
    return isSent && config.FallbackBehavior === 'MATCH' ? 'no valid address' : undefined;
  };
}

function customPart(key: CustomKey, rate: RateBasedStatement, { digest, labelPrefix }: StatementSurroundings): KeyPart {
  if (key.IP !== undefined) return ({ request }) => request.sourceIp;
  if (key.ForwardedIP !== undefined) return forwarded(rate);
  if (key.HTTPMethod !== undefined) return ({ request }) => request.method;
  if (key.LabelNamespace !== undefined) {
    const { Namespace } = key.LabelNamespace;
    const prefix = Namespace.startsWith('awswaf:') ? Namespace : labelPrefix + Namespace;
    return ({ labels }) => {
      const found = [...labels].filter((label) => label.startsWith(prefix));
      return found.length === 0 ? undefined : found.join(',');
    };
  }
  const { Header, Cookie, QueryArgument, QueryString, UriPath } = key;
  const transformations = (Header ?? Cookie ?? QueryArgument ?? QueryString ?? UriPath)?.TextTransformations ?? [];
  const read = (moment: WafMoment): string | undefined => {
    const { request, limits } = moment;
    if (Header !== undefined) return headerText(request, Header.Name);
    if (Cookie !== undefined) {
      const found = cookiesOf(request).find(([name]) => name === Cookie.Name);
      return found && byteText(found[1]);
    }
    if (QueryArgument !== undefined) {
      const found = queryArguments(request).find(([name]) => name.toLowerCase() === QueryArgument.Name.toLowerCase());
      return found && byteText(found[1]);
    }
    const [text] = textsOf(request, QueryString === undefined ? { UriPath: {} } : { QueryString: {} }, limits);
    return text;
  };
  return (moment) => {
    const text = read(moment);
    return text === undefined ? undefined : transformText(text, transformations, digest);
  };
}
