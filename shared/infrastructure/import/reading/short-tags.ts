// The short forms of CloudFormation's functions in YAML: `!Ref x` is `{ Ref: x }`, `!Join […]` is `{ Fn::Join: […] }`.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
import { type CollectionTag, type ScalarTag, YAMLMap, type YAMLSeq } from 'yaml';

const functions = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
];

/** Tags for the YAML parser: each short form of a text, a list and a map. */
export const shortTags: readonly (ScalarTag | CollectionTag)[] = [
  ...tagsOf('!Ref', 'Ref'),
  ...tagsOf('!Condition', 'Condition'),
  ...functions.flatMap((name) => tagsOf(`!${name}`, `Fn::${name}`)),
];

function tagsOf(tag: string, name: string): (ScalarTag | CollectionTag)[] {
  return [
    { tag, resolve: (text: string) => ({ [name]: name === 'Fn::GetAtt' ? splitAttribute(text) : text }) },
    { tag, collection: 'seq', resolve: (items) => wrapped(name, items as YAMLSeq) },
    { tag, collection: 'map', resolve: (members) => wrapped(name, members as YAMLMap) },
  ];
}

/** `Table.Arn` is the attribute `Arn` of `Table`; the attribute's name may hold dots of its own. */
function splitAttribute(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function wrapped(name: string, value: YAMLMap | YAMLSeq): YAMLMap {
  const map = new YAMLMap();
  map.set(name, value);
  return map;
}
