import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  Input,
  Menu,
  Modal,
  Notification,
  Popover,
  Radio,
  SegmentedControl,
  Switch,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple
} from '@mantine/core'

// LOOK.md, "Colour": one accent. Shade 6 is the accent in light, shade 4 the one in dark.
const accent: MantineColorsTuple = [
  '#eef3fd',
  '#dce7fb',
  '#bad0f7',
  '#92b6f4',
  '#6d9bf1',
  '#5083e4',
  '#3b6fd8',
  '#2f5dbd',
  '#274d9c',
  '#1f3d7c'
]

const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#f0f2f5',
  '#e3e6ea',
  '#d3d8de',
  '#bcc3cc',
  '#9aa4b1',
  '#6a7584',
  '#5b6675',
  '#36414f',
  '#1b2430'
]

// Mantine reads these from text (0) to page (7).
const dark: MantineColorsTuple = [
  '#e6eaf0',
  '#c2cad5',
  '#93a0b1',
  '#8490a1',
  '#38434f',
  '#242d39',
  '#1c242f',
  '#151b24',
  '#0f141b',
  '#0a0e13'
]

const red: MantineColorsTuple = [
  '#fdeef0',
  '#fadadd',
  '#f3b3b9',
  '#ed8a93',
  '#f0707b',
  '#e34a57',
  '#dc2f3c',
  '#c0222f',
  '#9c1c27',
  '#7a171f'
]

// LOOK.md has two buttons: one of a form's height, one for rows and bars. Other sizes stay Mantine's.
const buttonSizes: Readonly<Record<string, Readonly<Record<`--button-${string}`, string>>>> = {
  sm: { '--button-height': '32px', '--button-padding-x': '14px', '--button-fz': '0.8125rem' },
  xs: { '--button-height': '26px', '--button-padding-x': '10px', '--button-fz': '0.75rem' }
}

// Mantine shrinks the words with the box; the box is small here, the words are not.
const choiceStyles = {
  label: { fontSize: '0.8125rem', lineHeight: '1.125rem' },
  description: { marginTop: 0, fontSize: '0.75rem', lineHeight: '1rem' },
  error: { fontSize: '0.75rem', lineHeight: '1rem' }
}

/** LOOK.md as a Mantine theme: Inter 13/18, radius 6, a 4 px grid, one accent, rows of 32 px. */
export const theme = createTheme({
  fontFamily: "Inter, system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  colors: { accent, gray, dark, red },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  // White on the dark scheme's accent would be 2.8:1; black on it is 7:1.
  autoContrast: true,
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  fontSizes: { xs: '0.6875rem', sm: '0.8125rem', md: '0.8125rem', lg: '0.9375rem', xl: '1.125rem' },
  lineHeights: { xs: '1.2727', sm: '1.3846', md: '1.3846', lg: '1.3333', xl: '1.3333' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.125rem', lineHeight: '1.3333' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.3333' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.3846' }
    }
  },
  shadows: {
    xs: 'none',
    sm: 'var(--fd-shadow-small)',
    md: 'var(--fd-shadow)',
    lg: 'var(--fd-shadow)',
    xl: 'var(--fd-shadow)'
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm', variant: 'filled' },
      styles: { label: { fontWeight: 500 } },
      vars: (_theme, { size, variant, color }) => ({
        root: {
          ...buttonSizes[String(size)],
          // Mantine judges contrast by the light scheme's accent for both; this variable knows the scheme.
          ...(variant === 'filled' &&
            color === undefined && { '--button-color': 'var(--mantine-primary-color-contrast)' }),
          // And its dark red is a grey; ours is a red that can be read on both.
          ...(variant === 'subtle' && color === 'red' && { '--button-color': 'var(--fd-problem-text)' })
        }
      })
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Input: Input.extend({ vars: () => ({ wrapper: { '--input-height': '32px', '--input-fz': '0.8125rem' } }) }),
    InputWrapper: Input.Wrapper.extend({
      vars: () => ({
        label: { '--input-label-size': '0.8125rem' },
        description: { '--input-description-size': '0.75rem' },
        error: { '--input-error-size': '0.75rem' },
        success: {}
      }),
      styles: {
        label: { marginBottom: 4 },
        description: { marginBottom: 4, lineHeight: '1rem' },
        error: { lineHeight: '1rem' }
      }
    }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' }, styles: choiceStyles }),
    Radio: Radio.extend({ defaultProps: { size: 'xs' }, styles: choiceStyles }),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'xs' },
      styles: {
        root: { background: 'var(--fd-hover)' },
        indicator: { border: '1px solid var(--fd-line-strong)', borderRadius: '4px' },
        label: { fontSize: '0.8125rem' }
      }
    }),
    Notification: Notification.extend({
      defaultProps: { withBorder: true, color: 'accent', closeButtonProps: { 'aria-label': 'Close' } }
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: false,
        yOffset: '12vh',
        padding: 'lg',
        overlayProps: { backgroundOpacity: 0.4 },
        closeButtonProps: { 'aria-label': 'Close' },
        transitionProps: { duration: 140 }
      },
      styles: { title: { fontSize: '0.9375rem', fontWeight: 600 } }
    }),
    Menu: Menu.extend({ defaultProps: { transitionProps: { duration: 120 }, shadow: 'md' } }),
    Popover: Popover.extend({ defaultProps: { transitionProps: { duration: 120 }, shadow: 'md' } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 350,
        transitionProps: { duration: 120 },
        events: { hover: true, focus: true, touch: false }
      }
    })
  }
})

/** Mantine's own colour variables, taken from LOOK.md's tokens so that both speak the same greys. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const fromTokens = {
    '--mantine-color-body': 'var(--fd-panel)',
    '--mantine-color-text': 'var(--fd-text)',
    '--mantine-color-dimmed': 'var(--fd-text-2)',
    '--mantine-color-placeholder': 'var(--fd-text-3)',
    '--mantine-color-default': 'var(--fd-panel)',
    '--mantine-color-default-hover': 'var(--fd-hover)',
    '--mantine-color-default-border': 'var(--fd-line-strong)',
    '--mantine-color-error': 'var(--fd-problem-text)',
    '--mantine-color-anchor': 'var(--fd-accent-text)'
  }
  // Mantine lightens outlined and plain buttons by four shades in dark; from our shade 4 that is white, and what deletes looks like what does not.
  const dark = Object.fromEntries(
    ['accent', 'red'].flatMap((name) => [
      [`--mantine-color-${name}-outline`, `var(--mantine-color-${name}-4)`],
      [`--mantine-color-${name}-light-color`, `var(--mantine-color-${name}-4)`]
    ])
  ) as Readonly<Record<string, string>>
  return { variables: {}, light: fromTokens, dark: { ...fromTokens, ...dark } }
}
