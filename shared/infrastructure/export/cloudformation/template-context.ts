// What the writers of a CloudFormation or SAM template share: names, texts with references, and parameters.
import type { CollectedApi } from '../collect-api';
import type { Surroundings } from '../collect-surroundings';
import { logicalNames, type NameBook } from '../names';
import { isSecretName } from '../secret-names';
import { type TextPart, textParts } from '../text-parts';

export type TemplateValue = unknown;
export type Properties = Readonly<Record<string, TemplateValue>>;

export interface TemplateResource {
  readonly Type: string;
  readonly DependsOn?: readonly string[];
  readonly Properties: Properties;
}

export type TemplateResources = readonly (readonly [logicalId: string, resource: TemplateResource])[];

export interface TemplateContext<A extends Surroundings = CollectedApi> {
  readonly api: A;
  readonly names: NameBook;
  readonly parameters: Map<string, Properties>;
  /** A text of the definition as a value: `Fn::Sub` where it names the account, the region or a function. */
  text(text: string): TemplateValue;
  /** The value of a setting: a parameter without echo where its name says it is a secret. */
  setting(owner: string, name: string, value: string): TemplateValue;
}

/** The logical id of the API in every template. */
export const apiLogicalId = 'Api';

/** The API's id. */
export const apiRef = { Ref: apiLogicalId };

/** Opens a context for one template. */
export function openTemplate<A extends Surroundings>(api: A): TemplateContext<A> {
  const names = logicalNames();
  const parameters = new Map<string, Properties>();
  const text = (given: string): TemplateValue => {
    const parts = textParts(given, api.place);
    const [only, more] = parts;
    if (more === undefined && typeof only === 'string') return only;
    return { 'Fn::Sub': parts.map((part) => subText(part, names)).join('') };
  };
  return {
    api,
    names,
    parameters,
    text,
    setting(owner, name, value) {
      if (!isSecretName(name)) return text(value);
      const id = names.of('Parameter', owner, name);
      parameters.set(id, { Type: 'String', NoEcho: true, Description: `${name} of ${owner}` });
      return { Ref: id };
    },
  };
}

function subText(part: TextPart, names: NameBook): string {
  // Stage variables look like references of the template and are told apart by a bang.
  if (typeof part === 'string') return part.replaceAll('${', '${!');
  if ('functionArn' in part) return `\${${names.of('Function', part.functionArn)}.Arn}`;
  return { partition: '${AWS::Partition}', region: '${AWS::Region}', account: '${AWS::AccountId}' }[part.place];
}

/** Members that are set and not empty. */
export function filled(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => {
      if (value === undefined || value === '') return false;
      if (Array.isArray(value)) return value.length > 0;
      return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
    }),
  );
}

/** Tags as a list; `aws:` is AWS's own name space and nobody else may set it. */
export function tagList(tags: Readonly<Record<string, string>> | undefined): readonly Properties[] {
  return Object.entries(tags ?? {})
    .filter(([key]) => !key.startsWith('aws:'))
    .map(([Key, Value]) => ({ Key, Value }));
}
