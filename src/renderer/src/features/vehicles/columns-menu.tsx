import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react'
import { useState } from 'react'
import { usualColumns } from '@shared/domain/vehicle-columns'
import classes from './filter.module.css'
import { listWords } from './list-words'
import { allColumnIds, useColumns } from './use-columns'

/** Which columns the list has, and in which order; all of it by keyboard, too. */
export function ColumnsMenu() {
  const [isOpen, setOpen] = useState(false)
  const { columns, set, toggle, move } = useColumns()
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={260} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconColumns3 size={14} aria-hidden="true" />}
          onClick={() => setOpen(!isOpen)}
        >
          {listWords.columnsTitle}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['menu']} aria-label={listWords.columnsTitle}>
        <p className={classes['note']}>{listWords.columnsHint}</p>
        <ul className={classes['columns']}>
          {allColumnIds(columns).map((id) => {
            const place = columns.findIndex((column) => column.id === id)
            const name = listWords.columns[id]
            return (
              <li key={id}>
                <Checkbox checked={place >= 0} label={name} onChange={() => toggle(id)} />
                {place >= 0 && (
                  <span>
                    <ActionIcon
                      size="xs"
                      aria-label={listWords.moveUp(name)}
                      disabled={place === 0}
                      onClick={() => move(id, -1)}
                    >
                      <IconChevronUp size={14} aria-hidden="true" />
                    </ActionIcon>
                    <ActionIcon
                      size="xs"
                      aria-label={listWords.moveDown(name)}
                      disabled={place === columns.length - 1}
                      onClick={() => move(id, 1)}
                    >
                      <IconChevronDown size={14} aria-hidden="true" />
                    </ActionIcon>
                  </span>
                )}
              </li>
            )
          })}
        </ul>
        <Button size="compact-xs" variant="subtle" onClick={() => set(usualColumns)}>
          {listWords.usualColumns}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
