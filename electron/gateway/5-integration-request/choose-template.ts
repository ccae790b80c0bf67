// Which request template applies, and whether a body without one may pass.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
import type { BodyTemplate, RequestTemplates } from '../deploy/compiled-method';
import { GatewayError } from '../gateway-error';

/** The template for `contentType`, or undefined where the body passes through. Throws where it may not pass. */
export function chooseRequestTemplate(templates: RequestTemplates, contentType: string): BodyTemplate | undefined {
  const template = templates.byType.get(contentType) ?? templates.fallback;
  if (template !== undefined || templates.passthrough === 'WHEN_NO_MATCH') return template;
  if (templates.passthrough === 'WHEN_NO_TEMPLATES' && templates.byType.size === 0) return undefined;
  throw new GatewayError('UNSUPPORTED_MEDIA_TYPE', {
    reason: `No request template for content type ${contentType}, and passthrough behavior is ${templates.passthrough}`,
  });
}
