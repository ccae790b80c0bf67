// What a header of a gateway response may be set from.

/** What is wrong with `value`, as a sentence for its row. */
export function responseMappingProblem(value: string): string | undefined {
  const isKnown =
    /^'.*'$/.test(value) ||
    /^method\.request\.(?:header|querystring|path)\..+$/.test(value) ||
    /^context\..+$/.test(value) ||
    /^stageVariables\.\w+$/.test(value);
  return isKnown ? undefined : "Set from a 'text' in quotes, method.request.…, context.… or stageVariables.…";
}
