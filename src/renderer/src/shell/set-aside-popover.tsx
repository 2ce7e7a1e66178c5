import { Button, Popover } from '@mantine/core'
import type { Result } from '@shared/ipc/result'
import type { ExportOutcome, SetAsideList } from '@shared/ipc/schemas-positions'
import { useState } from 'react'
import { useBridge, useNow } from '../state/stores'
import { Age } from '../ui/age'
import { failureSentence } from '../ui/failure-words'
import classes from './set-aside-popover.module.css'
import statusClasses from './status-bar.module.css'
import { setAsideReasonText, words } from './words'

/** The number of rows set aside, and behind it which and why (DESIGN.md, invariant 3). */
export function SetAsidePopover({ count }: { readonly count: number }) {
  const bridge = useBridge()
  const [isOpen, setIsOpen] = useState(false)
  const [answer, setAnswer] = useState<Result<SetAsideList> | null>(null)

  const toggle = async () => {
    setIsOpen(!isOpen)
    if (!isOpen) setAnswer(await bridge.calls['positions:set-aside'](undefined))
  }

  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="top-start" width={460} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={statusClasses['button']} onClick={() => void toggle()}>
          {words.setAside(count)}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.setAsideTitle}>
        <div className={classes['content']} tabIndex={-1} data-autofocus>
          <h2 className={classes['title']}>{words.setAsideTitle}</h2>
          <p className={classes['intro']}>{words.setAsideIntro}</p>
          {answer === null && <p role="status">{words.loading}</p>}
          {answer?.ok === false && <p role="alert">{failureSentence(answer.error)}</p>}
          {answer?.ok === true && <SetAsideRows list={answer.value} />}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function SetAsideRows({ list }: { readonly list: SetAsideList }) {
  const nowMs = useNow()
  if (list.rows.length === 0) return <p>{words.setAsideNone}</p>
  return (
    <>
      <div className={classes['scroller']} tabIndex={0} role="region" aria-label={words.setAsideTitle}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{words.setAsideVehicle}</th>
              <th scope="col">{words.setAsideWhy}</th>
              <th scope="col">{words.setAsideNoticed}</th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row, index) => (
              <tr key={index}>
                <td>
                  {row.vehicleName ?? words.setAsideUnnamed}
                  {row.fleetName !== null && <div className={classes['fleet']}>{row.fleetName}</div>}
                </td>
                <td>{setAsideReasonText(row.reason)}</td>
                <td className={classes['when']}>
                  <Age atMs={row.noticedAtMs} nowMs={nowMs} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {list.total > list.rows.length && (
        <p className={classes['intro']}>{words.setAsideMore(list.rows.length, list.total)}</p>
      )}
      <ExportRows />
    </>
  )
}

/** Saves the list as a file of the person's choice, and says how that went. */
function ExportRows() {
  const bridge = useBridge()
  const [isRunning, setIsRunning] = useState(false)
  const [outcome, setOutcome] = useState<Result<ExportOutcome> | null>(null)

  const save = async () => {
    setIsRunning(true)
    setOutcome(await bridge.calls['positions:export-set-aside'](undefined))
    setIsRunning(false)
  }

  return (
    <div className={classes['export']}>
      <Button size="xs" variant="default" disabled={isRunning} onClick={() => void save()}>
        {words.setAsideExport}
      </Button>
      {outcome?.ok === true && outcome.value.kind === 'saved' && (
        <span role="status">{words.setAsideExported(outcome.value.rowCount)}</span>
      )}
      {outcome?.ok === false && <span role="alert">{failureSentence(outcome.error)}</span>}
    </div>
  )
}
