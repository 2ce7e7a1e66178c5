import { Button, Checkbox } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import {
  sharedResources,
  type AskedPermissions,
  type SharedResource,
  type ShareLevel
} from '@shared/domain/shared-resources'
import classes from './invite.module.css'
import { inviteWords as words } from './invite-words'
import { resourceName } from './resource-words'

/** The everyday ones; the others are behind a button. */
const fewRows = 6

interface Props {
  readonly value: AskedPermissions
  readonly error: ReactNode
  readonly onChange: (value: AskedPermissions) => void
}

/** What the fleet is asked to share, and how far: a small matrix with the least ticked at first. */
export function PermissionMatrix({ value, error, onChange }: Props) {
  const [isWhole, setIsWhole] = useState(false)
  const shown = sharedResources.filter((resource, place) => isWhole || place < fewRows || value[resource] !== undefined)
  const set = (resource: SharedResource, level: ShareLevel | null) => {
    const others = Object.fromEntries(Object.entries(value).filter(([name]) => name !== resource)) as AskedPermissions
    onChange(level === null ? others : { ...others, [resource]: level })
  }
  return (
    <div className={classes['field']}>
      <span className={classes['label']} id="permissions-label">
        {words.permissions}
      </span>
      <p className={classes['hint']}>{words.permissionsHint}</p>
      <div className={classes['matrixBox']} tabIndex={0} role="region" aria-labelledby="permissions-label">
        <table className={classes['matrix']} aria-labelledby="permissions-label">
          <thead>
            <tr>
              <th scope="col">{words.resource}</th>
              <th scope="col">{words.read}</th>
              <th scope="col">{words.readWrite}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((resource) => {
              const level = value[resource]
              const name = resourceName(resource)
              return (
                <tr key={resource} data-asked={level !== undefined || undefined}>
                  <th scope="row">{name}</th>
                  <td>
                    <Checkbox
                      aria-label={words.readOf(name)}
                      checked={level !== undefined}
                      onChange={(event) => set(resource, event.currentTarget.checked ? 'read' : null)}
                    />
                  </td>
                  <td>
                    <Checkbox
                      aria-label={words.readWriteOf(name)}
                      checked={level === 'read_write'}
                      onChange={(event) => set(resource, event.currentTarget.checked ? 'read_write' : 'read')}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <Button
        size="compact-xs"
        variant="subtle"
        className={classes['more'] ?? ''}
        aria-expanded={isWhole}
        onClick={() => setIsWhole(!isWhole)}
      >
        {isWhole ? words.fewResources : words.allResources(sharedResources.length)}
      </Button>
      {error !== undefined && error !== null && (
        <p role="alert" className={classes['error']}>
          {error}
        </p>
      )}
    </div>
  )
}
