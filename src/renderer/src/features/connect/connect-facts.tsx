import { IconDatabase, IconLock, IconSend, IconShieldCheck, type Icon } from '@tabler/icons-react'
import type { AppInfo } from '@shared/ipc/schemas-session'
import classes from './connect.module.css'
import { keepChoice } from './keep-choice'
import { keptSentence } from './keep-words'
import { words } from './words'

/** What happens to the credentials, said before they are typed. */
export function ConnectFacts({ info }: { readonly info: AppInfo }) {
  const choice = keepChoice(info, [info.defaultApiBaseUrl, info.defaultAuthBaseUrl])
  return (
    <section className={classes['facts']} aria-labelledby="connect-title">
      <p className={classes['brand']}>{words.appName}</p>
      <div>
        <h1 id="connect-title" className={classes['title']}>
          {words.title}
        </h1>
        <p className={classes['lead']}>{words.lead}</p>
        <dl className={classes['list']}>
          <Fact icon={IconShieldCheck} title={words.factCheckedTitle} text={words.factChecked} />
          <Fact icon={IconLock} title={words.factKeptTitle} text={keptSentence(choice, info.vault)} />
          <Fact icon={IconSend} title={words.factWhereTitle} text={words.factWhere} />
          <Fact icon={IconDatabase} title={words.factDemoTitle} text={words.factDemo} />
        </dl>
      </div>
      <p className={classes['version']}>{words.version(info.version)}</p>
    </section>
  )
}

interface FactProps {
  readonly icon: Icon
  readonly title: string
  readonly text: string
}

function Fact({ icon: FactIcon, title, text }: FactProps) {
  return (
    <div className={classes['fact']}>
      <FactIcon size={18} stroke={1.6} aria-hidden="true" />
      <dt>{title}</dt>
      <dd>{text}</dd>
    </div>
  )
}
