// What the template editor offers while typing: the language's own list, and the parameters the method declares.
import {
  type Completion,
  DIRECTIVE_COMPLETIONS,
  MEMBER_COMPLETIONS,
  VARIABLE_COMPLETIONS,
} from '../../../../shared/vtl/completions';
import type { CompletionOffer, CompletionSource, HoverSource } from '../../../components/editor/completion';

/** Variables whose members the list knows stand there by their members; the others by themselves. */
const references: readonly CompletionOffer[] = [
  ...[...MEMBER_COMPLETIONS].flatMap(([variable, members]) =>
    members.map((member) => offerOf(member, `$${variable}.`, member.insert.includes('(') ? 'function' : 'variable')),
  ),
  ...VARIABLE_COMPLETIONS.filter(({ label }) => !MEMBER_COMPLETIONS.has(label)).map((variable) =>
    offerOf(variable, '$', 'variable'),
  ),
];

const directives = DIRECTIVE_COMPLETIONS.map((directive) => offerOf(directive, '#', 'directive'));

/** Offers for a template whose method declares the parameters `paramNames`. */
export function vtlOffers(paramNames: readonly string[]): CompletionSource {
  const declared = paramNames.map((name): CompletionOffer => {
    const call = `$input.params('${name}')`;
    return { label: call, insert: call, kind: 'value', detail: 'Declared by the method request' };
  });
  return (before) => {
    const typed = /[$#]!?\{?[\w.]*$/.exec(before)?.[0];
    if (typed === undefined) return [];
    const wanted = typed.toLowerCase().replace(/[!{]/g, '');
    const offers = typed.startsWith('#') ? directives : [...declared, ...references];
    return offers.filter((offer) => offer.label.toLowerCase().startsWith(wanted));
  };
}

const explained = new Map([...references, ...directives].map((offer) => [offer.label, offer.detail ?? '']));

/** Says what the name under the pointer is: `$context.requestId`, `$util.urlEncode`, `#foreach`. */
export const vtlHovers: HoverSource = (line, column) => {
  for (const match of line.matchAll(/\$!?\{?[a-zA-Z_][\w.]*|#\{?[a-z]+/g)) {
    const startColumn = match.index + 1;
    const endColumn = startColumn + match[0].length;
    if (column < startColumn || column > endColumn) continue;
    const parts = match[0].replace(/[!{]/g, '').split('.');
    // the longest known beginning: `$context.authorizer.claims.sub` is explained by `$context.authorizer.claims`
    for (let length = parts.length; length > 0; length--) {
      const title = parts.slice(0, length).join('.');
      const sentence = explained.get(title);
      if (sentence !== undefined && sentence !== '') return { startColumn, endColumn, title, sentence };
    }
  }
  return undefined;
};

function offerOf({ label, insert, documentation }: Completion, lead: string, kind: CompletionOffer['kind']) {
  return {
    label: lead + label,
    // in a snippet a plain dollar or brace is escaped, and the cursor's place is $0
    insert: (lead + insert).replace(/[\\$}]/g, '\\$&').replace('|', '$0'),
    isSnippet: true,
    kind,
    detail: documentation,
  };
}
