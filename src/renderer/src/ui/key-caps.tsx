import classes from './key-caps.module.css'

/** A keyboard shortcut: one cap per key. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className={classes['keys']}>
      {keys.map((key) => (
        <kbd key={key} className={classes['cap']}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
