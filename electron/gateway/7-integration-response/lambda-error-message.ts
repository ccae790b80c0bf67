// AWS with Lambda: the text by which an integration response is selected.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html

/**
 * `errorMessage` of what the function answered.
 * AWS recorded: empty where there is none, and never the status, so that a pattern such as `200` selects nothing
 */
export function lambdaErrorMessage(payload: string): string {
  // Most answers are none of errors: spares them the parser.
  if (!payload.includes('errorMessage')) return '';
  try {
    const answer: unknown = JSON.parse(payload);
    if (typeof answer !== 'object' || answer === null || !Object.hasOwn(answer, 'errorMessage')) return '';
    const { errorMessage } = answer as { errorMessage: unknown };
    return typeof errorMessage === 'string' ? errorMessage : '';
  } catch {
    // no JSON: there is no message in it
    return '';
  }
}
