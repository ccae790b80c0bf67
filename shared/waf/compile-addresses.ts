// Statements about where a request came from: IP sets and countries.
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-ipset-match.html
import { type IpAddress, type IpRange, isInRange, readIpAddress, readIpRange } from '../policy/ip-range';
import { headerText, type InspectedRequest } from './inspected-request';
import type { ForwardedIpConfig, Statement } from './statement';
import { type CompiledStatement, StatementProblem } from './statement-surroundings';
import type { WafSets } from './web-acl';

/** Compiles the statement where it is one of these. */
export function compileAddresses(
  { IPSetReferenceStatement: set, GeoMatchStatement: geo }: Statement,
  sets: WafSets,
): CompiledStatement | undefined {
  if (set !== undefined) {
    const ipSet = sets.ipSets.find(({ ARN }) => ARN === set.ARN);
    if (ipSet === undefined) throw new StatementProblem(`There is no IP set ${set.ARN}.`);
    const ranges = ipSet.Addresses.flatMap((text) => readIpRange(text) ?? []);
    const { IPSetForwardedIPConfig: config } = set;
    return addressStatement(config, config?.Position ?? 'FIRST', (address) =>
      ranges.some((range) => isInRange(address, range)) ? `in ${ipSet.Name}` : undefined,
    );
  }
  if (geo === undefined) return undefined;
  const countries = readCountries(sets.countries);
  const wanted = new Set(geo.CountryCodes);
  return addressStatement(geo.ForwardedIPConfig, 'FIRST', (address) => {
    const code = countryOf(countries, address);
    return code !== undefined && wanted.has(code) ? `from ${code}` : undefined;
  });
}

/** The addresses that a header names, by position; undefined where it is missing or names none. */
export function forwardedAddresses(
  request: InspectedRequest,
  headerName: string,
  position: 'FIRST' | 'LAST' | 'ANY',
): readonly string[] | undefined {
  const entries = (headerText(request, headerName) ?? '').split(',').map((entry) => entry.trim());
  const chosen = position === 'ANY' ? entries : position === 'FIRST' ? entries.slice(0, 1) : entries.slice(-1);
  return chosen.every((entry) => readIpAddress(entry) !== undefined) ? chosen : undefined;
}

function addressStatement(
  config: ForwardedIpConfig | undefined,
  position: 'FIRST' | 'LAST' | 'ANY',
  match: (address: IpAddress) => string | undefined,
): CompiledStatement {
  return ({ request }) => {
    const texts = config === undefined ? [request.sourceIp] : forwardedAddresses(request, config.HeaderName, position);
    // AWS documented: a header without a valid address counts as the fallback says; a missing one never matches
    if (texts === undefined) {
      const isMissing = headerText(request, config?.HeaderName ?? '') === undefined;
      const isMatch = !isMissing && config?.FallbackBehavior === 'MATCH';
      return isMatch ? { words: `header ${config.HeaderName} holds no address` } : undefined;
    }
    for (const text of texts) {
      const address = readIpAddress(text);
      const found = address && match(address);
      if (found !== undefined) return { words: `address ${text} is ${found}` };
    }
    return undefined;
  };
}

interface Country {
  readonly range: IpRange;
  readonly code: string;
}

/** Narrow ranges first: they say more. */
function readCountries(countries: Readonly<Record<string, string>>): readonly Country[] {
  return Object.entries(countries)
    .flatMap(([text, code]) => {
      const range = readIpRange(text);
      return range === undefined ? [] : [{ range, code }];
    })
    .sort((a, b) => b.range.prefix - a.range.prefix);
}

function countryOf(countries: readonly Country[], address: IpAddress): string | undefined {
  return countries.find(({ range }) => isInRange(address, range))?.code;
}
