// Keeps a fault of one screen to that screen: says it, and offers to show the screen again.

import { CircleX, RotateCw } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { EmptyState } from './EmptyState';
import { ToolButton } from './ToolButton';

interface BoundaryState {
  readonly fault: Error | undefined;
}

/** Shows its children until one of them throws while rendering. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override readonly state: BoundaryState = { fault: undefined };

  static getDerivedStateFromError(fault: Error): BoundaryState {
    return { fault };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === undefined) return this.props.children;
    return (
      <EmptyState
        icon={CircleX}
        title="This part of Gatehouse met a fault"
        sentence={
          <>
            The rest goes on working and nothing was lost. The fault said: <code>{fault.message}</code>
          </>
        }
        actions={
          <ToolButton tone="primary" icon={RotateCw} onClick={() => this.setState({ fault: undefined })}>
            Show it again
          </ToolButton>
        }
      />
    );
  }
}
