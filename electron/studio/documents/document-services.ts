// The subject `documents`: API definitions, infrastructure as code, and client libraries, in and out.
import type { StudioServices } from '../../../shared/contract/contract';
import { type DocumentsOptions, documentsService } from './documents-service';
import { type InfrastructureOptions, infrastructureService } from './infrastructure-service';
import { type SdkOptions, sdkService } from './sdk-service';

/** Joins the services of one subject. */
export function documentServices(
  options: DocumentsOptions & InfrastructureOptions & SdkOptions,
): StudioServices['documents'] {
  return { ...documentsService(options), ...infrastructureService(options), ...sdkService(options) };
}
