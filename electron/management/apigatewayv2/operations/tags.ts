// The calls that tag; what they tag is the same for both API versions.
import { addTags, removeTags, tagsOf } from '../../apigateway/operations/tags';
import { label, type OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';

export const tagOperations: Operations = {
  async TagResource(call) {
    await addTags(call, arnOf(call), call.json().tags ?? {});
    return {};
  },
  async UntagResource(call) {
    await removeTags(call, arnOf(call), call.query.getAll('tagKeys'));
    return undefined;
  },
  GetTags: (call) => ({ tags: tagsOf(call, arnOf(call)) }),
};

function arnOf(call: OperationCall): string {
  return label(call, 'resourceArn');
}
