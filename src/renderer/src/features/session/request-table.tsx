import { VisuallyHidden } from '@mantine/core'
import type { SessionReport } from '@shared/ipc/schemas-session'
import { formatNumber } from '../../ui/count'
import { statusText } from './fact-words'
import classes from './session.module.css'
import { words } from './words'

/** Requests of the last hour by what was answered; the bars compare, the numbers say. */
export function RequestTable({ requests }: { readonly requests: SessionReport['requests'] }) {
  if (requests.total === 0) return <>{words.noRequests}</>
  const rows = [...requests.byStatus].sort((one, other) => order(one.status) - order(other.status))
  return (
    <table className={classes['requests']}>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{words.answer}</VisuallyHidden>
          </th>
          <th scope="col">
            <VisuallyHidden>{words.count}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ status, count }) => (
          <tr key={status ?? 'none'}>
            <th scope="row">{statusText(status)}</th>
            <td>
              <span
                className={classes['bar']}
                data-tone={toneOf(status)}
                style={{ width: `calc((100% - 48px) * ${count / requests.total})` }}
                aria-hidden="true"
              />
              <span className={classes['number']}>{formatNumber(count)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** By status; what was never answered comes last. */
function order(status: number | null): number {
  return status ?? 1000
}

function toneOf(status: number | null): 'good' | 'bad' {
  return status !== null && status < 400 ? 'good' : 'bad'
}
