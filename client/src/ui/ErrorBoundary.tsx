import { Component, type ReactNode } from 'react'
import { ErrorState } from './states'

interface State {
  error: unknown
}

/** A view is loaded when it is first opened: without a connection, or after the server was renewed, its file is not there. */
const explained = (error: unknown): unknown =>
  error instanceof Error && /dynamically imported module|importing a module/i.test(error.message)
    ? new Error('A part of Pumpjack could not be loaded. Check the connection and try again.')
    : error

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
        <ErrorState error={explained(this.state.error)} onRetry={() => location.reload()} />
      </div>
    )
  }
}
