import { useDelayed } from '../ui/use-delayed'
import classes from './starting-screen.module.css'
import { words } from './words'

/** The frame without its contents, while main opens the saved profile. Nothing at all for the first 200 ms. */
export function StartingScreen() {
  const isSlow = useDelayed(true, 200)
  return (
    <main className={classes['frame']} aria-busy="true" aria-label={words.starting}>
      {isSlow && (
        <>
          <div className={classes['header']} />
          <div className={classes['body']}>
            <div className={classes['rail']} />
            <div className={classes['list']}>
              {Array.from({ length: 12 }, (_, row) => (
                <div key={row} className={classes['row']} />
              ))}
            </div>
            <div className={classes['map']} />
          </div>
          <div className={classes['status']}>{words.starting}</div>
        </>
      )}
    </main>
  )
}
