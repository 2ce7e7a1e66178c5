/** The look of the fleet's page: LOOK.md's colours, no assets from anywhere. */
export const pageStyle = `
:root { color-scheme: light dark; --page: #f7f8fa; --panel: #fff; --line: #e3e6ea; --text: #1b2430; --quiet: #5b6675; --accent: #3b6fd8; --on-accent: #fff }
@media (prefers-color-scheme: dark) { :root { --page: #0f141b; --panel: #151b24; --line: #242d39; --text: #e6eaf0; --quiet: #93a0b1; --accent: #6d9bf1; --on-accent: #0f141b } }
* { box-sizing: border-box }
body { margin: 0; padding: 48px 16px; background: var(--page); color: var(--text); font: 15px/22px Inter, system-ui, sans-serif }
main { max-width: 560px; margin: 0 auto; padding: 32px; background: var(--panel); border: 1px solid var(--line); border-radius: 6px }
header { display: flex; gap: 16px; align-items: center; margin-bottom: 24px }
.mark { display: grid; place-items: center; flex: none; width: 48px; height: 48px; border-radius: 6px; background: var(--accent); color: var(--on-accent); font-weight: 600 }
h1 { margin: 0; font-size: 20px; line-height: 26px } h2, legend { margin: 0 0 8px; padding: 0; font-size: 13px; line-height: 18px; font-weight: 600 }
p { margin: 4px 0 } ul { margin: 0 0 8px; padding-left: 20px } .quiet { color: var(--quiet); font-size: 13px; line-height: 18px }
section, fieldset { margin: 0 0 24px; padding: 0; border: 0 }
.choices { display: grid; grid-template-columns: 1fr 1fr; gap: 8px }
.choice { display: flex; gap: 8px; align-items: center; padding: 8px 12px; border: 1px solid var(--line); border-radius: 6px }
button { padding: 8px 16px; border: 1px solid var(--line); border-radius: 6px; background: var(--panel); color: var(--text); font: inherit; cursor: pointer }
button.primary { width: 100%; border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600 }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.decline { display: grid; grid-template-columns: 1fr auto; gap: 8px; margin-top: 24px; padding-top: 16px; border-top: 1px solid var(--line) }
.decline label { grid-column: 1 / -1; font-size: 13px; line-height: 18px }
.decline input { min-width: 0; padding: 8px 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--page); color: var(--text); font: inherit }
.foot { max-width: 560px; margin: 16px auto 0; color: var(--quiet); font-size: 12px; line-height: 16px }
`
