// A run of an authorizer as lines of text: what the lab shows, in its order.
import type { AccessCheck } from '../../../shared/trace/access-check';
import type { AuthorizerRun } from '../../../shared/trace/authorizer-run';
import { checkTitles } from '../../../shared/trace/refusal-words';

/** `withLog`: the execution log and the log of the function too. */
export function authorizerRunLines(run: AuthorizerRun, withLog: boolean): readonly string[] {
  const { clientStatus, refusal, problem, principalId, policy, context, claims, decision } = run;
  const wrong = (run.fields ?? []).filter(({ verdict }) => verdict === 'wrong');
  return [
    `${clientStatus === 0 ? 'allowed' : `${clientStatus} ${refusal?.responseType ?? ''}`} in ${run.latencyMs.toFixed(1)} ms`,
    ...(refusal === undefined ? [] : [refusal.body]),
    ...(problem === undefined ? [] : [problem]),
    ...run.checks.flatMap(checkLines),
    ...run.identity.map(({ source, value }) => `identity    ${source} = ${value ?? '(nothing)'}`),
    ...cacheLines(run),
    ...(run.event === undefined ? [] : [`event       ${run.event}`]),
    ...(run.answer === undefined ? [] : [`answer      ${run.answer}`]),
    ...wrong.map(({ at, expected, got }) => `wrong       ${at || 'the answer'}: ${expected}, not ${got ?? 'that'}`),
    ...(principalId === undefined ? [] : [`principal   ${principalId}`]),
    ...(policy === undefined ? [] : [`policy      ${policy}`]),
    ...Object.entries(context ?? {}).map(([name, value]) => `context     ${name} = ${value}`),
    ...Object.entries(claims ?? {}).map(([name, value]) => `claim       ${name} = ${value}`),
    ...(run.usageIdentifierKey === undefined ? [] : [`API key     ${run.usageIdentifierKey}`]),
    ...(decision === undefined ? [] : [`decision    ${decision.result} for ${decision.methodArn}`]),
    ...(withLog ? [run.log.trimEnd(), ...(run.functionLog === undefined ? [] : [run.functionLog.trimEnd()])] : []),
  ];
}

function cacheLines({ cache }: AuthorizerRun): readonly string[] {
  if (cache === undefined) return [];
  if (cache.ttlSeconds === 0) return ['cache       off'];
  const left = Math.ceil((cache.keptForMs ?? 0) / 1_000);
  const kept = cache.isHit ? `, a result is kept for another ${left} s` : ', no result is kept';
  return [`cache       ${cache.ttlSeconds} s${kept}`, ...(cache.key === undefined ? [] : [`cache key   ${cache.key}`])];
}

/** The check, then the statements of its policies or the facts of its token. */
function checkLines({ name, verdict, said, evidence }: AccessCheck): readonly string[] {
  const head = `check       ${checkTitles[name]}: ${verdict}, ${said}`;
  if (evidence?.kind === 'token') {
    const facts = evidence.facts.map(
      ({ name, holds, wanted, actual }) => `            ${holds ? '✓' : '✗'} ${name}: wanted ${wanted}, was ${actual}`,
    );
    return [head, ...facts];
  }
  if (evidence?.kind !== 'policy') return [head];
  const statements = evidence.policies.flatMap(({ source, statements }, policy) =>
    statements.map(({ sid, effect, applies }, at) => {
      const decides = evidence.decidedBy?.policy === policy && evidence.decidedBy.statement === at;
      const outcome = `${applies ? 'applies' : 'does not apply'}${decides ? ', and decides' : ''}`;
      return `            ${source}, ${sid ?? `statement ${at + 1}`}, ${effect}: ${outcome}`;
    }),
  );
  return [head, ...statements];
}
