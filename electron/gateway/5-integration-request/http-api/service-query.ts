// Parameters of SQS as a form of the query protocol: lists and attributes are numbered.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
import { encodeQueryText } from '../uri-template';
import { listOf } from './service-list';

const version = '2012-11-05';

/** Lists, by parameter: the name of one member. */
const lists: ReadonlyMap<string, string> = new Map([
  ['AttributeNames', 'AttributeName'],
  ['MessageAttributeNames', 'MessageAttributeName'],
]);

/** Records of attributes: the name of one. AWS documented: the subtype's own name for system attributes. */
const records: ReadonlyMap<string, string> = new Map([
  ['MessageAttributes', 'MessageAttribute'],
  ['MessageSystemAttributes', 'MessageSystemAttribute'],
]);

/** The form's text. */
export function queryForm(action: string, values: ReadonlyMap<string, string>): string {
  const pairs: (readonly [string, string])[] = [
    ['Action', action],
    ['Version', version],
  ];
  for (const [name, value] of values) {
    const member = lists.get(name);
    const attribute = records.get(name);
    if (member !== undefined) pairs.push(...listOf(value).map((one, at) => [`${member}.${at + 1}`, one] as const));
    else if (attribute !== undefined) pairs.push(...attributePairs(attribute, value));
    else pairs.push([name, value]);
  }
  return pairs.map(([name, value]) => `${encodeQueryText(name)}=${encodeQueryText(value)}`).join('&');
}

/** `{"a":{"DataType":"String","StringValue":"x"}}`. AWS assumed: what is no such object sets no attribute. */
function attributePairs(attribute: string, text: string): readonly (readonly [string, string])[] {
  const attributes = membersOf(parsed(text));
  return attributes.flatMap(([name, value], at) => {
    const place = `${attribute}.${at + 1}`;
    const members = membersOf(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
    return [[`${place}.Name`, name] as const, ...members.map(([part, of]) => [`${place}.Value.${part}`, of] as const)];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // a mapping may give any text
    return undefined;
  }
}

function membersOf(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
