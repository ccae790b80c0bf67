/** One template with what its request brings, and what Gatehouse makes of it. */

import { openMappingScope } from '../../shared/vtl/mapping-scope';
import { compileTemplate } from '../../shared/vtl/template';
import { TemplateError } from '../../shared/vtl/template-error';

/** The shape of a line of `gatehouse render --lines`, but for the id. */
export interface RenderingCase {
  readonly template: string;
  readonly body: string | null;
  readonly params: {
    readonly path: Readonly<Record<string, string>>;
    readonly querystring: Readonly<Record<string, string>>;
    readonly header: Readonly<Record<string, string>>;
  };
  readonly context: Readonly<Record<string, unknown>>;
  readonly stageVariables: Readonly<Record<string, string>>;
}

/** What an engine makes of a case: its text, or which kind of error. */
export type Outcome =
  | { readonly output: string }
  | { readonly error: { readonly kind: string; readonly message: string } };

/** A case with a fixed request around a template, a payload and the query string's parameters. */
export function renderingCase(
  template: string,
  body: string | null = null,
  querystring: Readonly<Record<string, string>> = {},
): RenderingCase {
  return {
    template,
    body,
    params: { path: { id: '7' }, querystring: { q: 'a "b"', ...querystring }, header: { Accept: '*/*' } },
    context: { stage: 'dev', identity: { sourceIp: '192.0.2.1' } },
    stageVariables: { name: "it's" },
  };
}

/** What Gatehouse makes of a case; anything but a template's own error is thrown. */
export function renderHere(one: RenderingCase): Outcome {
  try {
    return { output: compileTemplate(one.template).render(openMappingScope(one).variables) };
  } catch (thrown) {
    if (!(thrown instanceof TemplateError)) throw thrown;
    return { error: { kind: thrown.kind, message: thrown.message } };
  }
}
