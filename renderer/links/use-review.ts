// What a review shows: how API and document differ, read again whenever one of them changes.
import { useEffect, useState } from 'react';
import type { LinkPreview } from '../../shared/contract/links';
import { useLink } from '../state/hooks';
import { useStudio } from '../state/studio-context';

export interface Review {
  /** The last one stays while the next is read. */
  readonly preview: LinkPreview | undefined;
  readonly error: unknown;
}

/** The review of an API's link. */
export function useReview(apiId: string): Review {
  const { client, drafts } = useStudio();
  const link = useLink(apiId);
  const [review, setReview] = useState<Review>({ preview: undefined, error: undefined });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state of the link has other differences
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      await drafts.flush();
      return client.links.preview({ apiId });
    };
    read().then(
      (preview) => isCurrent && setReview({ preview, error: undefined }),
      (error: unknown) => isCurrent && setReview({ preview: undefined, error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, drafts, apiId, link]);
  return review;
}
