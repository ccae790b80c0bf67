// A load balancer, listener or Cloud Map service that VPC links name, and the target on this machine that stands for it. Gatehouse only.
import { z } from 'zod';

export const loadBalancerSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'A load balancer name has up to 64 letters, digits and -.'),
  /** ARN of an NLB, an ALB or a listener of theirs, or of a Cloud Map service. */
  arn: z
    .string()
    .regex(
      /^arn:[a-z-]+:(?:elasticloadbalancing|servicediscovery):\S+$/,
      'The ARN of a load balancer, a listener or a Cloud Map service.',
    ),
  /** What is called instead: `http://127.0.0.1:3000`. */
  target: z.string().regex(/^https?:\/\/[^\s/]+\/?$/, 'A target is http:// or https:// with host and port, no path.'),
});

export type LoadBalancer = z.infer<typeof loadBalancerSchema>;

/**
 * The local target for the ARN of a load balancer or listener; undefined where nothing stands for it. A listener
 * without a target of its own has its load balancer's; a load balancer that stands here with a single listener only
 * has that listener's.
 */
export function localTargetOf(arn: string, loadBalancers: readonly LoadBalancer[]): string | undefined {
  const exact = loadBalancers.find((balancer) => balancer.arn === arn);
  if (exact !== undefined) return exact.target;
  const owner = ownerOf(arn);
  if (owner !== arn) return loadBalancers.find((balancer) => balancer.arn === owner)?.target;
  const listeners = loadBalancers.filter((balancer) => ownerOf(balancer.arn) === arn);
  return listeners.length === 1 ? listeners[0]?.target : undefined;
}

/** `…:listener/net/name/id/listener` belongs to `…:loadbalancer/net/name/id`. */
function ownerOf(arn: string): string {
  return arn.replace(/:listener\/((?:net|app|gwy)\/[^/]+\/[^/]+)\/[^/]+$/, ':loadbalancer/$1');
}
