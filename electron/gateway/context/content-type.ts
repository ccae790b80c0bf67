// The content type by which models and request templates are chosen.
import type { Exchange } from '../exchange';
import { findHeader } from './header-lines';
import { applicationJson, mediaTypeOf } from './media-type';

/** AWS recorded: JSON where the client names no type, and always in TestInvokeMethod. */
export function contentTypeOf({ origin, invocation }: Exchange): string {
  if (origin === 'test') return applicationJson;
  return mediaTypeOf(findHeader(invocation.headers, 'content-type')) ?? applicationJson;
}
