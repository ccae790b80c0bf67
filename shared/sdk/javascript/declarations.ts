// apigClient.d.ts: the client as TypeScript sees it.
import type { RestApiView } from '../../definition/api-view';
import { commentText, quoted } from '../quote';
import type { SdkMethod } from '../sdk-methods';
import { modelReference, modelsInterface } from './schema-type';

/** The text of apigClient.d.ts. */
export function apigClientDeclarations(view: RestApiView, methods: readonly SdkMethod[]): string {
  const known = new Set(view.models.keys());
  const members = methods.flatMap((method) => {
    const signature = signatureOf(method, known);
    const names = [method.name, ...(method.alias === undefined ? [] : [method.alias])];
    return names.map(
      (name) => `    /** ${method.verb} ${commentText(method.path)} */\n    ${quoted(name)}${signature};\n`,
    );
  });
  return `// Types of apigClient.js. Generated: changes are lost.
export = apigClientFactory;
export as namespace apigClientFactory;

declare namespace apigClientFactory {
  function newClient(config?: ClientConfiguration): ApigClient;

  interface ClientConfiguration {
    /** Calls are signed where both keys are given. */
    accessKey?: string;
    secretKey?: string;
    sessionToken?: string;
    region?: string;
    /** Sent as x-api-key. */
    apiKey?: string;
    defaultContentType?: string;
    defaultAcceptType?: string;
    /** Where the stage is, for example after it moved to AWS. */
    invokeUrl?: string;
  }

  type ParameterValue = string | number | boolean | null | undefined;
  type Parameter = ParameterValue | readonly ParameterValue[];

  interface AdditionalParameters {
    headers?: { readonly [name: string]: Parameter };
    queryParams?: { readonly [name: string]: Parameter };
  }

  /** What a call resolves with. It is rejected with an Error that has the same members where the status is no success. */
  interface Answer<Data> {
    data: Data;
    status: number;
    statusText: string;
    headers: { [name: string]: string };
    config: { method: string; url: string; headers: { [name: string]: string }; data?: unknown };
  }

  interface ApigClient {
${members.join('')}  }

${modelsInterface(view.models)}}
`;
}

function signatureOf(method: SdkMethod, known: ReadonlySet<string>): string {
  const required = new Set(method.requiredNames);
  const names = [...new Set([...method.pathNames, ...method.queryNames, ...method.headerNames])];
  const params = names.map((name) => `${quoted(name)}${required.has(name) ? '' : '?'}: Parameter`).join('; ');
  const mayLeaveOut = required.size === 0 ? '?' : '';
  const body = bodyType(method, known);
  const answers = method.answerModels.map((name) => modelReference(name, known));
  // A response without a model may hold anything, and so does the whole then.
  const data = answers.length === 0 || answers.includes('unknown') ? 'unknown' : answers.join(' | ');
  const given = params === '' ? '{ readonly [name: string]: never } | null' : `{ ${params} }`;
  return `(params${mayLeaveOut}: ${given}, body?: ${body}, additionalParams?: AdditionalParameters): Promise<Answer<${data}>>`;
}

/** Texts and bytes are sent as they are, whatever the model says. */
function bodyType({ takesBody, bodyModel }: SdkMethod, known: ReadonlySet<string>): string {
  if (!takesBody || bodyModel === undefined) return 'unknown';
  const model = modelReference(bodyModel, known);
  return model === 'unknown' ? model : `${model} | string | ArrayBuffer | ArrayBufferView`;
}
