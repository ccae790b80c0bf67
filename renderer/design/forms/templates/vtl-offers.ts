// What the template editor offers while typing: API Gateway's variables and functions, and the directives.
import type { CompletionOffer, CompletionSource } from '../../../components/editor/completion';

const references: readonly CompletionOffer[] = [
  call("$input.json('$1')", 'The match of a path as JSON text', '$input.json(path)'),
  call("$input.path('$1')", 'The match of a path as an object', '$input.path(path)'),
  call("$input.params('$1')", 'A path, query or header parameter', '$input.params(name)'),
  value('$input.body', 'The whole payload as text'),
  call('$util.escapeJavaScript($1)', 'Escapes a text for JSON strings', '$util.escapeJavaScript(text)'),
  call('$util.parseJson($1)', 'An object from JSON text', '$util.parseJson(text)'),
  call('$util.urlEncode($1)', 'Encodes for a form or a query', '$util.urlEncode(text)'),
  call('$util.urlDecode($1)', 'Decodes form encoding', '$util.urlDecode(text)'),
  call('$util.base64Encode($1)', 'Base64 of a text', '$util.base64Encode(text)'),
  call('$util.base64Decode($1)', 'The text of base64', '$util.base64Decode(text)'),
  call('$stageVariables.$1', 'A variable of the stage', '$stageVariables.name'),
  ...[
    'httpMethod',
    'resourcePath',
    'path',
    'stage',
    'requestId',
    'requestTime',
    'requestTimeEpoch',
    'apiId',
    'accountId',
    'domainName',
    'identity.sourceIp',
    'identity.userAgent',
    'authorizer.principalId',
  ].map((name) => value(`$context.${name}`, 'Of this request')),
  call('$context.requestOverride.header.$1', 'Sets a header of the integration request', '$context.requestOverride'),
  value('$context.responseOverride.status', 'Sets the status the client gets'),
  call('$context.responseOverride.header.$1', 'Sets a header of the response', '$context.responseOverride.header'),
];

const directives: readonly CompletionOffer[] = [
  directive('#set($$${1:name} = ${2:value})', '#set'),
  directive('#if(${1:condition})\n  $0\n#end', '#if'),
  directive('#if(${1:condition})\n  $2\n#else\n  $0\n#end', '#if … #else'),
  directive('#foreach($$${1:item} in ${2:list})\n  $0#if($$foreach.hasNext),#end\n#end', '#foreach'),
  directive('## ', '## comment'),
];

/** Offers for a template whose method declares the parameters `paramNames`. */
export function vtlOffers(paramNames: readonly string[]): CompletionSource {
  const declared = paramNames.map((name) => value(`$input.params('${name}')`, 'Declared by the method request'));
  return (before) => {
    const typed = /[$#]!?\{?[\w.]*$/.exec(before)?.[0];
    if (typed === undefined) return [];
    const wanted = typed.toLowerCase().replace(/[!{]/g, '');
    const offers = typed.startsWith('#') ? directives : [...declared, ...references];
    return offers.filter((offer) => offer.label.toLowerCase().startsWith(wanted));
  };
}

function call(insert: string, detail: string, label: string): CompletionOffer {
  // the dollar of the reference is literal, the one of the place is the editor's
  return { label, insert: insert.replace(/^\$/, '\\$'), isSnippet: true, kind: 'function', detail };
}

function value(label: string, detail: string): CompletionOffer {
  return { label, insert: label, kind: 'variable', detail };
}

function directive(insert: string, label: string): CompletionOffer {
  return { label, insert: insert.replaceAll('$$', '\\$'), isSnippet: true, kind: 'directive' };
}
