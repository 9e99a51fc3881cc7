import { useLayoutEffect, useState } from 'preact/hooks'

/** Light, dark, or as the device says. */
export type Theme = 'light' | 'dark' | 'device'

const KEY = 'theme'

/** The theme chosen in this browser, and how to choose another. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(stored)
  useLayoutEffect(() => {
    wear(theme)
    localStorage.setItem(KEY, theme)
  }, [theme])
  return [theme, setTheme]
}

/** Put on the chosen theme before anything is drawn. */
export function wearStoredTheme(): void {
  wear(stored())
}

/** Whether `theme` is dark on this device. */
export function isDark(theme: Theme): boolean {
  return theme === 'device' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
}

function wear(theme: Theme): void {
  const { dataset } = document.documentElement
  if (theme === 'device') delete dataset.theme
  else dataset.theme = theme
}

function stored(): Theme {
  const value = localStorage.getItem(KEY)
  return value === 'light' || value === 'dark' ? value : 'device'
}
