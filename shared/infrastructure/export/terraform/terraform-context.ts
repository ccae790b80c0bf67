// What the writers of a Terraform configuration share: names, references and texts.
import type { CollectedApi } from '../collect-api';
import type { Surroundings } from '../collect-surroundings';
import { type NameBook, terraformNames } from '../names';
import { isSecretName } from '../secret-names';
import { textParts } from '../text-parts';
import type { HclBlock, HclValue } from './hcl';

export interface TerraformContext<A extends Surroundings = CollectedApi> {
  readonly api: A;
  /** `aws_api_gateway_rest_api.api` */
  readonly apiAddress: string;
  readonly names: NameBook;
  /** Variables by name. */
  readonly variables: Map<string, HclBlock>;
  /** A text of the definition; where it names the account, the region or a function, the reference stands there. */
  text(text: string): HclValue;
  text(text: string | undefined): HclValue | undefined;
  /** The value of a setting: a sensitive variable where its name says it is a secret. */
  setting(owner: string, name: string, value: string): HclValue;
  /** A reference to an attribute of the thing `type` that `words` identify. */
  reference(type: string, attribute: string, ...words: readonly string[]): { readonly raw: string };
}

/** The API's id. */
export const apiId = { raw: 'aws_api_gateway_rest_api.api.id' };

const placeReferences = {
  partition: { raw: 'data.aws_partition.current.partition' },
  // `name` before version 6 of the provider, `region` after it; the id is the same in both.
  region: { raw: 'data.aws_region.current.id' },
  account: { raw: 'data.aws_caller_identity.current.account_id' },
} as const;

/** Opens a context for one configuration. */
export function openTerraform<A extends Surroundings>(
  api: A,
  apiAddress = 'aws_api_gateway_rest_api.api',
): TerraformContext<A> {
  const names = terraformNames();
  const variables = new Map<string, HclBlock>();
  const reference = (type: string, attribute: string, ...words: readonly string[]) => ({
    raw: `${type}.${names.of(type, ...words)}${attribute === '' ? '' : `.${attribute}`}`,
  });
  function text(given: string): HclValue;
  function text(given: string | undefined): HclValue | undefined;
  function text(given: string | undefined): HclValue | undefined {
    if (given === undefined) return undefined;
    const template = textParts(given, api.place).map((part) => {
      if (typeof part === 'string') return part;
      if ('functionArn' in part) return reference('aws_lambda_function', 'arn', part.functionArn);
      return placeReferences[part.place];
    });
    const [only, more] = template;
    return more === undefined && only !== undefined ? only : { template };
  }
  return {
    api,
    apiAddress,
    names,
    variables,
    text,
    setting(owner, name, value) {
      if (!isSecretName(name)) return text(value);
      const variable = names.of('variable', owner, name);
      const attributes = { description: `${name} of ${owner}`, type: { raw: 'string' }, sensitive: true };
      variables.set(variable, { type: 'variable', labels: [variable], attributes });
      return { raw: `var.${variable}` };
    },
    reference,
  };
}

/** A resource block. */
export function resource(
  { names }: Pick<TerraformContext, 'names'>,
  type: string,
  words: readonly string[],
  attributes: HclBlock['attributes'],
  blocks: readonly HclBlock[] = [],
): HclBlock {
  return { type: 'resource', labels: [type, names.of(type, ...words)], attributes: attributes ?? {}, blocks };
}

/** A map as a value; undefined where it is empty. */
export function mapOf<T>(
  map: Readonly<Record<string, T>> | undefined,
  value: (item: T, name: string) => HclValue,
): HclValue | undefined {
  const entries = Object.entries(map ?? {}).map(([name, item]) => [name, value(item, name)] as const);
  return entries.length === 0 ? undefined : { map: Object.fromEntries(entries) };
}

/** A list as a value; undefined where it is empty. */
export function listOf(list: readonly HclValue[] | undefined): HclValue | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

/** Tags; `aws:` is AWS's own name space and nobody else may set it. */
export function tagsOf(tags: Readonly<Record<string, string>> | undefined): HclValue | undefined {
  const own = Object.entries(tags ?? {}).filter(([name]) => !name.startsWith('aws:'));
  return mapOf(Object.fromEntries(own), (value) => value);
}

/** A nested block; none where it would be empty. */
export function nested(type: string, attributes: NonNullable<HclBlock['attributes']>): readonly HclBlock[] {
  return Object.values(attributes).every((value) => value === undefined) ? [] : [{ type, attributes }];
}
