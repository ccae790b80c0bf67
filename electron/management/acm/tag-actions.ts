// Actions of ACM on the tags of certificates.
// https://docs.aws.amazon.com/acm/latest/APIReference/API_AddTagsToCertificate.html
import { AwsError } from '../wire/aws-error';
import type { JsonAction } from '../wire/json-protocol';
import { type AcmCall, keepCertificate, requireCertificate } from './acm-call';
import { acmInputs, readInput } from './acm-input';

interface SentTag {
  readonly Key: string;
  readonly Value?: string | undefined;
}

/** AWS documented: at most 50. */
const mostTags = 50;

export const tagActions: Readonly<Record<string, JsonAction<AcmCall>>> = {
  async AddTagsToCertificate(sent, call) {
    const { CertificateArn, Tags } = readInput(acmInputs.TagsOfCertificate, sent);
    const certificate = requireCertificate(call, CertificateArn);
    const tags = { ...certificate.tags, ...storedTags(Tags) };
    if (Object.keys(tags).length > mostTags) {
      throw new AwsError('TooManyTagsException', 400, `The certificate ${CertificateArn} would have too many tags.`);
    }
    await keepCertificate(call, { ...certificate, tags });
    return undefined;
  },
  async RemoveTagsFromCertificate(sent, call) {
    const { CertificateArn, Tags } = readInput(acmInputs.TagsOfCertificate, sent);
    const certificate = requireCertificate(call, CertificateArn);
    const kept = Object.entries(certificate.tags ?? {}).filter(([key, value]) => !Tags.some(isMeant(key, value)));
    await keepCertificate(call, { ...certificate, tags: Object.fromEntries(kept) });
    return undefined;
  },
  ListTagsForCertificate(sent, call) {
    const { tags = {} } = requireCertificate(call, readInput(acmInputs.OfCertificate, sent).CertificateArn);
    return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  },
};

/** Tags as entities have them. */
export function storedTags(tags: readonly SentTag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value = '' }) => [Key, Value]));
}

/** AWS documented: a value that is sent has to be the same, or the tag stays. */
function isMeant(key: string, value: string): (tag: SentTag) => boolean {
  return ({ Key, Value }) => Key === key && (Value === undefined || Value === value);
}
