// AWS integrations that only hand the body to a service → the subtypes of HTTP APIs, which need no templates.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
import { isMembers } from '../edits/member-path';
import { parseJson } from '../edits/parse-json';
import type { Integration } from '../rest/integration';

export interface MovedService {
  readonly integrationSubtype: string;
  readonly requestParameters: Readonly<Record<string, string>>;
}

/** How templates say the whole body, with what makes it safe inside of other text. */
const wholeBody = /^(?:\$util\.(?:urlEncode|escapeJavaScript)\()?\$input\.(?:body|json\(['"]\$['"]\))\)?$/;

/** The subtype that does what the integration does; undefined where its template does more than subtypes can. */
export function moveService({ uri = '', requestTemplates = {} }: Integration): MovedService | undefined {
  const [, region = '', service = '', kind = '', rest = ''] =
    /^arn:[^:]+:apigateway:([a-z0-9-]+):([a-z-]+):(path|action)\/(.+)$/.exec(uri) ?? [];
  const templates = new Set(Object.values(requestTemplates).flatMap((template) => template?.trim() ?? []));
  const [template = ''] = templates;
  if (templates.size !== 1) return undefined;
  if (service === 'sqs' && kind === 'path') return sendMessage(template, region, rest);
  if (service === 'states' && kind === 'action') return startExecution(template, region, rest);
  return service === 'events' && rest === 'PutEvents' ? putEvents(template, region) : undefined;
}

/** `Action=SendMessage&MessageBody=$input.body` on `{account}/{queue}`. */
function sendMessage(template: string, region: string, queue: string): MovedService | undefined {
  const pairs = template
    .split('&')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  const { Action, Version: _version, ...inputs } = Object.fromEntries(pairs) as Record<string, string>;
  if (Action !== 'SendMessage' || !/^\d{12}\/[\w.-]+$/.test(queue)) return undefined;
  const isDecoded = (text: string) => (text.includes('$') ? text : decoded(text));
  const values = valuesOf(Object.fromEntries(Object.entries(inputs).map(([name, text]) => [name, isDecoded(text)])));
  return (
    values &&
    serviceOf('SQS-SendMessage', region, { QueueUrl: `https://sqs.${region}.amazonaws.com/${queue}`, ...values })
  );
}

/** `{"stateMachineArn": "…", "input": "$util.escapeJavaScript($input.json('$'))"}`. */
function startExecution(template: string, region: string, action: string): MovedService | undefined {
  if (action !== 'StartExecution' && action !== 'StartSyncExecution') return undefined;
  const values = valuesOf(parseJson(template));
  const named =
    values && Object.entries(values).map(([name, text]) => [name.slice(0, 1).toUpperCase() + name.slice(1), text]);
  return named && serviceOf(`StepFunctions-${action}`, region, Object.fromEntries(named));
}

/** `{"Entries": [{"Source": "…", "DetailType": "…", "Detail": "$util.escapeJavaScript($input.body)"}]}`. */
function putEvents(template: string, region: string): MovedService | undefined {
  const whole = parseJson(template);
  const entries = isMembers(whole) && Array.isArray(whole.Entries) ? whole.Entries : [];
  const values = entries.length === 1 ? valuesOf(entries[0]) : undefined;
  return values && serviceOf('EventBridge-PutEvents', region, values);
}

/** Texts as parameter mapping writes them; undefined where one of them is more than a text, the body or a variable. */
function valuesOf(inputs: unknown): Readonly<Record<string, string>> | undefined {
  if (!isMembers(inputs)) return undefined;
  const values: [string, string][] = [];
  for (const [name, text] of Object.entries(inputs)) {
    if (typeof text !== 'string') return undefined;
    const isVariable = /^\$(?:context|stageVariables)\.[A-Za-z0-9_.]+$/.test(text);
    if (wholeBody.test(text)) values.push([name, '$request.body']);
    else if (isVariable || !/[$#]/.test(text)) values.push([name, text]);
    else return undefined;
  }
  return Object.fromEntries(values);
}

/** The region of the URI is said, so that the API may stand elsewhere. */
function serviceOf(integrationSubtype: string, region: string, inputs: Readonly<Record<string, string>>): MovedService {
  return { integrationSubtype, requestParameters: { ...inputs, Region: region } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text; // a lone percent sign stands for itself
  }
}
