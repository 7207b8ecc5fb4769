import { Component, type ReactNode } from 'react'
import { ErrorState } from './states'

interface State {
  error: unknown
}

/** A view that failed takes only itself down: the frame stays, and another view is one press away. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error('Unknown fault.') }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return (
      <div className="mx-auto max-w-2xl p-4 sm:p-6">
        <ErrorState error={this.state.error} onRetry={() => location.reload()} />
      </div>
    )
  }
}
