// The archive that a call brings, as base64.
import { AwsError } from '../../wire/aws-error';
import { invalidParameter } from '../lambda-errors';

// AWS documented: gettingstarted-limits, 50 MB zipped for direct upload; the message names the request with base64
const longestZipBytes = 52_428_800;

/** The text of `ZipFile`; code from elsewhere is refused. */
export function zipOf(code: Readonly<Record<string, unknown>>): string {
  const { ZipFile, S3Bucket, ImageUri } = code;
  if (S3Bucket !== undefined && S3Bucket !== null) {
    throw invalidParameter('Gatehouse keeps no S3 buckets: send the archive itself as ZipFile.');
  }
  if (ImageUri !== undefined && ImageUri !== null) {
    throw invalidParameter('Gatehouse runs no images: send a zip archive as ZipFile.');
  }
  // AWS recorded: the wording
  if (typeof ZipFile !== 'string') throw invalidParameter('Please provide a source for function code.');
  if (ZipFile === '') throw invalidParameter('Uploaded file must be a non-empty zip');
  if ((ZipFile.length / 4) * 3 > longestZipBytes) {
    throw new AwsError(
      'RequestEntityTooLargeException',
      413,
      'Request must be smaller than 70167211 bytes for the CreateFunction operation',
    );
  }
  return ZipFile;
}
