import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { EmptyState } from './empty-state'
import { inLanguage } from './in-language'

const words = inLanguage({
  en: {
    title: (what: string) => `${what} cannot be shown`,
    again: 'Show it again',
    text: 'Fleet Desk has a fault here. Nothing was lost, and everything else keeps working.'
  },
  es: {
    title: (what: string) => `No se puede mostrar: ${what}`,
    again: 'Mostrar de nuevo',
    text: 'Fleet Desk tiene una falla aquí. No se perdió nada, y todo lo demás sigue funcionando.'
  }
})

interface FaultBoundaryProps {
  /** What is missing when it fails: "The map". */
  readonly what: string
  readonly children: ReactNode
}

interface FaultBoundaryState {
  readonly hasFailed: boolean
}

/**
 * Keeps a fault of one part from blanking the window: the rest stays usable, and the part can be tried again. React offers this to
 * class components only.
 */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override readonly state: FaultBoundaryState = { hasFailed: false }

  static getDerivedStateFromError(): FaultBoundaryState {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    const tryAgain = () => this.setState({ hasFailed: false })
    return (
      <div role="alert">
        <EmptyState
          title={words.title(this.props.what)}
          action={
            <Button variant="default" onClick={tryAgain}>
              {words.again}
            </Button>
          }
        >
          {words.text}
        </EmptyState>
      </div>
    )
  }
}
