// Texts that name the local account, region or functions, taken apart, so that a template can name its own.
import { shortApiArns } from './own-arns';

/** A piece of a text: as it is, or what the place of deployment puts there. */
export type TextPart =
  | string
  | { readonly place: 'partition' | 'region' | 'account' }
  | { readonly functionArn: string };

export interface TextPlace {
  readonly apiId: string;
  readonly region: string;
  readonly accountId: string;
  /** Names of the functions that the template makes. */
  readonly functionNames: ReadonlySet<string>;
}

/** Takes `text` apart. A text that names nothing local is one piece. */
export function textParts(text: string, { apiId, region, accountId, functionNames }: TextPlace): readonly TextPart[] {
  const short = shortApiArns(text, apiId);
  if (!short.includes('arn:')) return [short];
  const local = new RegExp(
    `arn:aws:lambda:${region}:${accountId}:function:([A-Za-z0-9_-]+)|arn:aws:apigateway:${region}:|arn:aws:([a-z0-9-]+):${region}:${accountId}:|arn:aws:iam::${accountId}:`,
    'g',
  );
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of short.matchAll(local)) {
    const [found, functionName, service] = match;
    parts.push(short.slice(end, match.index), ...partsOfArn(found, functionName, service, functionNames));
    end = match.index + found.length;
  }
  parts.push(short.slice(end));
  return joined(parts);
}

function partsOfArn(
  found: string,
  functionName: string | undefined,
  service: string | undefined,
  functionNames: ReadonlySet<string>,
): readonly TextPart[] {
  const start: readonly TextPart[] = ['arn:', { place: 'partition' }];
  const here: readonly TextPart[] = [{ place: 'region' }, ':', { place: 'account' }, ':'];
  if (functionName !== undefined) {
    if (functionNames.has(functionName)) return [{ functionArn: functionName }];
    return [...start, ':lambda:', ...here, `function:${functionName}`];
  }
  if (found.startsWith('arn:aws:iam::')) return [...start, ':iam::', { place: 'account' }, ':'];
  if (service === undefined) return [...start, ':apigateway:', { place: 'region' }, ':'];
  return [...start, `:${service}:`, ...here];
}

/** Texts that follow each other as one, empty ones left out. */
function joined(parts: readonly TextPart[]): readonly TextPart[] {
  const result: TextPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result.length === 0 ? [''] : result;
}
